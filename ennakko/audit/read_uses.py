"""Reading the data-use log: what one person is told, and what a controller's staff are asked about.

A sweep of everybody is one row. It covered a person where the register knew them by then and they were alive on the
day: nothing more is kept, and nothing less is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from ennakko.audit.models import Event, Question, Subject, Use
from ennakko.base.text import Text

KINDS = ("staff", "system", "sweep")


@dataclass(frozen=True)
class Asked:
    """A question about a use; `answer` is empty while nobody has answered."""

    key: int
    person: int
    asked_by: int
    asked_at: datetime
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class Card:
    """One use as it was written. Who looked is not in it: only a decision opens that."""

    key: int
    at: datetime
    day: date
    kind: str
    service: str
    controller: str
    unit: str
    role: str
    purpose: str
    ground: Text
    fields: tuple[str, ...]
    everybody: bool


@dataclass(frozen=True)
class Wanted:
    """Which uses: of days (both ends in), of a controller, of a kind. `guardian`: as a guardian may read them."""

    since: date | None = None
    until: date | None = None
    controller: str = ""
    kind: str = ""
    guardian: bool = False


def keys_of(person: int, wanted: Wanted, *, died: date | None = None) -> list[int]:
    """The uses that were about a person, newest first. `died`: later sweeps of everybody were not about them."""
    found = set(_named(person, wanted).values_list("use__at", "use_id"))
    found.update(_everybody(person, wanted, died).values_list("at", "pk"))
    return [key for _, key in sorted(found, reverse=True)]


def cards(keys: Sequence[int]) -> list[Card]:
    """These uses, in this order."""
    found = {use.pk: _card(use) for part in _parts(keys) for use in Use.objects.filter(pk__in=part)}
    return [found[key] for key in keys if key in found]


def looks_at(person: int) -> list[Card]:
    """Who looked at one person's data, when and for what, oldest first."""
    looked = Use.objects.filter(subjects__person=person).exclude(kind="sweep")
    return [_card(use) for use in looked.order_by("pk")]


def controllers_of(person: int, *, guardian: bool, died: date | None = None) -> list[str]:
    """The controllers in a person's own log: what one may filter by."""
    wanted = Wanted(guardian=guardian)
    found = set(_named(person, wanted).values_list("use__controller", flat=True).distinct())
    found.update(_everybody(person, wanted, died).values_list("controller", flat=True).distinct())
    return sorted(found)


def questions_of(person: int, asked_by: int, keys: Sequence[int]) -> dict[int, Asked]:
    """What one reader asked about uses of a person's data, by use."""
    mine = Question.objects.filter(person=person, asked_by=asked_by, use__in=list(keys))
    return {question.use_id: _question(question) for question in mine}


def open_questions(controller: str) -> int:
    """How many questions wait for the staff of a controller (empty: of every controller)."""
    return _open(controller).count()


def actor_of(use: int) -> str:
    """Who made a use, for the controller's own staff."""
    return (
        Event.objects.filter(about=f"use:{use}").order_by("pk").values_list("actor", flat=True).first() or ""
    )


def waiting(controller: str) -> list[tuple[Card, Asked]]:
    """The questions that wait for the staff of a controller (empty: of every controller), the oldest first."""
    found = _open(controller).select_related("use").order_by("pk")[:200]
    return [(_card(question.use), _question(question)) for question in found]


def _open(controller: str) -> QuerySet[Question]:
    found = Question.objects.filter(answer="")
    return found.filter(use__controller=controller) if controller else found


def _named(person: int, wanted: Wanted) -> QuerySet[Subject]:
    asked = {f"use__{name}": value for name, value in _asked(wanted).items()}
    return Subject.objects.filter(person=person, **asked)


def _everybody(person: int, wanted: Wanted, died: date | None) -> QuerySet[Use]:
    found = Use.objects.filter(known__gte=person, **_asked(wanted))
    return found if died is None else found.filter(day__lt=died)


def _asked(wanted: Wanted) -> Mapping[str, object]:
    asked = {
        "day__gte": wanted.since,
        "day__lte": wanted.until,
        "controller": wanted.controller or None,
        "kind": wanted.kind or None,
        "withheld": False if wanted.guardian else None,
    }
    return {name: value for name, value in asked.items() if value is not None}


def _card(use: Use) -> Card:
    return Card(
        use.pk, use.at, use.day, use.kind, use.service, use.controller, use.unit, use.role, use.purpose,
        Text.of(use.ground), tuple(use.fields), use.known is not None,
    )  # fmt: skip


def _question(one: Question) -> Asked:
    return Asked(one.pk, one.person, one.asked_by, one.asked_at, one.answer, one.answered_at)


def _parts(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[start : start + 500] for start in range(0, len(keys), 500)]
