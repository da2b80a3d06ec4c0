"""Reading the ledger. Restricted proposals exist only for the protected-persons unit, not even as a number."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from ennakko.accounts.actor import Actor
from ennakko.ledger.brakes import Growth, beyond_cap, braked, unbraked
from ennakko.ledger.frames import held, held_by_place, ledger_frame
from ennakko.ledger.freezes import freezes, frozen
from ennakko.ledger.judging import BY_SILENCE
from ennakko.ledger.models import (
    Addressee,
    Decision,
    DecisionParty,
    Deployment,
    Freeze,
    ObjectiveChoice,
    Proposal,
    Release,
    SigningList,
    Standing,
    State,
    Sweep,
)
from ennakko.ledger.objectives import chosen_objective, in_use, objective_choices
from ennakko.ledger.seated import Seated, freed, seated
from ennakko.outbox import access as outbox
from ennakko.register import access as register

__all__ = [
    "Growth", "Seated", "addressees", "addressees_of", "beyond_cap", "braked", "by_place", "chosen_objective", "counted", "decision",
    "decision_for", "decisions", "decisions_among", "decisions_for", "deployment", "deployments", "freed", "freezes", "frozen", "held", "held_by_place",
    "in_use", "knows", "last_sharing", "latest_proposal", "latest_sweep", "ledger_frame", "live", "live_services", "may_answer", "may_record",
    "may_see", "objective_choices", "open_proposals", "page", "proposal", "proposals_for", "seated", "signed",
    "signed_by_place", "signing_list", "stamp", "standing", "state_counts", "unbraked", "unserved",
]  # fmt: skip

PROTECTED_UNIT = "protected-unit"
ANSWERABLE = frozenset({State.OPEN, State.SOMETHING_ELSE})


def may_see(found: Proposal, actor: Actor) -> bool:
    """Whether an actor may know of the proposal at all. The protected-persons unit's own people see its cases only."""
    if found.restricted:
        return actor.may(PROTECTED_UNIT)
    return actor.roles != {PROTECTED_UNIT}


def proposal(key: int, actor: Actor) -> Proposal | None:
    """The proposal as `actor` may see it; None where there is none for them."""
    found = Proposal.objects.filter(pk=key).first()
    return found if found is not None and may_see(found, actor) else None


def latest_proposal(service: str, season: int, person: int) -> Proposal | None:
    """The live proposal of a person in a season, or the latest dead one."""
    found = Proposal.objects.filter(service=service, season=season, person=person)
    return found.order_by("-live", "-id").first()


def proposals_for(person: int, only: int | None = None) -> list[Proposal]:
    """What a resident may read (of it the one called `only`): their own and those addressed to them, newest first.
    Restricted ones are absent, and whatever a service only plans. Each knows the day of its sweep as `swept_on`."""
    addressed = Addressee.objects.filter(person=person, active=True).values("proposal")
    theirs = Q(person=person) | Q(id__in=addressed)
    found = Proposal.objects.filter(theirs, restricted=False).annotate(swept_on=F("sweep__day"))
    asked = list(found.order_by("-id") if only is None else found.filter(pk=only))
    shown = live_services() if asked else frozenset()
    return [one for one in asked if one.service in shown]


def addressees(key: int) -> list[Addressee]:
    """Everybody a proposal is or was addressed to, by key."""
    return addressees_of([key])[key]


def addressees_of(keys: Collection[int]) -> dict[int, list[Addressee]]:
    """The same of several proposals at once."""
    found: dict[int, list[Addressee]] = {key: [] for key in keys}
    for one in Addressee.objects.filter(proposal__in=found).order_by("person") if found else ():
        found[one.proposal_id].append(one)
    return found


def decisions(key: int) -> list[Decision]:
    """The decisions made on a proposal with their parties, oldest first; those undone too."""
    return list(Decision.objects.filter(proposal=key).prefetch_related("parties").order_by("id"))


def decision(key: int, actor: Actor) -> Decision | None:
    """A decision as a member of staff may see it; None where there is none for them."""
    found = Decision.objects.filter(pk=key).select_related("proposal", "corrects").first()
    return found if found is not None and may_see(found.proposal, actor) else None


def letter_left(made: Decision) -> bool:
    """Whether a letter of the decision has left, or may have: then it is corrected and not undone."""
    return any(
        letter.key.startswith(f"decision:{made.pk}/")
        for letter in outbox.gone(f"proposal:{made.proposal_id}")
    )


def standing(found: Proposal) -> bool:
    """Whether a decision on the proposal stands."""
    return found.decisions.filter(standing=Standing.IN_FORCE).exists()


def decisions_for(key: int, person: int) -> list[Decision]:
    """The decisions on a proposal that a party may read, oldest first: in force or corrected, never undone. A party who
    has no custody any more reads none; a restricted case has none, nor a service that only plans."""
    found = Proposal.objects.filter(pk=key, restricted=False).first()
    if found is None or not live(found.service):
        return []
    return decisions_among([found], person)


def decisions_among(readable: Collection[Proposal], person: int) -> list[Decision]:
    """The same on all proposals that `proposals_for` gave: that nothing of them is hidden was asked there."""
    keys = [found.pk for found in readable]
    if not keys:
        return []
    theirs = Decision.objects.filter(proposal__in=keys, parties__person=person, parties__active=True).exclude(
        standing=Standing.UNDONE
    )
    return list(theirs.prefetch_related("parties").order_by("id"))


def decision_for(key: int, person: int) -> Decision | None:
    """The decision as a party may read it; None for anybody else."""
    found = Decision.objects.filter(pk=key).first()
    theirs = decisions_for(found.proposal_id, person) if found is not None else []
    return next((one for one in theirs if one.pk == key), None)


def signed(signing: int) -> int:
    """How many decisions were signed with a list."""
    return Decision.objects.filter(signing=signing).count()


def signed_by_place(signing: int) -> dict[int, int]:
    """Place to the number of decisions in force that were signed with a list; restricted ones in no count."""
    found = Decision.objects.filter(signing=signing, standing=Standing.IN_FORCE, proposal__restricted=False)
    return dict(found.values_list("place").annotate(many=Count("id")).order_by("place"))


def signing_list(key: int, actor: Actor) -> SigningList | None:
    """A list as whoever opened it sees it; None for anybody else."""
    return SigningList.objects.filter(pk=key, by=str(actor)).first()


def may_answer(found: Proposal, party: Addressee, *, on: date) -> bool:
    """Whether the time and the state let this addressee answer, or take an answer back, on the day."""
    undoable = party.answer and found.state in {State.ACCEPTED, State.DECLINED}
    disagreed = party.answer and found.state == State.WITH_STAFF and found.reason == "guardians_disagree"
    return (
        found.live
        and not found.restricted
        and party.active
        and bool(found.state in ANSWERABLE or undoable or disagreed)
        and (party.deadline is None or on <= party.deadline)
    )


def may_record(found: Proposal, party: Addressee, *, on: date) -> bool:
    """Whether an answer that came on the day, on paper or by phone, may still be recorded: also where silence was read
    meanwhile, for what came in time counts."""
    silence = found.reason in BY_SILENCE and found.state in {State.NO_REMARK, State.WITH_STAFF}
    in_time = party.deadline is None or on <= party.deadline
    unheard = found.live and not found.restricted and party.active and not party.answer
    return may_answer(found, party, on=on) or (silence and in_time and unheard)


def page(
    service: str,
    season: int,
    actor: Actor,
    *,
    states: tuple[str, ...] = (),
    reason: str = "",
    place: int | None = None,
    start: int = 0,
    length: int = 50,
) -> tuple[int, list[Proposal]]:
    """A page of live proposals, by key, filtered where asked: how many there are, and those of the page."""
    found = seen_by(Proposal.objects.filter(service=service, season=season, live=True), actor)
    if states:
        found = found.filter(state__in=states)
    if reason:
        found = found.filter(reason=reason)
    if place is not None:
        found = found.filter(place=place)
    return found.count(), list(found.defer("facts").order_by("id")[start : start + length])


def unserved(parties: Collection[tuple[str, int, int]]) -> set[tuple[str, int, int]]:
    """Of these (proposal or decision, its key, person), those who still wait to be served."""
    keys: dict[str, set[int]] = {"proposal": set(), "decision": set()}
    for kind, key, _ in parties:
        keys[kind].add(key)
    asked = Addressee.objects.filter(
        proposal__in=keys["proposal"], active=True, served_on=None, proposal__live=True,
        proposal__restricted=False, proposal__state__in=ANSWERABLE,
    )  # fmt: skip
    told = DecisionParty.objects.filter(
        decision__in=keys["decision"], active=True, served_on=None, decision__standing=Standing.IN_FORCE,
        decision__proposal__restricted=False,
    )  # fmt: skip
    found = {("proposal", key, person) for key, person in asked.values_list("proposal", "person")}
    found |= {("decision", key, person) for key, person in told.values_list("decision", "person")}
    return found & set(parties)


def open_proposals(service: str, season: int) -> list[int]:
    """The keys of the open proposals of a season that are nobody's secret."""
    found = Proposal.objects.filter(
        service=service, season=season, live=True, state=State.OPEN, restricted=False
    )
    return list(found.order_by("id").values_list("id", flat=True))


def state_counts(service: str, season: int) -> dict[str, int]:
    """Live proposals by state, restricted ones in no count."""
    live = Proposal.objects.filter(service=service, season=season, live=True, restricted=False)
    return dict(live.values_list("state").annotate(number=Count("id")).order_by("state"))


def by_place(service: str, season: int) -> dict[int, dict[str, int]]:
    """Place to state to seats that live proposals of the service hold there."""
    seated = Proposal.objects.filter(service=service, season=season, live=True, place__isnull=False)
    rows = seated.values_list("place", "state").annotate(seats=Count("id")).order_by("place", "state")
    places: dict[int, dict[str, int]] = {}
    for place, state, seats in rows:
        places.setdefault(place, {})[state] = seats
    return places


def knows(service: str, persons: Collection[int]) -> bool:
    """Whether there ever was a proposal of the service about one of the persons."""
    return Proposal.objects.filter(service=service, person__in=register.among(persons)).exists()


def live(service: str) -> bool:
    """Whether the service went live: until then it only plans, and nothing of it is sent or shown to residents."""
    latest = deployment(service)
    return latest is not None and latest.live


def live_services() -> frozenset[str]:
    """The services that are live, in one query: of each the latest act holds."""
    acts = Deployment.objects.order_by("id").values_list("service", "live")
    return frozenset(service for service, is_live in dict(acts).items() if is_live)


def deployment(service: str) -> Deployment | None:
    """The act that holds about the service: live or plan only, who decided it, when and why. None: it never went live."""
    return Deployment.objects.filter(service=service).order_by("-id").first()


def deployments(service: str) -> list[Deployment]:
    """Every act by which the service went live or back to planning, the newest first."""
    return list(Deployment.objects.filter(service=service).order_by("-id"))


def latest_sweep(service: str, season: int) -> Sweep | None:
    """The last full sweep of the season that was applied to its end."""
    swept = Sweep.objects.filter(service=service, season=season, scope="full", applied_at__isnull=False)
    return swept.order_by("-id").first()


def last_sharing(service: str, season: int) -> Sweep | None:
    """The last applied sweep of the season in which people competed for places: its report holds both objectives."""
    swept = Sweep.objects.filter(service=service, season=season, applied_at__isnull=False)
    return swept.filter(report__has_key="chosen").order_by("-id").first()


def counted(proposals: Collection[int], service: str, season: int) -> set[int]:
    """Of these proposals, those of the service and season that may be in a count: no restricted one."""
    named = Proposal.objects.filter(pk__in=register.among(proposals))
    return set(named.filter(service=service, season=season, restricted=False).values_list("pk", flat=True))


def stamp(service: str) -> tuple[object, ...]:
    """Changes whenever anything in the ledger changes that a plan of the service, or its page, rests on."""
    proposals = Proposal.objects.aggregate(number=Count("id"), versions=Sum("version"))
    return (
        proposals["number"],
        proposals["versions"] or 0,
        Release.objects.filter(service=service).count(),
        int(braked(service)),
        *Freeze.objects.filter(service=service).order_by("person").values_list("person", "until"),
        ObjectiveChoice.objects.filter(service=service).count(),
    )


def seen_by(found: QuerySet[Proposal], actor: Actor) -> QuerySet[Proposal]:
    """Of these proposals, those the actor may know of."""
    if not actor.may(PROTECTED_UNIT):
        return found.filter(restricted=False)
    return found.filter(restricted=True) if actor.roles == {PROTECTED_UNIT} else found
