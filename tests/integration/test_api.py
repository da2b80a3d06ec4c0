"""The public JSON API: what its description allows, and much that it does not, is answered as described."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.test import Client

from ennakko.config import api as own
from ennakko.engine.algorithm import CHOICES, FIELDS, REQUIRED
from tests.integration.own_house import own_house

pytestmark = pytest.mark.database
API = "/api/v1/"


@pytest.mark.django_db
def test_a_service_tells_its_ground_its_season_and_what_it_reads_in_the_language_asked_for(client):
    [swedish] = [
        one
        for one in client.get(f"{API}services", headers={"Accept-Language": "sv"}).json()
        if one["key"] == "school-start"
    ]
    assert swedish["title"] == "Skolstart"
    assert swedish["ground"] == {
        "kind": "law", "act": "Lagen om grundläggande utbildning 628/1998", "section": "6 §", "purpose": None,
        "in_force": None,
    }  # fmt: skip
    assert swedish["live"] is True
    read = {used["table"]: [column["name"] for column in used["columns"]] for used in swedish["uses"]}
    assert "born" in read["people"]
    finnish = client.get(f"{API}services/school-start").json()
    assert finnish["title"] != swedish["title"]


@pytest.mark.django_db
@pytest.mark.plan_only
def test_a_service_that_only_plans_says_so(client):
    assert client.get(f"{API}services/school-start").json()["live"] is False


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["algorithms", "algorithms/preschool", "algorithms/preschool/atrs"])
def test_the_algorithm_register_is_in_the_api_as_it_is_under_its_own_address(client, what):
    own = {"algorithms": "algorithms.json", "algorithms/preschool": "algorithms/preschool.json",
           "algorithms/preschool/atrs": "algorithms/preschool/atrs.json"}  # fmt: skip
    told = client.get(f"{API}{what}", headers={"Accept-Language": "sv"})
    assert told.status_code == 200
    assert told.json() == client.get(f"/{own[what]}", headers={"Accept-Language": "sv"}).json()
    assert told.json() != client.get(f"{API}{what}", headers={"Accept-Language": "en"}).json()


@pytest.mark.django_db
def test_the_description_has_the_fields_of_the_standard_and_which_of_them_are_required(client):
    entry = client.get(f"{API}openapi.json").json()["components"]["schemas"]["AlgorithmEntry"]
    assert set(entry["properties"]) == set(FIELDS)
    assert set(entry["required"]) == REQUIRED
    assert entry["properties"]["risk_category"]["enum"] == list(CHOICES["risk_category"])


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["algorithms/{key}", "algorithms/{key}/atrs", "services/{key}"])
@pytest.mark.parametrize(
    "key", ["nobody", "9" * 10_000, "a%00b", "%E2%80%AEabc", "' OR 1=1 --", "<b>", "..%2F.."]
)
def test_what_is_not_there_is_a_problem_told_alike(client, what, key):
    answer = client.get(API + what.format(key=key))
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["status"] == 404
    assert key not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["services/nobody", "algorithms/nobody"])
def test_an_address_that_asks_too_often_waits(monkeypatch, what):
    monkeypatch.setattr(own.api.throttle[0], "most", 3)
    answers = [Client().get(f"{API}{what}") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [404, 404, 404, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert answers[-1]["Content-Type"] == "application/problem+json"


def test_schemathesis_finds_nothing_on_the_real_server(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with own_house(tmp_path / "house") as house:
        server = house.start("-m", "ennakko", "serve", "--no-worker", "--port", str(port))
        try:
            described = f"http://127.0.0.1:{port}{API}openapi.json"
            _until_it_answers(described)
            ran = subprocess.run(
                [Path(sys.executable).with_name("schemathesis"), "run", described, "--checks", "all",
                 "--max-examples", "40", "--generation-deterministic", "--no-color"],
                cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False,
            )  # fmt: skip
        finally:
            server.terminate()
            server.communicate(timeout=30)
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]


def _until_it_answers(url: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"{url} did not answer within {seconds} s")
