"""`ennakko staff`: whoever runs a city appoints its first people from the command line."""

import pytest
from click.testing import CliRunner
from django.contrib.auth import authenticate
from django.http import HttpRequest

from ennakko.accounts.access import actor_of, in_charge_of
from ennakko.config.cli import main
from tests.promised import school

pytestmark = pytest.mark.django_db
PASSWORD = "kolme sinistä kissaa"


def run(*arguments, password=PASSWORD):
    return CliRunner().invoke(main, ["staff", *arguments], input=f"{password}\n")


def test_somebody_appointed_signs_in_with_the_password_and_holds_the_roles():
    done = run("helmi.laine", "--name", "Helmi Laine", "--role", "officer", "--role", "operator")
    assert done.exit_code == 0, done.output
    helmi = authenticate(HttpRequest(), username="helmi.laine", password=PASSWORD)
    assert helmi.get_full_name() == "Helmi Laine"
    assert actor_of(helmi).roles == {"officer", "operator"}


def test_a_principal_is_put_in_charge_of_a_school_by_its_unit_number():
    place = school()
    assert run("rehtori", "--role", "principal", "--school", "U0").exit_code == 0
    assert in_charge_of(actor_of(authenticate(HttpRequest(), username="rehtori", password=PASSWORD))) == {
        place
    }


@pytest.mark.parametrize(
    ("arguments", "password", "cause"),
    [
        (("helmi", "--role", "queen"), PASSWORD, "There is no role queen."),
        (("helmi", "--role", "officer"), "kissa", "too short"),
        (("helmi", "--role", "principal", "--school", "X9"), PASSWORD, "No place has the unit number X9."),
    ],
)
def test_what_cannot_be_is_said_and_nobody_is_appointed(arguments, password, cause):
    done = run(*arguments, password=password)
    assert done.exit_code == 1
    assert cause in done.output
    assert authenticate(HttpRequest(), username="helmi", password=password) is None
