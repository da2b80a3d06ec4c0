"""`ennakko feed vtj` and `ennakko show person` as an operator meets them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings

from ennakko.audit.models import Event, Use
from ennakko.config.cli import main
from ennakko.register.models import Load
from tests.delivery import (
    BROKEN,
    CHILD,
    MOTHER,
    ORDER,
    change,
    changes,
    group,
    guardian,
    home,
    lives_in,
    person,
)

pytestmark = pytest.mark.django_db


def run(*words: str, typed: str = "") -> Result:
    """The command, on this test's database."""
    return CliRunner().invoke(main, [*words, "--data", str(settings.DATA)], input=typed)


def write(folder: Path, name: str, value: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_a_folder_is_fed_counted_and_shown(tmp_path: Path) -> None:
    name = group("HENKILON_NIMI", etunimi="Elsa [Maria]", sukunimi="Tes")
    write(tmp_path, "a.json", changes(change(CHILD, name, home(), lives_in(), guardian(MOTHER))))
    fed = run("feed", "vtj", str(tmp_path), "--on", "2027-02-01", "--json")
    assert fed.exit_code == 0, fed.output
    assert json.loads(fed.stdout)["changed"] == 1
    assert Load.objects.get().day.isoformat() == "2027-02-01"
    seen = run("show", "person", CHILD, "--json", "--by", "anna")
    facts = json.loads(seen.stdout)
    assert (facts["last_name"], facts["municipality"], facts["guardians"][0]["all_rights"]) == (
        "Tes",
        "091",
        True,
    )
    looked, at_mother = Event.objects.filter(verb="looked").order_by("id")
    assert (looked.actor, looked.person) == ("user:anna", person(CHILD))
    assert (at_mother.actor, at_mother.person) == ("user:anna", facts["guardians"][0]["person"])
    assert [use.purpose for use in Use.objects.order_by("id")] == ["register", "relative"]
    assert "Elsa [Maria]" in run("show", "person", "-", typed=f"{CHILD}\n").stdout


def test_what_did_not_go_in_is_named_by_file_and_position_and_the_exit_code_is_one(tmp_path: Path) -> None:
    write(tmp_path, "a.json", changes(change(MOTHER, home()), change(CHILD, BROKEN)))
    (tmp_path / "b.json").write_bytes(b'{"muutokset": [')
    fed = run("feed", "vtj", str(tmp_path))
    assert fed.exit_code == 1
    assert "a.json: muutokset[1].tietoryhmat[0].syntymapv: the date does not exist." in fed.stderr
    assert "b.json is cut short" in fed.stderr
    assert "1 changed the register" in fed.stdout
    assert CHILD not in fed.output


def test_a_bare_list_needs_its_code_on_standard_input(tmp_path: Path) -> None:
    path = str(write(tmp_path, "groups.json", [home()]))
    without = run("feed", "vtj", path)
    assert (without.exit_code, "--person -" in without.stderr) == (1, True)
    wrong = run("feed", "vtj", path, "--person", "-", typed="010516B903Y\n")
    assert (wrong.exit_code, "010516B903Y" in wrong.output) == (1, False)
    assert run("feed", "vtj", path, "--person", "-", typed=f"{CHILD}\n").exit_code == 0
    assert run("show", "person", CHILD, "--json").exit_code == 0


def test_a_protected_persons_place_is_simply_not_shown(tmp_path: Path) -> None:
    write(tmp_path, "a.json", changes(change(CHILD, ORDER, home(), lives_in())))
    run("feed", "vtj", str(tmp_path))
    shown = run("show", "person", CHILD, "--json").stdout
    assert json.loads(shown)["protected"]
    assert not [word for word in ("municipality", "home", "address", "091", "90000") if word in shown]
    assert "091" not in run("show", "person", CHILD).stdout


@pytest.mark.parametrize("code", ["010516B903Y", "key:999", "key:x", ""])
def test_nobody_is_shown_for_a_code_the_register_does_not_hold_and_nobody_was_looked_at(code: str) -> None:
    seen = run("show", "person", code)
    assert seen.exit_code == 1
    assert "holds nobody" in seen.stderr
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.json"], "cannot be read"),
        (["http://127.0.0.1:9/v1", "--header", "no colon"], "lacks its colon"),
        (["http://127.0.0.1:9/v1", "--user", "city"], "belong together"),
        (["http://127.0.0.1:9/v1"], "does not know where to begin"),
        (["http://127.0.0.1:9/v1", "--ca", "nowhere.pem"], "certificate cannot be read"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_ends_with_one(words: list[str], said: str) -> None:
    fed = run("feed", "vtj", *words)
    assert fed.exit_code == 1
    assert said in fed.stderr
