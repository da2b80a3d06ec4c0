"""A service goes live by a recorded act. Until then everything works and nothing is sent: plan only.

What was planned before is told when the service goes live: a notice to each addressee of an open proposal who has none.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.consent import actions as consent
from ennakko.engine.service import Law, Service
from ennakko.ledger import algorithms, catalogue, refusals
from ennakko.ledger import refusals_running as running
from ennakko.ledger.access import live
from ennakko.ledger.letters import Post
from ennakko.ledger.models import Addressee, Deployment, Proposal, State
from ennakko.outbox import access as outbox
from ennakko.ui import said as ui

CHUNK = 500
LONGEST = 400  # characters


def go_live(
    *,
    service: str,
    why: str,
    on: date,
    by: Actor,
    at: datetime,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> int:
    """Let a service send. Notices go to whoever has none yet; returns how many proposals they are about.

    Killed between two chunks, the rest is told by `tick`, or by whoever goes live again.
    """
    declared = catalogue.service(service)
    refuse_coming(declared, on=on)
    algorithms.refuse_unregistered(declared)
    with transaction.atomic():
        _record(service, True, why, by=by, at=at)
        algorithms.publish(service=declared, on=on, by=by, at=at)
    return tell(declared, on=on, by=by, at=at, progress=progress)


def refuse_coming(service: Service, *, on: date) -> None:
    """Raise Refused where the law the service rests on is not in force on the day."""
    if isinstance(service.basis, Law) and service.basis.in_force and service.basis.in_force > on:
        raise Refused(
            *refusals.said(
                running.COMING_LAW, service=service.key, act=service.basis.act, section=service.basis.section,
                day=service.basis.in_force,
            )
        )  # fmt: skip


def back_to_planning(*, service: str, why: str, by: Actor, at: datetime) -> None:
    """Let a service send no more. What waits to be sent stays where it is until the service is live again."""
    _record(service, False, why, by=by, at=at)


@transaction.atomic
def _record(service: str, to_live: bool, why: str, *, by: Actor, at: datetime) -> None:
    if by.kind != "system" and not by.may("operator"):
        raise Refused(*running.OPERATORS_DEPLOYMENT)
    declared = catalogue.service(service)
    words = " ".join(why.split())
    if not words:
        raise Refused(*running.NO_REASON_TO_DEPLOY)
    if len(words) > LONGEST:
        raise Refused(*refusals.said(running.LONG_REASON, count=ui.number_text(len(words)), most=LONGEST))
    consent.load(agreements=catalogue.agreements(), by=by, at=at)
    made = Deployment.objects.create(service=declared.key, live=to_live, by=str(by), at=at, why=words)
    verb = "went_live" if to_live else "back_to_planning"
    audit.record(by=by, at=at, verb=verb, about=f"service:{declared.key}", payload={"deployment": made.pk})


def tell(
    service: Service,
    *,
    on: date,
    by: Actor,
    at: datetime,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> int:
    """Notices to the active addressees of open proposals who were never written to, a chunk in a transaction. Returns how
    many proposals they are about; a second time there are none. Does nothing while the service is not live."""
    if not live(service.key):
        return 0
    untold = sorted(_untold(service))
    for start in range(0, len(untold), CHUNK):
        with transaction.atomic():
            _notify(service, untold[start : start + CHUNK], on=on, by=by, at=at)
        progress(min(start + CHUNK, len(untold)), len(untold))
    return len(untold)


def _untold(service: Service, among: Collection[int] | None = None) -> dict[int, set[int]]:
    """Proposal to those of its addressees who wait for a first letter."""
    waiting = Addressee.objects.filter(
        proposal__service=service.key, proposal__state=State.OPEN, proposal__live=True, proposal__restricted=False,
        active=True, served_on=None,
    )  # fmt: skip
    if among is not None:
        waiting = waiting.filter(proposal__in=among)
    found: dict[int, set[int]] = {}
    for proposal, person in waiting.values_list("proposal_id", "person"):
        found.setdefault(proposal, set()).add(person)
    for about, person in outbox.written_to([f"proposal:{key}" for key in found]):
        found[int(about.partition(":")[2])].discard(person)
    return {key: people for key, people in found.items() if people}


def _notify(service: Service, keys: Collection[int], *, on: date, by: Actor, at: datetime) -> None:
    """Looked at again once locked: somebody may have answered, or a sweep written, since."""
    locked = list(Proposal.objects.filter(pk__in=keys).select_for_update().order_by("pk"))
    untold = _untold(service, keys)
    parties: dict[int, list[Addressee]] = {}
    for party in Addressee.objects.filter(proposal__in=untold).order_by("person"):
        if party.person in untold[party.proposal_id]:
            parties.setdefault(party.proposal_id, []).append(party)
    post = Post(service, on=on, by=by, at=at)
    for proposal in locked:
        post.notice(proposal, parties.get(proposal.pk, ()))
    post.send()
