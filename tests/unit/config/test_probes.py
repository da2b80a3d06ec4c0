"""What a platform that runs us asks: answered without people in it, and the numbers only to whoever has the token."""

import json
import logging
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client

from ennakko.channels.inbound import receive
from ennakko.channels.incoming import Incoming
from ennakko.config import migrated
from ennakko.config.log import Json
from ennakko.outbox import actions
from tests.unit.channels.conftest import AT, DAY, notice

pytestmark = pytest.mark.django_db


def test_the_process_answers_and_is_ready(client):
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readiness")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert client.post("/readiness").status_code == 405


def test_probes_come_without_tls_and_pages_are_still_sent_to_it(settings):
    settings.SECURE_SSL_REDIRECT = True
    client = Client()
    assert (client.get("/healthz").status_code, client.get("/readiness").status_code) == (200, 200)
    assert client.get("/sign-in/").status_code == 301


def test_whoever_lacks_a_migration_gets_no_work(client):
    assert migrated.missing() == 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'outbox' AND name = '0002_attempts'")
    answer = client.get("/readiness")
    assert (answer.status_code, answer.json()) == (503, {"status": "migrations"})


def test_the_numbers_are_counted_when_they_are_asked_for(client, settings, tmp_path):
    settings.METRICS_TOKEN, settings.DATA = "a token", tmp_path
    (tmp_path / "worker.json").write_text(json.dumps({"at": 1.5, "troubles": 2}))
    actions.post(letters=[replace(notice(7, 34), channel="sms")], at=AT)
    receive(Incoming("sms", "r", AT, "Soittakaa Elsasta", (), verified=True), on=DAY, at=AT)
    told = client.get("/metrics", headers={"Authorization": "Bearer a token"}).content.decode()
    assert 'ennakko_messages{channel="sms",state="waiting"} 1.0' in told
    assert "ennakko_replies_waiting 1.0" in told
    assert 'ennakko_service_stopped{service="school-start"} 0.0' in told
    assert "ennakko_worker_round_timestamp_seconds 1.5" in told
    assert re.search(r"ennakko_events_unsealed [1-9]", told)
    assert not {"Elsa", "34"} & set(re.split(r"\W+", told))


def test_without_the_token_there_is_no_such_page(client, settings):
    settings.METRICS_TOKEN = "a token"
    for given in ("", "Bearer", "Bearer b", "Bearer \N{SNOWMAN}".encode().decode("latin-1"), "a token"):
        assert client.get("/metrics", headers={"Authorization": given}).status_code == 404
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_a_log_line_may_be_json_and_tells_as_little(rf):
    record = logging.LogRecord(
        "django.request", logging.ERROR, "f.py", 1, "%s: /l/7-secret/", ("Gone",), None
    )
    request = rf.get("/l/7-secret/")
    request.resolver_match = None
    record.request, record.status_code = request, 410
    told = json.loads(Json().format(record))
    assert (told["level"], told["logger"], told["message"]) == ("error", "django.request", "GET no route 410")
    try:
        raise ValueError("Elsa")
    except ValueError as error:
        failed = logging.LogRecord(
            "x", logging.ERROR, "f.py", 1, "failed", (), (type(error), error, error.__traceback__)
        )
    line = Json().format(failed)
    assert "ValueError" in json.loads(line)["exception"] and "Elsa" not in line and "\n" not in line
