"""The queue: the cases that wait for a person, what is due first before the others. Counted and paged by the database.

A restricted case is in no list and no number but those of the protected-persons unit.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from ennakko.accounts.access import stands_in_for
from ennakko.accounts.actor import Actor
from ennakko.ledger.access import seen_by
from ennakko.ledger.handlers import WAITING
from ennakko.ledger.models import Addressee, Decision, Note, Proposal, State

DUE, DECIDED, RETURNED = "due", "decided", "returned"
ONLY = (DUE, DECIDED, RETURNED)


@dataclass(frozen=True)
class Wanted:
    """Which cases: of a reason, of some handlers (None: of everybody), and only those with a reminder that is due, those
    that changed after they were decided, or those whose letter came back."""

    reason: str = ""
    handlers: frozenset[str] | None = None
    only: str = ""


def mine(actor: Actor, on: date) -> frozenset[str]:
    """Whose cases the actor follows on the day: their own, and those of whoever they stand in for."""
    return frozenset({str(actor)} | stands_in_for(actor, on))


def numbers(service: str, season: int, actor: Actor, wanted: Wanted, *, on: date) -> dict[str, int]:
    """How many of the cases wait for each reason, the reason wanted left aside; most first."""
    found = _found(service, season, actor, Wanted("", wanted.handlers, wanted.only), on=on)
    counted = found.order_by().values_list("reason").annotate(number=Count("id"))
    return dict(sorted(counted, key=lambda row: (-row[1], row[0])))


def cases(
    service: str, season: int, actor: Actor, wanted: Wanted, *, on: date, start: int = 0, length: int = 50
) -> list[Proposal]:
    """A page of the cases, what is due before the others; each with `due`, the day of its next reminder."""
    return list(_ordered(_found(service, season, actor, wanted, on=on), on)[start : start + length])


def following(
    service: str, season: int, actor: Actor, wanted: Wanted, *, on: date, after: int | None
) -> int | None:
    """The case that comes after this one in the queue, the first where this one is not in it; None at the end."""
    keys = list(_ordered(_found(service, season, actor, wanted, on=on), on).values_list("pk", flat=True))
    at = keys.index(after) + 1 if after in keys else 0
    return keys[at] if at < len(keys) else None


def handlers(service: str, season: int, actor: Actor, *, on: date) -> dict[str, int]:
    """Who follows how many of the cases that the actor may see."""
    found = _found(service, season, actor, Wanted(), on=on).order_by()
    return dict(found.values_list("handler").annotate(number=Count("id")))


def count(service: str, season: int, actor: Actor, wanted: Wanted, *, on: date) -> int:
    """How many cases there are."""
    return _found(service, season, actor, wanted, on=on).count()


def answers(proposals: Collection[int]) -> dict[int, list[Addressee]]:
    """The addressees in force of these cases, beside each other."""
    found: dict[int, list[Addressee]] = {}
    for party in Addressee.objects.filter(proposal__in=proposals, active=True).order_by("proposal", "person"):
        found.setdefault(party.proposal_id, []).append(party)
    return found


def notes(proposal: int) -> list[Note]:
    """What was noted on a case, the newest first. Ask only for a case that the reader may see."""
    return list(Note.objects.filter(proposal=proposal).order_by("-id"))


def _found(service: str, season: int, actor: Actor, wanted: Wanted, *, on: date) -> QuerySet[Proposal]:
    """A case is in the queue while it waits for a person, and on the day of a reminder whatever its state is."""
    found = seen_by(Proposal.objects.filter(service=service, season=season, live=True), actor)
    open_notes = Note.objects.filter(proposal=OuterRef("pk"), remind_on__isnull=False, done_at=None)
    due = Exists(open_notes.filter(remind_on__lte=on))
    if wanted.only == DUE:
        found = found.filter(due)
    elif wanted.only == RETURNED:
        back = Addressee.objects.filter(proposal=OuterRef("pk"), active=True, served_on=None, answer="")
        found = found.filter(
            Exists(back.filter(returned_at__isnull=False)), state__in=[State.OPEN, State.SOMETHING_ELSE]
        )
    else:
        found = found.filter(Q(state__in=WAITING) | due)
    if wanted.only == DECIDED:
        found = found.filter(Exists(Decision.objects.filter(proposal=OuterRef("pk"))))
    if wanted.reason:
        found = found.filter(reason=wanted.reason)
    if wanted.handlers is not None:
        found = found.filter(handler__in=wanted.handlers)
    return found


def _ordered(found: QuerySet[Proposal], on: date) -> QuerySet[Proposal]:
    """Reminders that are due, then what waits longest; what is to come back on a later day comes last."""
    next_note = (
        Note.objects.filter(proposal=OuterRef("pk"), remind_on__isnull=False, done_at=None)
        .order_by()
        .values("proposal")
        .annotate(day=Min("remind_on"))
        .values("day")
    )
    rank = Case(
        When(due__lte=on, then=Value(0)),
        When(due__isnull=True, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    dated = found.annotate(due=Subquery(next_note, output_field=DateField())).annotate(rank=rank)
    return dated.defer("facts").order_by("rank", F("due").asc(nulls_first=True), "changed_at", "id")
