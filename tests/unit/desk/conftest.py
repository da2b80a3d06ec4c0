"""A swept town behind the staff's pages."""

from collections.abc import Callable

import pytest
from django.test import Client

from ennakko.accounts.access import user
from ennakko.accounts.actions import appoint
from ennakko.accounts.actor import system
from ennakko.base import clock
from ennakko.desk import planned
from ennakko.ledger.catalogue import service
from ennakko.ledger.sweep import small_tables, sweep
from tests import town as towns


@pytest.fixture
def town(db, settings, tmp_path, monkeypatch) -> towns.Town:
    """The town before its first sweep. The register is small: the whole of it is read through Django's connection."""
    settings.DATA, settings.DEMO = tmp_path, True
    clock.keep_day(tmp_path, towns.DAY)
    monkeypatch.setattr(planned, "city_tables", lambda *_, **__: small_tables(towns.everybody()))
    return towns.build(children=12)


@pytest.fixture
def swept(town) -> towns.Town:
    """The town after its first sweep of school start."""
    tables = small_tables(towns.everybody())
    sweep(service("school-start"), tables, on=towns.DAY, by=system("sweep"), at=towns.AT)
    return town


@pytest.fixture
def as_staff(db) -> Callable[..., Client]:
    """A browser signed in with the roles named."""

    def enter(*roles: str) -> Client:
        for role in roles:
            actor = appoint(username="-".join(roles), role=role, by=system("test"), at=towns.AT)
        client = Client()
        client.force_login(user(int(actor.key)))
        return client

    return enter
