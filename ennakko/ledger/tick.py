"""What time does: deadlines pass, hearings end, seasons end, and people whose dated facts turn are announced.

Idempotent and in chunks: what a day did is not done again, and a tick that was killed goes on where it stopped.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.consent import access as consent
from ennakko.consent import actions as consent_actions
from ennakko.engine.service import Service
from ennakko.ledger import bulk
from ennakko.ledger.brakes import braked
from ennakko.ledger.catalogue import agreements, services
from ennakko.ledger.deployment import tell
from ennakko.ledger.handlers import WAITING, Handlers
from ennakko.ledger.handover import reassign
from ennakko.ledger.judging import Verdict, verdict
from ennakko.ledger.letters import Post
from ennakko.ledger.models import Addressee, Proposal, State, Tell, Tick
from ennakko.register import access as register
from ennakko.register import actions as register_actions

CHUNK = 500
SEASON_ENDED = "season_ended"
Take = Callable[..., tuple[Sequence[Proposal], Counter[str]]]
CHANGED = ["state", "reason", "tell", "handler", "version", "changed_at", "place", "cost"]


def tick(
    *, on: date, by: Actor, at: datetime, progress: Callable[[int], None] = lambda done: None
) -> dict[str, int]:
    """Do what the day brings, for every service that is not stopped. Returns how many proposals took each turn, how many
    people were announced (`turned`), how many cases of those who left found another handler (`reassigned`), and of how many proposals somebody had not been
    told (`told`).
    `progress(done)` is called after every chunk."""
    counts: Counter[str] = Counter()
    consent_actions.load(agreements=agreements(), by=by, at=at)
    counts["turned"] = _turn(on=on, at=at)
    counts["reassigned"] = reassign(by=by, at=at)
    for service in services().values():
        if braked(service.key):
            counts["stopped_services"] += 1
            continue
        for take in (_ended, _judged):
            for turned in _chunks(take, service, on=on, by=by, at=at):
                counts += turned
                progress(counts.total())
        counts["told"] += tell(service, on=on, by=by, at=at)
    return dict(+counts)


def _chunks(take: Take, service: Service, *, on: date, by: Actor, at: datetime) -> Iterator[Counter[str]]:
    """The turns of a service, a chunk in a transaction, until nothing is left."""
    after = 0
    while True:
        with transaction.atomic():
            found, turned = take(service, after, on=on, by=by, at=at)
        if not found:
            return
        after = found[-1].pk
        yield turned


def _ended(
    service: Service, after: int, *, on: date, by: Actor, at: datetime
) -> tuple[Sequence[Proposal], Counter[str]]:
    """Open proposals of seasons that have ended lapse. They stay the last word of their season."""
    seasons = [
        season
        for season in Proposal.objects.filter(service=service.key, state=State.OPEN, live=True)
        .values_list("season", flat=True)
        .distinct()
        if service.season.ends(season) < on
    ]
    found = _locked(Proposal.objects.filter(service=service.key, season__in=seasons, state=State.OPEN), after)
    for proposal in found:
        _become(proposal, Verdict(State.LAPSED, SEASON_ENDED), at=at)
        proposal.tell = Tell.NOBODY
    return found, _store(service, found, on=on, by=by, at=at)


def _judged(
    service: Service, after: int, *, on: date, by: Actor, at: datetime
) -> tuple[Sequence[Proposal], Counter[str]]:
    """Proposals whose answers, with the day, come to something else than they stand at."""
    parties = Addressee.objects.filter(proposal=OuterRef("pk"), active=True)
    running = parties.filter(deadline=None) | parties.filter(deadline__gte=on)
    waiting = Proposal.objects.filter(
        Exists(parties.exclude(answer="")) | (Exists(parties) & ~Exists(running)),
        service=service.key,
        state__in=[State.OPEN, State.SOMETHING_ELSE],
    )
    found = _locked(waiting, after)
    answers: dict[int, list[Addressee]] = {}
    for mine in Addressee.objects.filter(proposal__in=[p.pk for p in found], active=True).order_by("person"):
        answers.setdefault(mine.proposal_id, []).append(mine)
    turned = []
    for proposal in found:
        theirs = answers[proposal.pk]
        past = all(mine.deadline is not None and mine.deadline < on for mine in theirs)
        now = verdict(service.terms, [mine.answer for mine in theirs], past=past)
        if now.state != proposal.state and _moves_on(proposal, now):
            _become(proposal, now, at=at)
            turned.append(proposal)
    return found, _store(service, turned, on=on, by=by, at=at)


def _moves_on(proposal: Proposal, now: Verdict) -> bool:
    """A wish that a human follows is left only for a disagreement: time alone never ends it."""
    return proposal.state == State.OPEN or now.state == State.WITH_STAFF


def _locked(waiting: QuerySet[Proposal], after: int) -> list[Proposal]:
    chunk = waiting.filter(live=True, restricted=False, pk__gt=after).order_by("pk")
    return list(chunk.select_for_update()[:CHUNK])


def _become(proposal: Proposal, now: Verdict, *, at: datetime) -> None:
    proposal.state, proposal.reason = now.state, now.reason
    proposal.tell = Tell.STAFF if now.state == State.WITH_STAFF else Tell.NOBODY
    if now.state == State.DECLINED:
        proposal.place = proposal.cost = None
    proposal.version += 1
    proposal.changed_at = at


def _store(
    service: Service, turned: Sequence[Proposal], *, on: date, by: Actor, at: datetime
) -> Counter[str]:
    handlers = Handlers(at)
    for proposal in turned:
        if proposal.state in WAITING:
            proposal.handler = handlers.of(proposal)
    bulk.update(turned, CHANGED)
    if turned:
        Post(service, on=on, by=by, at=at).stop(turned)
    audit.record_many(
        [
            audit.Entry(
                by,
                at,
                str(p.state),
                f"proposal:{p.pk}",
                p.person,
                {"state": str(p.state), "reason": p.reason},
            )
            for p in turned
        ]
    )
    return Counter(p.reason if p.state == State.WITH_STAFF else str(p.state) for p in turned)


@transaction.atomic
def _turn(*, on: date, at: datetime) -> int:
    """Announce everybody for whom a dated thing begins or ends since the last tick; the first one looks back a day."""
    last = Tick.objects.order_by("-day").first()
    after = last.day if last is not None else on - timedelta(days=1)
    if after >= on:
        return 0
    persons = register.turning(after, on) | consent.turning(after, on)
    register_actions.touch(persons=persons, why="turned", at=at)
    Tick.objects.create(day=on, at=at)
    return len(persons)
