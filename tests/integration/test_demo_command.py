"""`ennakko demo` from an empty folder to a swept city."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from ennakko.demo import cast


def ennakko(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"ENNAKKO_DATA": str(data), "ENNAKKO_DATABASE": ""}
    return subprocess.run(
        [sys.executable, "-m", "ennakko", *words], env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "data"
    built = ennakko(folder, "demo", "--residents", "1500", "--no-serve")
    assert built.returncode == 0, built.stderr
    assert "invented" in built.stdout
    assert cast.code("Elsa") in built.stdout
    return folder


def test_after_the_demo_a_plan_shows_nothing_but_keep(data):
    for service in ("school-start", "preschool", "after-school"):
        plan = json.loads(ennakko(data, "plan", service, "--json").stdout)
        assert plan["counts"]["keep"] > 5
        assert {plan["counts"][action] for action in ("create", "revise", "withdraw")} == {0}


def test_a_plan_on_consent_looks_only_at_those_whose_guardian_allowed_it(data):
    ennakko(data, "plan", "after-school")
    with sqlite3.connect(data / "ennakko.sqlite3") as db:
        (use, known) = db.execute(
            "SELECT id, known FROM audit_use WHERE service = 'after-school' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        looked = db.execute("SELECT person FROM audit_subject WHERE use_id = ?", [use]).fetchall()
        allowed = db.execute("SELECT DISTINCT individual_id FROM consent_consentrecord").fetchall()
        strangers = db.execute(
            "SELECT count(*) FROM consent_consentrecord said WHERE NOT EXISTS (SELECT 1 FROM register_guardianship tie"
            " WHERE tie.child_id = said.individual_id AND tie.guardian_id = said.by AND tie.until IS NULL)"
        ).fetchone()
    assert known is None and sorted(looked) == sorted(allowed) != []
    assert strangers == (0,)


def test_elsa_is_kept_a_place(data):
    told = ennakko(data, "explain", "school-start", cast.code("Elsa"))
    assert told.returncode == 0, told.stderr
    assert "primary school" in told.stdout


def test_elsas_school_has_a_head_of_its_own(data):
    with sqlite3.connect(data / "ennakko.sqlite3") as db:
        (charge,) = db.execute("SELECT place FROM accounts_charge").fetchall()
        held = db.execute("SELECT place FROM ledger_proposal WHERE service = 'school-start'").fetchall()
    assert charge in held


def test_a_demo_is_overwritten_by_another(data):
    again = ennakko(data, "demo", "--residents", "400", "--day", "2027-03-01", "--no-sweep", "--no-serve")
    assert again.returncode == 0, again.stderr
    assert (data / "day").read_text() == "2027-03-01\n"


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "letters.txt").write_text("mine")
    refused = ennakko(tmp_path, "demo", "--residents", "400", "--no-serve")
    assert refused.returncode == 1
    assert "not a demo" in refused.stderr
    assert (tmp_path / "letters.txt").read_text() == "mine"


def test_a_register_that_is_not_a_demo_is_left_alone(data, tmp_path):
    folder = tmp_path / "data"
    ennakko(folder, "demo", "--residents", "300", "--no-sweep", "--no-serve")
    (folder / "day").unlink()
    refused = ennakko(folder, "demo", "--residents", "400", "--no-sweep", "--no-serve")
    assert refused.returncode == 1
    (folder / "day").write_text("2027-02-01\n")
    assert ennakko(folder, "show", "person", cast.code("Elsa"), "--json").returncode == 0


@pytest.mark.parametrize("residents", ["299", "5600001"])
def test_a_size_that_is_not_made_is_refused_before_anything_is_touched(tmp_path, residents):
    refused = ennakko(tmp_path / "data", "demo", "--residents", residents, "--no-serve")
    assert refused.returncode == 1
    assert not (tmp_path / "data" / "day").exists()


def test_the_command_that_built_the_city_serves_it_as_a_demo(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"ENNAKKO_DATA": str(tmp_path / "data"), "ENNAKKO_DATABASE": ""}
    words = [
        sys.executable,
        "-m",
        "ennakko",
        "demo",
        "--residents",
        "1500",
        "--no-sweep",
        "--port",
        str(port),
    ]
    run = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        assert "Laura Virtanen" in _page(f"http://127.0.0.1:{port}/sign-in/")
    finally:
        os.killpg(run.pid, signal.SIGTERM)
        run.wait(timeout=30)


def _page(url: str) -> str:
    """The page, once a server answers."""
    for _ in range(600):
        try:
            return httpx.get(url, timeout=10).text
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"nobody answered at {url}")
