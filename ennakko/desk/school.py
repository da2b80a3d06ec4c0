"""One school as its page lays it out: seats, children with their groups, groups, what fell free."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ennakko.base.text import Text
from ennakko.desk import overview, words
from ennakko.desk.grouping import GENERAL, Child, Room, suggest
from ennakko.desk.reasons import reason
from ennakko.desk.words import school as topic
from ennakko.engine.export import FIELDS
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.register import access as register

ONE_GROUP = "A"  # where no group was loaded, the school is one


@dataclass(frozen=True)
class Pupil:
    """A child of the school. `by_hand`: the group was chosen by a person, not suggested."""

    proposal: int
    person: int
    who: str
    born: date | None
    state: Text
    metres: int | None
    marks: tuple[Text, ...]
    group: str
    by_hand: bool


@dataclass(frozen=True)
class Group:
    """A group with its seats and how many children it has."""

    name: str
    kind: Text
    seats: int
    children: int


@dataclass(frozen=True)
class School:
    """Everything the page lays out; `over` children more than seats, `in_buffer` seats used of the buffer."""

    card: register.PlaceCard
    pupils: tuple[Pupil, ...]
    groups: tuple[Group, ...]
    has_groups: bool
    freed: tuple[tuple[Text, int], ...]

    @property
    def free(self) -> int:
        """Seats nobody holds, the buffer among them."""
        return max(0, self.card.capacity - len(self.pupils))

    @property
    def over(self) -> int:
        """Children beyond the seats."""
        return max(0, len(self.pupils) - self.card.capacity)

    @property
    def in_buffer(self) -> int:
        """Seats of the buffer that are held."""
        return min(self.card.buffer, max(0, len(self.pupils) - self.card.capacity + self.card.buffer))

    @property
    def ungrouped(self) -> int:
        """Children for whom no group has room."""
        return sum(not pupil.group for pupil in self.pupils)


def school_of(service: Service, season: int, card: register.PlaceCard) -> School:
    """The school as it stands, its children by name."""
    seated = ledger.seated(service.key, season, [card.key])
    loaded = register.groups_of([card.key]).get(card.key, [])
    rooms = [Room(each.name, each.kind, each.seats) for each in loaded]
    rooms = rooms or [Room(ONE_GROUP, GENERAL, card.capacity)]
    put = suggest([Child(one.proposal, one.proposal, one.family, one.by_hand) for one in seated], rooms)
    sizes = Counter(put.values())
    return School(
        card=card,
        pupils=_pupils(seated, put),
        groups=tuple(
            Group(room.name, topic.kinds.get(room.kind, Text(*[room.kind] * 3)), room.seats, sizes[room.name])
            for room in sorted(rooms, key=lambda room: room.name)
        ),
        has_groups=bool(loaded),
        freed=tuple(
            (reason(service, key), number)
            for key, number in sorted(ledger.freed(service.key, season, card.key).items())
        ),
    )


def exported(service: Service) -> list[dict[str, object]]:
    """The columns of the service's export: name, what it is, source, why."""
    columns = service.export.columns if service.export else ()
    return [
        {
            "name": column.name,
            "says": FIELDS[column.field].says,
            "source": FIELDS[column.field].source,
            "why": column.why,
        }
        for column in columns
    ]


def _pupils(seated: Sequence[ledger.Seated], put: Mapping[int, str]) -> tuple[Pupil, ...]:
    names = register.names_of(one.person for one in seated)
    families = Counter(one.family for one in seated)
    pupils = (
        Pupil(
            proposal=one.proposal,
            person=one.person,
            who=overview.who(names, one.person),
            born=one.born,
            state=words.states[one.state],
            metres=one.metres,
            marks=_marks(one, families[one.family]),
            group=put.get(one.proposal, ""),
            by_hand=bool(one.by_hand) and put.get(one.proposal) == one.by_hand,
        )
        for one in seated
    )
    return tuple(sorted(pupils, key=lambda pupil: (pupil.who, pupil.proposal)))


def _marks(one: ledger.Seated, family: int) -> tuple[Text, ...]:
    marks = {topic.twin: family > 1, topic.beside_sibling: one.beside_sibling, topic.late: one.late}
    return tuple(mark for mark, holds in marks.items() if holds)
