"""The readers of the house, and one of each thing that is somebody's, for tests that walk over all routes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from ennakko.accounts.access import user
from ennakko.accounts.actions import appoint
from ennakko.accounts.actor import resident, system
from ennakko.base import clock
from ennakko.desk import planned
from ennakko.ledger import actions
from ennakko.ledger.catalogue import service
from ennakko.ledger.models import Proposal
from ennakko.ledger.sweep import small_tables, sweep
from tests import town as towns
from tests.promised import staff

ROLES = ("officer", "principal", "protected-unit", "operator")
NOWHERE = 987_654_321  # no row has this key


def routes(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the house by its full name."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, f"{entry.namespace}:" if entry.namespace else space)
        else:
            yield f"{space}{entry.name}", entry


ROUTES = dict(routes())


def address(route: str, keys: dict[str, int], otherwise: int = 1) -> str:
    """The address of a route: its numbers from `keys`, any other word made up."""
    converters = ROUTES[route].pattern.converters
    made_up = {"service": "school-start", "language": "fi", "way": "yes"}
    filled = {
        name: keys.get(name, otherwise) if isinstance(kind, IntConverter) else made_up.get(name, "nothing")
        for name, kind in converters.items()
    }
    return reverse(route, kwargs=filled)


@dataclass(frozen=True)
class Things:
    """A swept town with a restricted case (Aino's), and Elsa's proposal, decided: by the names that routes give their keys."""

    town: towns.Town
    restricted: dict[str, int]
    elsas: dict[str, int]


def things(data: Path, settings: Any, monkeypatch: Any) -> Things:
    """A demo's town, swept, with one of each thing that is somebody's."""
    settings.DATA, settings.DEMO = data, True
    clock.keep_day(data, towns.DAY)
    monkeypatch.setattr(planned, "city_tables", lambda *_, **__: small_tables(towns.everybody()))
    town = towns.build(children=8)
    tables = small_tables(towns.everybody())
    sweep(service("school-start"), tables, on=towns.DAY, by=system("sweep"), at=towns.AT)
    hidden = Proposal.objects.get(person=town.aino, live=True)
    unit = staff("protected-unit")
    note = actions.note(
        proposal=hidden.pk,
        text="Aino Niemi",
        remind_on=towns.DAY + timedelta(days=7),
        on=towns.DAY,
        by=unit,
        at=towns.AT,
    )
    elsa = Proposal.objects.get(person=town.elsa, live=True)
    for guardian in (town.maria, town.matti):
        actions.answer(
            proposal=elsa.pk, person=guardian, answer="yes", on=towns.DAY, by=resident(guardian), at=towns.AT
        )
    decision = actions.decide(proposal=elsa.pk, on=towns.DAY, by=staff("principal"), at=towns.AT)
    return Things(
        town,
        restricted={"proposal": hidden.pk, "case": hidden.pk, "person": town.aino, "note": note.pk},
        elsas={"proposal": elsa.pk, "case": elsa.pk, "person": town.elsa, "decision": decision.pk},
    )


def signed_in_as(role: str) -> Client:
    """A browser of a member of staff with this one role."""
    actor = appoint(username=role, role=role, by=system("test"), at=towns.AT)
    client = Client()
    client.force_login(user(int(actor.key)))
    return client


def acting_for(person: int) -> Client:
    """A browser signed in as a resident."""
    client = Client()
    session = client.session
    session["resident"] = person
    session.save()
    return client


def told(response) -> tuple[int, str, str]:
    """What an answer tells: status, where to, and its body without what differs each time (tokens, its own address)."""
    body = b"".join(response) if response.streaming else response.content
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body.decode("utf-8", "replace"))
    text = re.sub(r"Asiaa \d+ ei ole\.", "Asiaa ei ole.", text)  # whoever asked knows the key
    own = response.request["PATH_INFO"]
    return response.status_code, response.headers.get("Location", "").replace(own, ""), text.replace(own, "")
