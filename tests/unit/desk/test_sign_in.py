"""Signing in as staff outside a demo: guessing is stopped, a new session begins, and it ends when a role changes."""

import pytest
from django.conf import settings as live
from django.test import Client

from ennakko.accounts.actions import appoint, revoke, set_password, unlock
from ennakko.accounts.actor import system
from ennakko.audit.access import history
from tests.town import AT

pytestmark = pytest.mark.django_db
DOOR, PASSWORD = "/desk/sign-in/", "kolme sinistä kissaa"
CLI = system("cli")


@pytest.fixture
def helmi(settings) -> int:
    """An officer with a password, where nobody chooses a role from a list."""
    settings.DEMO = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # many guesses, in no time
    user = int(appoint(username="helmi", role="officer", by=CLI, at=AT).key)
    set_password(user=user, password=PASSWORD, by=CLI, at=AT)
    return user


def tries(client: Client, password: str, username: str = "helmi", **more: str):
    return client.post(DOOR, {"username": username, "password": password}, **more)


def test_the_right_password_opens_the_desk_with_a_session_of_a_new_key(helmi, client):
    client.get(DOOR)
    client.cookies[live.SESSION_COOKIE_NAME] = "chosen-by-somebody-else"
    assert tries(client, PASSWORD).headers["Location"] == "/desk/"
    cookie = client.cookies[live.SESSION_COOKIE_NAME]
    assert cookie.value != "chosen-by-somebody-else"
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert client.get("/desk/").status_code == 200


def test_after_five_wrong_passwords_even_the_right_one_waits_and_the_page_names_the_remedy(helmi, client):
    assert [tries(client, "arvaus").status_code for _ in range(5)] == [200] * 4 + [429]
    locked = tries(client, PASSWORD)
    assert locked.status_code == 429
    assert locked.headers["Retry-After"] == "900"
    assert "pyydä digitoimistoa avaamaan" in locked.content.decode()
    assert client.get("/desk/").status_code == 302
    for language, says in (("sv", "be digikontoret öppna"), ("en", "ask the digital office")):
        assert says in tries(client, PASSWORD, headers={"Accept-Language": language}).content.decode()
    assert [event.verb for event in history(f"user:{helmi}")].count("locked_out") == 1


def test_an_account_is_locked_where_it_was_guessed_and_not_elsewhere(helmi, client):
    for _ in range(6):
        tries(client, "arvaus")
    assert tries(Client(REMOTE_ADDR="192.0.2.7"), PASSWORD).status_code == 302


def test_the_digital_office_opens_it_at_once(helmi, client):
    for _ in range(6):
        tries(client, "arvaus")
    assert unlock(username="helmi", by=CLI, at=AT) == 1
    assert tries(client, PASSWORD).status_code == 302
    assert "unlocked" in [event.verb for event in history(f"user:{helmi}")]


def test_a_user_name_that_is_nobodys_is_answered_alike(helmi, client):
    known = [tries(client, "arvaus").status_code for _ in range(6)]
    assert [tries(client, "arvaus", username="nobody").status_code for _ in range(6)] == known


def test_one_account_is_not_guessed_from_many_addresses(helmi):
    answers = [tries(Client(REMOTE_ADDR=f"192.0.2.{n}"), "arvaus").status_code for n in range(31)]
    assert answers == [200] * 30 + [429]


def test_one_address_signs_in_no_more_than_so_often_a_minute(helmi, client):
    answers = [tries(client, "arvaus", username=f"name{n}").status_code for n in range(121)]
    assert answers == [200] * 120 + [429]


def test_a_session_ends_when_what_its_owner_may_do_has_changed(helmi, client):
    tries(client, PASSWORD)
    assert client.get("/desk/").status_code == 200
    appoint(username="helmi", role="operator", by=CLI, at=AT)
    assert client.get("/desk/").status_code == 302
    tries(client, PASSWORD)
    appoint(username="helmi", role="operator", by=CLI, at=AT)  # she has it already
    assert client.get("/desk/").status_code == 200
    revoke(user=helmi, role="operator", by=CLI, at=AT)
    assert client.get("/desk/").status_code == 302


def test_nothing_of_a_wrong_password_is_logged_by_name(helmi, client, caplog):
    for _ in range(6):
        tries(client, "arvaus")
    assert "helmi" not in caplog.text and "arvaus" not in caplog.text


def test_who_asks_is_what_our_own_proxy_saw(settings, rf):
    from ennakko.ui.limits import address

    asked = rf.get("/", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.2"}, REMOTE_ADDR="10.0.0.1")
    settings.PROXIES = 0
    assert address(asked) == "10.0.0.1"  # no proxy of ours: what a client says of itself is not believed
    settings.PROXIES = 1
    assert address(asked) == "198.51.100.2"
    settings.PROXIES = 3
    assert address(asked) == "10.0.0.1"
