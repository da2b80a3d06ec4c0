"""`ennakko audit` tells a person and a machine the same, and its exit code is the answer."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from ennakko.accounts.actor import system
from ennakko.audit import actions
from ennakko.audit.models import Event
from ennakko.config.cli.audit import command

pytestmark = pytest.mark.django_db
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)


@pytest.fixture
def told():
    for number in range(3):
        actions.record(by=system("test"), at=AT, verb="created", about=f"proposal:{number}")
    assert CliRunner().invoke(command, ["seal"]).output == "3 events sealed.\n"


def test_a_whole_trail_has_exit_code_0(told):
    done = CliRunner().invoke(command, ["verify"])
    assert done.exit_code == 0
    assert "3 sealed events hold" in done.output


def test_a_broken_trail_has_exit_code_1_and_names_the_first_broken_row(told):
    Event.objects.filter(place=2).update(verb="undone")
    done = CliRunner().invoke(command, ["verify"])
    assert done.exit_code == 1
    assert "BROKEN at place 2" in done.output


def test_a_machine_reads_the_same(told):
    Event.objects.filter(place=2).update(verb="undone")
    done = CliRunner().invoke(command, ["verify", "--json"])
    said = json.loads(done.output)
    assert (done.exit_code, said["whole"], said["broken"]["place"], said["sealed"]) == (1, False, 2, 1)


def test_an_exported_head_can_be_held_against_the_chain_later(told, tmp_path):
    kept = tmp_path / "kept.json"
    kept.write_text(CliRunner().invoke(command, ["export"]).output)
    assert CliRunner().invoke(command, ["verify", "--head", str(kept)]).exit_code == 0


def test_there_is_nothing_to_export_before_anything_happened():
    done = CliRunner().invoke(command, ["export"])
    assert done.exit_code == 1
    assert "nothing to export" in done.output
