"""Reading the trail."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from ennakko.audit.head import Head, end
from ennakko.audit.head import exported as exported_head
from ennakko.audit.models import Event
from ennakko.audit.read_uses import (
    KINDS,
    Asked,
    Card,
    Wanted,
    actor_of,
    cards,
    controllers_of,
    keys_of,
    looks_at,
    open_questions,
    questions_of,
    waiting,
)
from ennakko.audit.verify import Broken, Report, verify

__all__ = [
    "KINDS", "Asked", "Broken", "Card", "Happened", "Head", "Report", "Wanted", "actor_of", "acts_since", "cards",
    "controllers_of", "exported_head", "history", "keys_of", "length", "looks_at", "open_questions", "questions_of",
    "verify", "waiting",
]  # fmt: skip


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


def unsealed() -> int:
    """How many events no seal covers yet."""
    return Event.objects.filter(place=None).count()


def history(*about: str) -> list[Happened]:
    """Everything that happened to one thing (`proposal:7`) or several, oldest first."""
    return _happened(Event.objects.filter(about__in=about))


def acts_since(moment: datetime) -> list[tuple[str, str, str]]:
    """What residents and staff did about proposals since: actor, verb and about of each event."""
    rows = Event.objects.filter(at__gt=moment, about__startswith="proposal:")
    by_people = Q(actor__startswith="user:") | Q(actor__startswith="resident:")
    return list(rows.filter(by_people).order_by("id").values_list("actor", "verb", "about"))


def _happened(events: "QuerySet[Event]") -> list[Happened]:
    rows = events.order_by("id").values_list("id", "at", "actor", "verb", "about", "person", "payload")
    return [Happened(*row[:6], None if row[6] is None else json.loads(row[6])) for row in rows]
