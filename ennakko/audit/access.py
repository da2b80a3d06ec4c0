"""Reading the trail."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from ennakko.audit.head import Head, end
from ennakko.audit.head import exported as exported_head
from ennakko.audit.models import Event
from ennakko.audit.verify import Broken, Report, verify

__all__ = [
    "Broken",
    "Happened",
    "Head",
    "Report",
    "acts_since",
    "exported_head",
    "history",
    "length",
    "looks_at",
    "verify",
]


@dataclass(frozen=True)
class Happened:
    """An event as it was written; `payload` is None once erased."""

    id: int
    at: datetime
    actor: str
    verb: str
    about: str
    person: int | None
    payload: dict[str, Any] | None


def length() -> int:
    """How many events the chain holds."""
    return end()[0]


def history(about: str) -> list[Happened]:
    """Everything that happened to one thing (`proposal:7`), oldest first."""
    return _happened(Event.objects.filter(about=about))


def looks_at(person: int) -> list[Happened]:
    """Who looked at one person's data, when and for what, oldest first."""
    return _happened(Event.objects.filter(person=person, verb="looked"))


def acts_since(moment: datetime) -> list[tuple[str, str, str]]:
    """What residents and staff did about proposals since: actor, verb and about of each event, looking left out."""
    rows = Event.objects.filter(at__gt=moment, about__startswith="proposal:").exclude(verb="looked")
    by_people = Q(actor__startswith="user:") | Q(actor__startswith="resident:")
    return list(rows.filter(by_people).order_by("id").values_list("actor", "verb", "about"))


def _happened(events: "QuerySet[Event]") -> list[Happened]:
    rows = events.order_by("id").values_list("id", "at", "actor", "verb", "about", "person", "payload")
    return [Happened(*row[:6], None if row[6] is None else json.loads(row[6])) for row in rows]
