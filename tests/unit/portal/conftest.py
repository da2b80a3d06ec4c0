"""A swept town behind the resident's pages."""

from collections.abc import Callable

import pytest
from django.test import Client

from ennakko.accounts.actor import system
from ennakko.base import clock
from ennakko.ledger.catalogue import service
from ennakko.ledger.sweep import small_tables, sweep
from tests import town as towns


@pytest.fixture
def demo(settings, tmp_path):
    """A demo data folder with its own day."""
    settings.DATA, settings.DEMO = tmp_path, True
    clock.keep_day(tmp_path, towns.DAY)
    return tmp_path


@pytest.fixture
def town(db, demo) -> towns.Town:
    """The town of `tests/town.py` after its first sweep of school start."""
    built = towns.build(children=6)
    tables = small_tables(towns.everybody())
    sweep(service("school-start"), tables, on=towns.DAY, by=system("sweep"), at=towns.AT)
    return built


@pytest.fixture
def as_resident() -> Callable[[int], Client]:
    """A browser signed in as a person."""

    def enter(person: int) -> Client:
        client = Client()
        session = client.session
        session["resident"] = person
        session.save()
        return client

    return enter
