"""The algorithm register in the ledger: no service without a whole entry goes live, and every version is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ennakko.accounts.actor import system
from ennakko.base.errors import Refused
from ennakko.ledger import access, actions, algorithms, catalogue
from ennakko.ledger.models import Published
from tests.promised import AT, DAY, school_start, staff

pytestmark = [pytest.mark.django_db, pytest.mark.plan_only]
BY = system("test")


def publish(service=school_start, at=AT):
    algorithms.publish(service=service, on=DAY, by=BY, at=at)


def test_a_service_without_a_whole_entry_does_not_go_live_and_is_told_what_is_missing(monkeypatch):
    said = {name: text for name, text in school_start.algorithm.said.items() if name != "risks"}
    bare = replace(school_start, algorithm=replace(school_start.algorithm, said=said))
    monkeypatch.setattr(catalogue, "services", lambda: {bare.key: bare})
    with pytest.raises(Refused, match="lacks risks"):
        actions.go_live(service=bare.key, why="Decided.", on=DAY, by=staff("operator"), at=AT)
    assert not access.live(bare.key)
    assert not Published.objects.exists()
    assert algorithms.registered() == []


def test_going_live_publishes_the_entry_and_doing_it_again_publishes_nothing_new():
    for _ in range(2):
        actions.go_live(service=school_start.key, why="Decided.", on=DAY, by=staff("operator"), at=AT)
    (version,) = algorithms.versions(school_start.key)
    assert (version.on, version.service_version, version.changed) == (DAY, school_start.version, ())
    assert len(version.digest) == 64


def test_a_change_is_a_new_version_that_says_what_changed_and_the_first_day_stays():
    publish()
    publish(replace(school_start, needs=school_start.needs[:1], version="2027.2"), at=AT + timedelta(days=3))
    newest, first = algorithms.versions(school_start.key)
    assert (newest.changed, first.changed) == (("description",), ())
    assert newest.digest != first.digest
    told = algorithms.entry_of(school_start, "en", on=DAY + timedelta(days=9))
    assert told["publication_date"] == DAY.isoformat()
    assert told["last_change_date"] == (DAY + timedelta(days=3)).isoformat()


def test_the_status_is_that_of_the_latest_deployment():
    assert algorithms.entry_of(school_start, "en", on=DAY)["status"] == "pilot"
    actions.go_live(service=school_start.key, why="Decided.", on=DAY, by=staff("operator"), at=AT)
    assert algorithms.entry_of(school_start, "en", on=DAY)["status"] == "operational"
