"""Every page of the staff that shows somebody stands in that person's log: all routes are walked."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ennakko.accounts.access import called
from ennakko.accounts.actions import place_in_unit
from ennakko.accounts.actor import system
from ennakko.audit.access import looks_at
from ennakko.audit.models import Subject
from ennakko.ledger import access as ledger
from ennakko.register import access as register
from tests import town as towns

ROLES = ("officer", "principal", "operator", "protected-unit")


def routes():
    """Every route of the staff that answers to GET, by name."""
    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and entry.namespace == "desk":
            for page in entry.url_patterns:
                assert isinstance(page, URLPattern)
                yield page.name, page.pattern.converters


@pytest.fixture
def addresses(swept, as_staff):
    """Each route filled in with things of the town that are there."""
    elsa = ledger.latest_proposal("school-start", 2027, swept.elsa)
    known = {
        "proposal": elsa.pk,
        "service": "school-start",
        "place": swept.near,
        "language": "fi",
        "person": swept.elsa,
    }
    found = {
        name: reverse(f"desk:{name}", kwargs={key: known.get(key, 1) for key in converters})
        for name, converters in routes()
    }
    return found | {"plan": found["plan"] + "?action=all"}


def shown_in(html: str) -> set[int]:
    """Everybody of the register whose whole name stands on a page."""
    text = re.sub(r"\s+", " ", html)
    names = register.names_of(towns.everybody())
    return {
        person
        for person, name in names.items()
        if f"{name.last}, {name.called}<" in text + "<"
        or re.search(rf"{name.last}, {name.called}\b", text)
        or re.search(rf"\b{name.called} {name.last}\b", text)
    }


def test_whoever_a_page_names_is_told_of_it(addresses, as_staff):
    client = as_staff(*ROLES)
    named = {}
    for name, address in addresses.items():
        Subject.objects.all().delete()
        answer = client.get(address)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        people = shown_in(answer.content.decode())
        told = set(Subject.objects.values_list("person", flat=True))
        assert people <= told, (name, people - told)
        if people:
            named[name] = people
    assert {"plan", "case", "queue", "school", "school-list", "record"} <= named.keys()


def test_a_case_is_in_the_log_of_every_guardian_it_names(swept, addresses, as_staff):
    as_staff("officer").get(addresses["case"])
    for person in (swept.elsa, swept.maria, swept.matti):
        assert [look.purpose for look in looks_at(person)] == ["case"]


@pytest.mark.parametrize("page", ["plan", "case", "queue", "school", "school-list", "record", "paper"])
def test_to_whoever_works_for_another_controller_there_is_no_such_page(addresses, as_staff, page):
    client = as_staff("officer", "principal")
    place_in_unit(
        user=called("officer-principal").pk,
        unit="Registry",
        controller="Social Services",
        by=system("t"),
        at=towns.AT,
    )
    answer = client.get(addresses[page])
    assert answer.status_code == 404
    assert shown_in(answer.content.decode()) == set()
    assert not Subject.objects.exists()
