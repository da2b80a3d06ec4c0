"""The door for text messages hears the provider and nobody else, once, and keeps nothing of what it refuses."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from ennakko.base import clock
from ennakko.channels.models import Reply
from ennakko.channels.sms.signature import is_signed, signature

pytestmark = pytest.mark.django_db
DOOR, SECRET = "/channels/sms/in/", "secret of a test"


@pytest.fixture(autouse=True)
def secret(settings, tmp_path):
    settings.SMS_SECRET, settings.DATA = SECRET, tmp_path


def post(told, header=None, ago=timedelta(0), **more):
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    signed = signature(SECRET, body, clock.now() - ago) if header is None else header
    client = Client(enforce_csrf_checks=True)
    return client.post(DOOR, body, content_type="application/json", headers={"X-Signature": signed}, **more)


HELLO = {"id": "1", "from": "+358481234567", "text": "K"}


def test_a_signed_reply_is_kept_once():
    for _ in range(2):
        answer = post(HELLO)
        assert (answer.status_code, answer.json()) == (200, {"outcome": "staff"})
    assert Reply.objects.count() == 1


@pytest.mark.parametrize(
    "header", ["", "t=1,v1=00", "nonsense", f"t=1801468800,v1={'0' * 64}", "t=²,v1=" + "0" * 64]
)
def test_what_is_not_signed_is_not_heard(header):
    assert post(HELLO, header=header).status_code == 403
    assert Reply.objects.count() == 0


def test_an_old_signature_is_not_heard_nor_one_of_another_body():
    assert post(HELLO, ago=timedelta(minutes=6)).status_code == 403
    other = signature(SECRET, b"{}", clock.now())
    assert post(HELLO, header=other).status_code == 403
    assert Reply.objects.count() == 0


def test_without_a_secret_nobody_is_heard(settings):
    settings.SMS_SECRET = ""
    assert post(HELLO, header=signature("", json.dumps(HELLO).encode(), clock.now())).status_code == 403
    assert not is_signed(signature("", b"", clock.now()), "", b"", clock.now())


@pytest.mark.parametrize(
    "told",
    [b"", b"not json", b"[]", b'"x"', {"id": "1"}, {**HELLO, "text": 5}, {**HELLO, "id": ""}, {**HELLO, "id": "x" * 121},
     {**HELLO, "from": "1" * 61}, b"\xff\xfe"],
)  # fmt: skip
def test_what_is_no_reply_is_refused(told):
    assert post(told).status_code == 400
    assert Reply.objects.count() == 0


def test_what_is_far_too_long_is_refused_and_ten_thousand_letters_are_not():
    assert post({**HELLO, "text": "x" * 70_000}).status_code == 413
    assert post({**HELLO, "text": "x" * 10_000}).status_code == 200


def test_it_answers_nothing_else():
    assert Client().get(DOOR).status_code == 405


def test_a_report_on_a_message_we_do_not_know_changes_nothing():
    answer = post({"message": "m-1", "status": "delivered"})
    assert (answer.status_code, answer.json()) == (200, {"outcome": "unknown"})


def test_half_a_character_is_kept():
    assert post(b'{"id": "1", "from": "+358481234567", "text": "\\ud83d"}').json() == {"outcome": "staff"}


def test_a_length_that_is_none_is_refused():
    assert post(HELLO, CONTENT_LENGTH="x").status_code == 413


@pytest.mark.django_db(transaction=True)
def test_the_same_posted_by_many_at_one_moment_is_one_and_all_hear_the_same():
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    def once(_):
        try:
            return post(HELLO).json()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert set(map(str, pool.map(once, range(8)))) == {"{'outcome': 'staff'}"}
    assert Reply.objects.count() == 1
