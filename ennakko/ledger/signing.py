"""Signing in bulk: a list is opened, read, and then signed as it was opened. What changed meanwhile is left out.

A list belongs to whoever opened it, and to the day. It is signed in chunks, each a transaction of its own; killed
between two of them, signing the same list again goes on where it stopped.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from ennakko.accounts.access import in_charge_of
from ennakko.accounts.actor import Actor, system
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.base.text import Text
from ennakko.engine.service import Service
from ennakko.ledger import catalogue, refusals
from ennakko.ledger import refusals_decisions as refused
from ennakko.ledger.brakes import refuse_braked
from ennakko.ledger.deciding import HEARD, Deciding, cases, may_decide
from ennakko.ledger.kinds import Left
from ennakko.ledger.models import Decision, Proposal, SigningList, Standing
from ennakko.ledger.reasons import compose
from ennakko.register import access as register

CHUNK = 500  # well under a second: so long another writer waits
FRESH = timedelta(days=1)  # an older list is opened anew


@dataclass(frozen=True)
class Signed:
    """What came of a list: how many decisions it holds, and what was left out by reason."""

    signed: int
    left: Mapping[int, Left]


@transaction.atomic
def open_list(*, service: str, season: int, by: Actor, at: datetime) -> SigningList:
    """Everything that is ready for a decision by `by`, as it is now; their last list again where it is the same.

    A principal in charge of schools gets those schools only. Raises Refused without the role that decides.
    """
    declared = catalogue.service(service)
    may_decide(declared, by)
    rows = _ready(declared, season, in_charge_of(by))
    mine = SigningList.objects.filter(service=service, season=season, by=str(by), signed_at=None)
    mine.filter(opened_at__lt=at - FRESH, decisions=None).delete()  # nobody can sign those any more
    last = mine.order_by("-id").first()
    versions = {key: version for key, version, *_ in rows}
    if last is not None and dict(last.rows) == versions and at - FRESH <= last.opened_at <= at:
        return last
    opened = SigningList.objects.create(
        service=service, season=season, by=str(by), opened_at=at, rows=_in_order(rows)
    )
    audit.record(
        by=by, at=at, verb="opened_list", about=f"signing:{opened.pk}",
        payload={"service": service, "season": season, "rows": len(rows)},
    )  # fmt: skip
    return opened


@transaction.atomic
def leave_out(*, signing: int, proposals: Collection[int], by: Actor, at: datetime) -> SigningList:
    """Take rows off one's list; they stay ready for another day."""
    return _mark(signing, by, at, lambda out: out | set(proposals))


@transaction.atomic
def put_back(*, signing: int, proposals: Collection[int], by: Actor, at: datetime) -> SigningList:
    """Put rows back that were left out."""
    return _mark(signing, by, at, lambda out: out - set(proposals))


def sign(
    *,
    signing: int,
    on: date,
    by: Actor,
    at: datetime,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Signed:
    """Sign exactly what was opened: every row whose proposal is as it was then, by the register of the day.

    `progress(done, total)` is called after every chunk. Raises Refused for a list that was opened by somebody else, is
    older than a day or signed already, without the role that decides, or while the service is stopped.
    """
    opened = _mine(signing, by, at)
    service = catalogue.service(opened.service)
    may_decide(service, by)
    out = set(opened.left_out)
    done = set(opened.decisions.values_list("proposal", flat=True))
    rows = [(key, version) for key, version in opened.rows if key not in out and key not in done]
    left: dict[int, Left] = {}
    deciding = Deciding(service, opened.season, on, by, at, opened)
    for start in range(0, len(rows), CHUNK):
        with transaction.atomic():
            refuse_braked(service.key)
            left |= deciding.decide(dict(rows[start : start + CHUNK])).left
        progress(min(start + CHUNK, len(rows)), len(rows))
    return _close(opened, left, by=by, at=at)


@dataclass(frozen=True)
class Row:
    """A row of a list as it is shown: `why` says what would keep it from being signed now."""

    proposal: Proposal
    out: bool
    reasons: Text
    why: Left | None


def rows_of(opened: SigningList, keys: Sequence[int], *, on: date) -> list[Row]:
    """These rows of a list, in its order. What the protected-persons unit has by now is absent."""
    service = catalogue.service(opened.service)
    versions, out = dict(opened.rows), set(opened.left_out)
    looked_at = {key: versions[key] for key in keys}
    held_up = cases(service, opened.season, looked_at, on=on, by=system("list"))
    return [
        Row(case.proposal, key in out, compose(service, case.grounds), case.why)
        for key, case in held_up.items()
        if case.why != Left.ELSEWHERE
    ]


def schools_of(opened: SigningList) -> dict[int, list[int]]:
    """Place to the proposals of a list that hold a seat there, in the order of the list."""
    at = dict(
        Proposal.objects.filter(pk__in=[key for key, _ in opened.rows], restricted=False).values_list(
            "id", "place"
        )
    )
    schools: dict[int, list[int]] = {}
    for key, _ in opened.rows:
        if (place := at.get(key)) is not None:
            schools.setdefault(place, []).append(key)
    return schools


def _ready(service: Service, season: int, schools: Collection[int]) -> list[tuple[int, int, int, int]]:
    """(proposal, version, place, child) of everything ready."""
    ready = Proposal.objects.filter(
        service=service.key, season=season, live=True, restricted=False, state__in=HEARD, place__isnull=False
    ).exclude(decisions__standing=Standing.IN_FORCE)
    if schools:
        ready = ready.filter(place__in=schools)
    return [
        (key, version, place, child)
        for key, version, place, child in ready.order_by("id").values_list("id", "version", "place", "person")
        if place is not None
    ]


def _in_order(rows: Sequence[tuple[int, int, int, int]]) -> list[list[int]]:
    """[proposal, version] as they are read: by the name of the place, then of the child."""
    places = register.places({place for _, _, place, _ in rows})
    names = register.names_of({child for *_, child in rows})

    def by_name(row: tuple[int, int, int, int]) -> tuple[str, int, str, str, int]:
        key, _, place, child = row
        at, who = places.get(place), names.get(child)
        return at.name.fi if at else "", place, who.last if who else "", who.called if who else "", key

    return [[key, version] for key, version, *_ in sorted(rows, key=by_name)]


def _mine(signing: int, by: Actor, at: datetime) -> SigningList:
    """The list, where `by` may still sign it."""
    opened = SigningList.objects.filter(pk=signing).first()
    if opened is None or opened.by != str(by):
        raise Refused(*refused.LIST_NOT_OPENED)
    if opened.signed_at is not None:
        raise Refused(*refusals.LIST_SIGNED)
    if at - opened.opened_at > FRESH:
        raise Refused(*refusals.LIST_OLD)
    return opened


def _mark(signing: int, by: Actor, at: datetime, mark: Callable[[set[int]], set[int]]) -> SigningList:
    SigningList.objects.select_for_update().filter(pk=signing).first()
    opened = _mine(signing, by, at)
    opened.left_out = sorted(mark(set(opened.left_out)) & {key for key, _ in opened.rows})
    opened.save(update_fields=["left_out"])
    return opened


@transaction.atomic
def _close(opened: SigningList, left: Mapping[int, Left], *, by: Actor, at: datetime) -> Signed:
    signed = Decision.objects.filter(signing=opened).count()
    opened.signed_at, opened.unsigned = at, {str(key): str(why) for key, why in left.items()}
    opened.save(update_fields=["signed_at", "unsigned"])
    audit.record(
        by=by, at=at, verb="signed_list", about=f"signing:{opened.pk}",
        payload={"service": opened.service, "signed": signed, "left": len(left)},
    )  # fmt: skip
    return Signed(signed, left)
