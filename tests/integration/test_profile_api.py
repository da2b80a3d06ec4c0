"""What Helsinki Profile may ask: by a token of the one it concerns, for the act its scope names, and nothing is created."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from joserfc import jwt
from joserfc.jwk import RSAKey

from ennakko.accounts.actor import system
from ennakko.audit.models import Event
from ennakko.base import clock
from ennakko.ledger.catalogue import service
from ennakko.ledger.sweep import small_tables, sweep
from ennakko.portal import actions, profile_api
from ennakko.portal.models import Preference, Profile, SignIn
from tests.provider import CLIENT, SECRET, provider
from tests.town import AT, DAY, build, everybody

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AUDIENCE = "ennakko-profile"
MARIA, MATTI, NOBODY = (UUID(int=number) for number in (1, 2, 3))


@pytest.fixture(scope="module")
def running():
    with provider("http://localhost:8000", {}) as found:
        yield found


@pytest.fixture
def town(running, settings, tmp_path):
    """The town, where Maria (addressee of a proposal) and Matti's colleague have a profile."""
    settings.DATA, settings.DEMO, settings.PROFILE_AUDIENCE = tmp_path, False, AUDIENCE
    settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET = running.issuer, CLIENT, SECRET
    settings.OIDC_API_TOKEN_AUTH = settings.OIDC_API_TOKEN_AUTH | {
        "AUDIENCE": AUDIENCE,
        "ISSUER": running.issuer,
    }
    clock.keep_day(tmp_path, DAY)
    built = build(2)
    for person, subject in ((built.maria, MARIA), (built.matti, MATTI)):
        actions.signed_in(
            session=f"session {person}",
            person=person,
            issuer=running.issuer,
            subject=str(subject),
            sid="s",
            at=AT,
        )
        actions.choose_language(person=person, language="sv", at=AT)
    return built


@pytest.fixture
def token(running) -> Callable[..., str]:
    """A token as the City's Keycloak makes it, with other claims where a test says so."""

    def made(subject: UUID, *scopes: str, key: RSAKey | None = None, **other: object) -> str:
        now = int(datetime.now(UTC).timestamp())  # noqa: TID251 - the provider's clock is the real one
        claims = {
            "iss": running.issuer, "aud": AUDIENCE, "sub": str(subject), "iat": now, "exp": now + 60, "loa": "substantial",
            "authorization": {"permissions": [{"scopes": list(scopes)}]},
        } | other  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(
            {"alg": "RS256", "kid": "of-tests"}, claims, key or running.key, algorithms=["RS256"]
        )

    return made


def ask(subject: UUID, bearer: str, method: str = "get", query: str = ""):
    held = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    return getattr(Client(), method)(f"/profile/v1/{subject}{query}", headers=held)


def is_refusal(answer, status: int) -> bool:
    """Whether it is refused, in the form of the contract and nothing more."""
    (error,) = answer.json()["errors"]
    return (
        answer.status_code == status
        and set(error) == {"code", "message"}
        and set(error["message"]) == {"fi", "sv", "en"}
    )


def nodes(tree):
    yield tree
    for child in tree.get("children", ()):
        yield from nodes(child)


def test_everything_held_is_told_as_a_tree_of_strings(town, token) -> None:
    answer = ask(MARIA, token(MARIA, "gdprquery"))
    assert answer.status_code == 200
    told = list(nodes(answer.json()))
    assert {"REGISTER", "PAGES"} <= {node["key"] for node in told}
    assert all(("children" in node) ^ (type(node.get("value")) is str) for node in told)
    assert all(node["key"] == node["key"].upper() for node in told)
    assert town.code_of_maria not in answer.content.decode()


@pytest.mark.parametrize("loa", ["low", "unknown", "", None, 3])
def test_a_weakly_identified_caller_sees_no_protected_field(town, token, loa) -> None:
    told = ask(MARIA, token(MARIA, "gdprquery", loa=loa)).json()
    by_key = {node["key"]: node for node in told["children"]}
    assert set(by_key["REGISTER"]) == {"key", "error"}
    assert "children" in by_key["PAGES"]
    assert "Korhonen" not in str(told)


def test_what_exists_only_by_the_profile_is_erased_and_then_nothing_is_known(town, token) -> None:
    delete = token(MATTI, "gdprdelete")
    before = Event.objects.count()
    assert ask(MATTI, delete, "delete", "?dry_run=true").status_code == 204
    assert Event.objects.count() == before
    assert SignIn.objects.filter(person=town.matti).exists()
    assert ask(MATTI, delete, "delete").status_code == 204
    assert not Profile.objects.filter(person=town.matti).exists()
    assert not SignIn.objects.filter(person=town.matti).exists()
    assert not Preference.objects.filter(person=town.matti).exists()
    assert Profile.objects.filter(person=town.maria).exists()
    assert ask(MATTI, token(MATTI, "gdprquery")).status_code == 204
    assert ask(MATTI, delete, "delete").status_code == 204


def test_a_matter_that_the_law_keeps_is_a_reason_to_refuse_and_nothing_is_erased(town, token) -> None:
    sweep(service("school-start"), small_tables(everybody()), on=DAY, by=system("sweep"), at=AT)
    for query in ("?dry_run=true", ""):
        answer = ask(MARIA, token(MARIA, "gdprdelete"), "delete", query)
        assert answer.status_code == 403
        (error,) = answer.json()["errors"]
        assert set(error) == {"code", "message"}
        assert error["code"] == "PROPOSALS"
        assert "831/1994" in error["message"]["fi"]
    assert Profile.objects.filter(person=town.maria).exists()
    assert SignIn.objects.filter(person=town.maria).exists()


def test_nothing_is_created_whoever_asks(town, token) -> None:
    for method, scope in (("get", "gdprquery"), ("delete", "gdprdelete")):
        assert ask(NOBODY, token(NOBODY, scope), method).status_code == 204
        assert is_refusal(ask(NOBODY, token(NOBODY), method), 403)
    assert get_user_model().objects.count() == 0
    assert Profile.objects.count() == 2


@pytest.mark.parametrize(
    ("method", "scope"), [("get", "gdprdelete"), ("delete", "gdprquery"), ("get", "GDPRQUERY")]
)
def test_the_scope_is_of_the_act(town, token, method, scope) -> None:
    assert is_refusal(ask(MARIA, token(MARIA, scope), method), 403)


def test_scopes_nested_one_list_too_deep_are_understood(town, token) -> None:
    deep = {"permissions": [{"scopes": [["gdprquery"]]}]}
    assert ask(MARIA, token(MARIA, authorization=deep)).status_code == 200


@pytest.mark.parametrize("method", ["get", "delete"])
def test_somebody_elses_profile_is_refused_as_one_that_is_not_known(town, token, method) -> None:
    mine = token(MARIA, "gdprquery", "gdprdelete")
    answers = [ask(subject, mine, method) for subject in (MATTI, NOBODY)]
    assert all(is_refusal(answer, 403) for answer in answers)
    assert answers[0].content == answers[1].content
    assert Profile.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "another"}, {"aud": None}, {"aud": ""}, {"iss": "http://another.example"}, {"iss": None}, {"exp": 1}, {"exp": None},
        {"key": RSAKey.generate_key(2048)},
    ],
    ids=lambda wrong: "key" if "key" in wrong else str(wrong),  # a key names itself by where it lies in memory
)  # fmt: skip
def test_a_token_that_proves_nothing_is_refused(town, token, wrong) -> None:
    assert is_refusal(ask(MARIA, token(MARIA, "gdprquery", **wrong)), 401)


@pytest.mark.parametrize("bearer", ["", "x", "a.b.c", "x" * 100_000, "a b"])
def test_what_is_no_token_is_refused(town, bearer) -> None:
    assert is_refusal(ask(MARIA, bearer), 401)


def test_where_nothing_was_agreed_with_the_profile_it_may_ask_nothing(town, token, settings) -> None:
    settings.PROFILE_AUDIENCE = ""
    assert is_refusal(ask(MARIA, token(MARIA, "gdprquery", aud="")), 401)


def test_an_id_that_is_no_uuid_is_no_page(town) -> None:
    assert Client().get("/profile/v1/" + "9" * 10_000).status_code == 404


def test_an_address_that_asks_too_often_waits_whatever_its_token_is(town, token, monkeypatch) -> None:
    assert profile_api.asked.limit == 600
    monkeypatch.setattr(profile_api, "A_MINUTE", 3)
    mine = token(MARIA, "gdprquery", "gdprdelete")
    answers = ask(MARIA, mine), ask(MARIA, "x"), ask(MATTI, mine)
    assert [answer.status_code for answer in answers] == [200, 401, 403]
    for answer in (ask(MARIA, mine), ask(MARIA, "x"), ask(MATTI, mine), ask(MARIA, mine, "delete")):
        assert is_refusal(answer, 429)
        assert answer.json()["errors"][0]["code"] == "TOO_OFTEN"
        assert answer["Retry-After"] == "60"
    assert Profile.objects.filter(person=town.maria).exists()
