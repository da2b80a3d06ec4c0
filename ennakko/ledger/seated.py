"""Who holds a seat at a place, as its school is told of them: nobody restricted, guarded or dead, and no place elsewhere."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from ennakko.ledger.kinds import Outcome
from ennakko.ledger.models import Addressee, InGroup, Proposal, State, Sweep
from ennakko.register import access as register

FREED = (
    Outcome.PRIVATE_SCHOOL,
    Outcome.HOME_TEACHING,
    Outcome.POSTPONED,
    Outcome.MOVED_AWAY,
    Outcome.DIED,
    Outcome.OTHER_PLACE,
)
PLACED = frozenset({State.ACCEPTED, State.NO_REMARK, State.DECIDED, State.BY_HAND})


@dataclass(frozen=True)
class Seated:
    """A child with a seat. `family` is the same for children of the same guardians; `late`: proposed after the main sweep."""

    proposal: int
    person: int
    born: date | None
    place: int
    state: str
    metres: int | None
    language: str
    family: tuple[int, ...]
    beside_sibling: bool
    late: bool
    by_hand: str  # the group a person chose


def seated(
    service: str, season: int, places: Collection[int] | None = None, states: Collection[str] = ()
) -> list[Seated]:
    """The children who hold a seat at one of the places (None: at any), in one of the states (none: in whichever)."""
    rows = Proposal.objects.filter(
        service=service, season=season, live=True, restricted=False, place__isnull=False
    ).order_by("id")
    if places is not None:
        rows = rows.filter(place__in=places)
    if states:
        rows = rows.filter(state__in=states)
    found = list(rows)
    births = register.listable([one.person for one in found])
    found = [one for one in found if one.person in births]
    families = _families(service, season, {one.pk for one in found})
    chosen = groups_by_hand(service, season)
    since = _main_sweep(service, season)
    return [
        Seated(
            proposal=one.pk,
            person=one.person,
            born=births[one.person],
            place=one.place or 0,
            state=one.state,
            metres=one.cost,
            language=str(one.facts.get("language") or ""),
            family=families.get(one.pk, (-one.person,)),
            beside_sibling=bool(one.facts.get("criteria", {}).get("with_sibling")),
            late=since is not None and one.made_at > since,
            by_hand=chosen.get(one.pk, ""),
        )
        for one in found
    ]


def freed(service: str, season: int, place: int) -> dict[str, int]:
    """Seats of the place that fell free in the season because a family chose something else: outcome to number."""
    gone = Proposal.objects.filter(
        service=service, season=season, live=True, restricted=False, reason__in=FREED, facts__place=place
    ).exclude(place=place)
    return dict(Counter(gone.values_list("reason", flat=True)))


def groups_by_hand(service: str, season: int) -> dict[int, str]:
    """Proposal to the group a person chose, where it still holds the place of that group."""
    rows = InGroup.objects.filter(
        proposal__service=service, proposal__season=season, proposal__live=True, proposal__place=F("place")
    )
    return dict(rows.values_list("proposal", "group"))


def _families(service: str, season: int, proposals: Collection[int]) -> Mapping[int, tuple[int, ...]]:
    """Proposal to its addressees in force, which children of the same guardians share."""
    rows = Addressee.objects.filter(
        proposal__service=service, proposal__season=season, proposal__live=True, active=True
    )
    found: dict[int, list[int]] = {}
    for proposal, person in rows.order_by("person").values_list("proposal", "person"):
        if proposal in proposals:
            found.setdefault(proposal, []).append(person)
    return {proposal: tuple(persons) for proposal, persons in found.items()}


def _main_sweep(service: str, season: int) -> datetime | None:
    """When the first full sweep of the season had been applied: whoever is proposed something later joined late."""
    swept = Sweep.objects.filter(service=service, season=season, scope="full", applied_at__isnull=False)
    return swept.order_by("id").values_list("applied_at", flat=True).first()
