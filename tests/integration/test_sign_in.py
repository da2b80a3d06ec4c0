"""Residents sign in with a real provider; what proves nothing signs nobody in, changes nothing and names nobody."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import RSAKey

from ennakko.audit.models import Event
from ennakko.base import clock
from ennakko.portal.behind import EVENT
from ennakko.portal.models import Profile, SignIn
from ennakko.register.models import IdentityCode, Resident
from tests.provider import CLIENT, SECRET, STRONG, identified, provider
from tests.town import DAY, build

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PAGES = "http://localhost:8000"
MARIA = "060185-901N"  # as the town makes it
SPOILED = ("expired", "audience", "issuer", "nonce", "signature")


@pytest.fixture(scope="module")
def running():
    """The provider, and who has an account there."""
    hers = STRONG | {"national_id_num": MARIA}
    accounts = {
        "maria": {"claims": hers},
        "weak": {"claims": hers | {"loa": "low"}},
        "silent": {"claims": {"national_id_num": MARIA}},
        "stranger": {"claims": STRONG | {"national_id_num": "131052A952T"}},
        "nobody": {"claims": STRONG},
        "odd": {"claims": STRONG | {"national_id_num": "' OR 1=1 --" * 900}},
    } | {how: {"claims": hers, "spoil": how} for how in SPOILED}
    with provider(PAGES, accounts) as found:
        yield found


@pytest.fixture
def house(running, settings, tmp_path):
    """An installation with the provider, no demo, and the town."""
    settings.DATA, settings.DEMO, settings.PAGES = tmp_path, False, PAGES
    settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET = running.issuer, CLIENT, SECRET
    clock.keep_day(tmp_path, DAY)
    built = build(2)
    assert built.code_of_maria == MARIA
    return built


@pytest.fixture
def browser() -> Client:
    return Client()


def back(browser: Client, login: str, to: str = "/") -> str:
    """The address the provider sends `login` back to."""
    began = browser.get(f"/sign-in/start/?next={to}")
    assert began.status_code == 302
    return identified(began["Location"], login).removeprefix(PAGES)


def refused() -> list[str]:
    """Why, as the trail tells it; of whom it tells nothing."""
    found = Event.objects.filter(verb="not_signed_in").order_by("id")
    assert all(event.person is None and event.actor == "system:identity-provider" for event in found)
    return [event.payload for event in found]


def test_a_resident_is_signed_in_by_code_flow_with_pkce_and_a_new_session(house, browser) -> None:
    began = browser.get("/sign-in/start/?next=/dates.ics")
    asked = parse_qs(urlsplit(began["Location"]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["state"]
    assert asked["nonce"]
    before = browser.session.session_key
    answer = browser.get(identified(began["Location"], "maria").removeprefix(PAGES))
    assert (answer.status_code, answer["Location"]) == (302, "/dates.ics")
    assert browser.session["resident"] == house.maria
    assert browser.session.session_key != before
    assert browser.get("/").status_code == 200


def test_what_is_kept_of_a_sign_in_is_no_name_and_no_code(house, browser) -> None:
    browser.get(back(browser, "maria"))
    assert SignIn.objects.get().person == house.maria
    assert Profile.objects.get().subject == "maria"
    assert list(browser.session.keys()) == ["resident"]
    assert Event.objects.get(verb="signed_in").payload == "{}"


@pytest.mark.parametrize(
    ("login", "why", "status", "says"),
    [
        ("weak", "weak", 403, "Tunnistus ei riitä"),
        ("silent", "weak", 403, "Tunnistus ei riitä"),
        ("stranger", "unknown", 403, "Emme tunne sinua vielä"),
        ("nobody", "unknown", 403, "Emme tunne sinua vielä"),
        ("odd", "unknown", 403, "Emme tunne sinua vielä"),
        ("expired", "expired", 400, "vanhentunut"),
        ("audience", "token", 400, "ei voitu varmistaa"),
        ("issuer", "token", 400, "ei voitu varmistaa"),
        ("nonce", "token", 400, "ei voitu varmistaa"),
        ("signature", "signature", 400, "ei voitu varmistaa"),
    ],
)
def test_what_proves_nothing_signs_nobody_in(house, browser, login, why, status, says) -> None:
    answer = browser.get(back(browser, login), headers={"Accept-Language": "fi"})
    assert answer.status_code == status
    assert says in answer.content.decode()
    assert "eikä mitään muutettu" in answer.content.decode()
    assert "resident" not in browser.session
    assert (SignIn.objects.count(), Profile.objects.count()) == (0, 0)
    assert refused() == [f'{{"why":"{why}"}}']
    assert IdentityCode.objects.filter(resident=house.maria).count() == 1


def test_nobody_signs_in_as_somebody_who_died(house, browser) -> None:
    Resident.objects.filter(pk=house.maria).update(dead=True)
    assert browser.get(back(browser, "maria")).status_code == 403
    assert "resident" not in browser.session


def test_an_answer_is_good_once_and_in_the_browser_that_asked(house, browser) -> None:
    answer = back(browser, "maria")
    assert Client().get(answer).status_code == 400  # another browser holds no such state
    assert browser.get(answer).status_code == 302
    assert browser.get(answer).status_code == 400
    assert browser.session["resident"] == house.maria  # who was signed in stays
    assert refused() == ['{"why":"state"}', '{"why":"state"}']


def test_a_code_that_was_used_is_worth_nothing_even_with_a_state(house, browser) -> None:
    used = parse_qs(urlsplit(back(browser, "maria")).query)
    browser.get("/sign-in/back/", {name: value[0] for name, value in used.items()})
    other = Client()
    fresh = parse_qs(urlsplit(other.get("/sign-in/start/")["Location"]).query)["state"][0]
    answer = other.get("/sign-in/back/", {"code": used["code"][0], "state": fresh})
    assert answer.status_code == 400
    assert "resident" not in other.session
    assert refused() == ['{"why":"code"}']


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"code": "x" * 10_000, "state": "y" * 10_000},
        {"error": "access_denied", "state": "z"},
        {"code": "c", "state": "s", "iss": "http://another.example"},
        {"code": "<script>", "state": "\u202e'; DROP TABLE register_resident; --"},
    ],
)
def test_an_answer_nobody_asked_for_is_a_clear_page(house, browser, query) -> None:
    answer = browser.get("/sign-in/back/", query)
    assert answer.status_code == 400
    assert "<script>" not in answer.content.decode()
    assert "resident" not in browser.session


def test_a_provider_that_does_not_answer_is_a_clear_page(house, browser, settings) -> None:
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    assert browser.get("/sign-in/start/").status_code == 503
    assert browser.get("/sign-in/").status_code == 200


def test_only_a_demo_lets_anybody_choose_a_resident(house, browser) -> None:
    answer = browser.post("/sign-in/", {"code": MARIA})
    assert answer.status_code == 200
    assert "resident" not in browser.session
    answer = browser.post("/sign-in/", {"person": house.maria})
    assert "resident" not in browser.session


def test_signing_out_forgets_the_session_and_leads_to_the_providers_own_way_out(house, browser) -> None:
    browser.get(back(browser, "maria"))
    answer = browser.post("/sign-out/", follow=True)
    assert "/session/end" in answer.content.decode()
    assert SignIn.objects.count() == 0
    assert "resident" not in browser.session


# --- back-channel logout ------------------------------------------------------------------------------------


@pytest.fixture
def logout(running) -> Callable[..., str]:
    """A logout token as the provider makes it, with other claims where a test says so (None leaves one out)."""

    def token(key: RSAKey | None = None, header: dict | None = None, **other: object) -> str:
        now = int(datetime.now(UTC).timestamp())  # noqa: TID251 - the provider's clock is the real one
        claims = {
            "iss": running.issuer, "aud": CLIENT, "iat": now, "exp": now + 120, "jti": hashlib.sha256(repr(other).encode()).hexdigest(),
            "sub": "maria", "events": {EVENT: {}},
        } | other  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        head = {"alg": "RS256", "kid": "of-tests", "typ": "logout+jwt"} | (header or {})
        return jwt.encode(head, claims, key or running.key, algorithms=["RS256"])

    return token


def heard(token: str) -> int:
    answer = Client().post("/sign-out/behind/", {"logout_token": token})
    assert "no-store" in answer["Cache-Control"]
    return answer.status_code


def test_a_logout_token_ends_the_sessions_of_its_sid_or_of_its_sub_and_no_other(house, logout) -> None:
    phone, computer, johan = Client(), Client(), Client()
    phone.get(back(phone, "maria"))
    computer.get(back(computer, "maria"))
    sid = SignIn.objects.get(session=phone.session.session_key).sid
    assert sid
    assert heard(logout(sid=sid, sub=None)) == 200
    assert phone.get("/").status_code == 302
    assert computer.get("/").status_code == 200
    assert heard(logout(sub="somebody else")) == 200
    assert computer.get("/").status_code == 200
    assert heard(logout(sub="maria")) == 200
    assert computer.get("/").status_code == 302
    assert johan.get("/").status_code == 302
    assert SignIn.objects.count() == 0


AGO = int((datetime(2026, 1, 1, tzinfo=UTC) - timedelta(days=1)).timestamp())


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "http://another.example"}, {"aud": "another"}, {"aud": ["another"]}, {"aud": None}, {"iat": None},
        {"iat": AGO}, {"iat": AGO * 10}, {"exp": AGO}, {"iat": "now"}, {"iat": True}, {"jti": None}, {"events": None},
        {"events": {}}, {"events": {EVENT: "yes"}}, {"events": [EVENT]}, {"nonce": "n"}, {"sub": None},
        {"header": {"typ": "at+jwt"}}, {"key": RSAKey.generate_key(2048)},
    ],
    ids=lambda wrong: "key" if "key" in wrong else str(wrong),  # a key names itself by where it lies in memory
)  # fmt: skip
def test_a_logout_token_that_proves_nothing_ends_nothing(house, browser, logout, wrong) -> None:
    browser.get(back(browser, "maria"))
    assert heard(logout(**wrong)) == 400
    assert browser.get("/").status_code == 200
    assert len(refused()) == 1


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "x" * 100_000, "eyJhbGciOiJub25lIn0.e30."])
def test_what_is_no_token_is_answered_and_ends_nothing(house, token) -> None:
    assert heard(token) == 400


def test_a_logout_token_is_heard_once(house, browser, logout) -> None:
    token = logout(sub="maria")
    assert heard(token) == 200
    browser.get(back(browser, "maria"))
    assert heard(token) == 400
    assert browser.get("/").status_code == 200
