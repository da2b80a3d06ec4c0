"""The non-disclosure order: what it blanks, when it holds, and that nothing comes back by itself."""

import json
from pathlib import Path

import pytest
from django.core.serializers import serialize
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from ennakko.audit.models import Event
from ennakko.register.models import Dwelling, MunicipalityPeriod, RawRecord, Residence, Resident, Touched
from ennakko.register.sealing import unseal
from tests.delivery import (
    AWAY,
    BROKEN,
    CHILD,
    END_OF_ORDER,
    HOME,
    MOTHER,
    ORDER,
    announced,
    base,
    change,
    changes,
    group,
    home,
    lives_in,
    look,
    person,
    take,
)

pytestmark = pytest.mark.django_db

PLACES = ("home", "municipality", "municipalities", "addresses", "address")


def everything() -> str:
    """All that the database says of anybody, raw records opened."""
    rows = [
        *Resident.objects.all(),
        *Residence.objects.all(),
        *MunicipalityPeriod.objects.all(),
        *Dwelling.objects.all(),
    ]
    opened = [unseal(row.sealed) for row in RawRecord.objects.all()]
    return serialize("json", [*rows, *Event.objects.all()]) + json.dumps(opened)


def test_an_order_blanks_every_place_at_once_raw_records_included() -> None:
    take(changes(change(CHILD, home(), lives_in(), group("UUSI_RYHMA", katu="Mikkolantie"))))
    take(changes(change(CHILD, ORDER, at="2027-01-30T22:00:00Z")))
    seen = look(CHILD)
    assert seen["protected"]
    assert not [name for name in PLACES if name in seen]
    assert "091" not in everything()
    assert "900000041C1" not in everything()
    assert "Mikkolantie" not in everything()


def test_an_order_comes_first_whatever_its_place_in_the_record() -> None:
    take(changes(change(CHILD, home(), lives_in(), ORDER)))
    assert look(CHILD)["protected"]
    assert "900000041C1" not in everything()


def test_withheld_values_alone_show_the_order() -> None:
    take(base(CHILD, group("KOTIKUNTA", turvakiellonAlaisetKentat=["kuntakoodi"]), lives_in("287")))
    seen = look(CHILD)
    assert seen["protected"]
    assert "287" not in everything()


def test_uncensored_places_that_come_later_are_not_kept_either() -> None:
    take(changes(change(CHILD, ORDER)))
    take(changes(change(CHILD, home(AWAY), lives_in("287"), at="2027-01-30T22:00:00Z")), base(CHILD, home()))
    assert look(CHILD)["protected"]
    assert AWAY not in everything()
    assert HOME not in everything()


def test_the_end_of_an_order_asks_for_the_person_anew_and_brings_nothing_back() -> None:
    take(changes(change(CHILD, home(), lives_in())))
    take(changes(change(CHILD, ORDER, at="2027-01-22T22:00:00Z")))
    take(changes(change(CHILD, END_OF_ORDER, at="2027-01-25T22:00:00Z")))
    seen = look(CHILD)
    assert (seen["protected"], seen["protected_until"], seen["refetch"]) == (False, "2027-01-25", True)
    assert [seen[name] for name in PLACES] == [None, None, [], [], None]
    take(base(CHILD, group("TURVAKIELTO", turvakieltoAktiivinen=False), home(AWAY), lives_in("287")))
    seen = look(CHILD)
    assert (seen["municipality"], seen["refetch"]) == ("287", False)


def test_the_same_record_given_again_after_the_order_stays_without_places() -> None:
    first = changes(change(CHILD, home(), lives_in()))
    take(first)
    take(changes(change(CHILD, ORDER, at="2027-01-30T22:00:00Z")))
    before = announced()
    take(first)
    assert announced() == before
    assert "900000041C1" not in everything()


def test_an_order_is_obeyed_even_in_a_record_that_is_held_or_waits() -> None:
    take(changes(change(CHILD, home(), lives_in())))
    report = take(changes(change(CHILD, ORDER, BROKEN, at="2027-01-30T22:00:00Z")))
    assert report.held == 1
    assert look(CHILD)["protected"]
    take(changes(change(MOTHER, home()), change(MOTHER, BROKEN, at="2027-01-21T22:00:00Z")))
    take(changes(change(MOTHER, ORDER, home(AWAY), at="2027-01-30T22:00:00Z")))
    assert look(MOTHER)["protected"]
    assert AWAY not in everything()
    assert "900000041C1" not in everything()


def test_an_order_for_somebody_unknown_is_kept_too() -> None:
    take(changes(change(CHILD, ORDER, BROKEN)))
    assert look(CHILD)["protected"]


def test_whoever_shares_the_home_is_touched_and_nobody_else_loses_theirs() -> None:
    take(changes(change(CHILD, home()), change(MOTHER, home())))
    Touched.objects.all().delete()
    take(changes(change(CHILD, ORDER, at="2027-01-30T22:00:00Z")))
    assert ("housemate", person(MOTHER)) in set(Touched.objects.values_list("why", "person"))
    assert look(MOTHER)["home"]["dwelling"] == HOME


def test_snapshots_older_than_an_order_are_deleted_when_it_is_committed(
    settings: Settings, tmp_path: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.DATA = tmp_path
    older = tmp_path / "snapshots" / "1" / "people.parquet"
    older.parent.mkdir(parents=True)
    older.touch()
    with django_capture_on_commit_callbacks(execute=True):
        take(changes(change(CHILD, home(), lives_in())))
    assert older.exists()
    with django_capture_on_commit_callbacks(execute=True):
        take(changes(change(CHILD, ORDER, at="2027-01-30T22:00:00Z")))
    assert not older.exists()
