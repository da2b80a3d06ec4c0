"""A service on consent, for tests: a club at the schools, for the children who start school. It shares out the same places."""

from collections.abc import Collection
from dataclasses import replace

import pytest

from ennakko.accounts.actor import resident, system
from ennakko.base.text import Text
from ennakko.consent import access, actions
from ennakko.engine.agreement import Agreement
from ennakko.engine.service import Answer, Consent, Service
from ennakko.ledger import catalogue
from ennakko.ledger.models import Deployment
from ennakko.services.school_start.service import school_start
from tests.town import AT, DAY

PURPOSE = "club"
AGREEMENT = Agreement(
    purpose=PURPOSE,
    controller=Text("Kasvatus", "Fostran", "Education"),
    categories=("identity", "location", "family", "education", "support need"),
    rule="online_consent",
    title=Text("Kerho", "Klubb", "Club"),
    asks=Text(
        "Etsimme kerhopaikan valmiiksi.",
        "Vi söker en klubbplats.",
        "We look for a place in a club in advance.",
    ),
    otherwise=Text("Voit hakea itse.", "Du kan ansöka själv.", "You can apply yourself."),
    keeps_days=365,
)
CLUB = replace(
    school_start, key="club", title=Text("Kerho", "Klubb", "Club"), basis=Consent(PURPOSE, AGREEMENT),
    terms=Answer(days="days_to_answer"),
)  # fmt: skip


def offer(monkeypatch: pytest.MonkeyPatch, *services: Service, live: bool = True) -> None:
    """Let the house offer these services too, and load what they ask."""
    for service in services:
        monkeypatch.setitem(catalogue.services(), service.key, service)
        if live:
            Deployment.objects.create(service=service.key, live=True, by="system:test", at=AT, why="test")
    actions.load(agreements=catalogue.agreements(), by=system("test"), at=AT)


def give(
    person: int,
    guardian: int | None = None,
    *,
    categories: Collection[str] = (),
    on=DAY,
    at=AT,
    purpose=PURPOSE,
):
    """Consent for a person, as the page does it."""
    card = access.agreement(purpose)
    return actions.give(
        person=person, purpose=purpose, categories=categories, read=card.hash if card else "", on=on,
        by=resident(guardian or person), at=at,
    )  # fmt: skip
