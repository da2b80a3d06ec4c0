"""The catalogue finds what is installed, and says what was meant."""

import pytest

from ennakko.base.errors import Refused
from ennakko.ledger import catalogue


def test_the_services_of_the_house_are_found_by_their_keys():
    found = catalogue.services()
    assert {"after-school", "preschool", "school-start"} <= set(found)
    assert all(service.key == key for key, service in found.items())


def test_a_source_checkout_that_is_not_installed_finds_its_own_services(monkeypatch):
    monkeypatch.setattr(catalogue, "entry_points", lambda group: [])
    assert {point.name for point in catalogue._points()} >= {"after-school", "preschool", "school-start"}


def test_a_mistyped_key_names_the_service_that_was_meant():
    with pytest.raises(Refused) as refused:
        catalogue.service("school-stat")
    assert "Did you mean school-start?" in refused.value.remedy
