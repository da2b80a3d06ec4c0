"""Every route says whom it is for, keeps everybody else out, and does one thing."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from tests.browser.pages import FILES, PAGES
from tests.repository.tree import PACKAGE

PUBLIC = {
    "api:algorithm", "api:algorithm-atrs", "api:algorithms", "api:api-root", "api:openapi-json", "api:service", "api:services", "api-nothing",
    "set_language", "portal:link", "portal:sign-in", "portal:sign-in-start", "portal:sign-in-back", "portal:sign-out",
    "portal:sign-out-behind", "portal:algorithms", "portal:algorithms-json", "portal:algorithm", "portal:algorithm-json",
    "portal:algorithm-atrs", "desk:sign-in", "desk:sign-out",
}  # fmt: skip
OPEN_PAGES = {
    "portal:link",
    "portal:sign-in",
    "portal:algorithms",
    "portal:algorithm",
    "desk:sign-in",
}  # of the public ones, those that show a page
MACHINES = {  # no browser: a token or a signature says who asks
    "portal:profile-api": "profile",
    "channels:sms-in": "machine",
    "healthz": "probe",
    "readiness": "probe",
    "metrics": "probe",
}
LIMITED = {
    "portal:link",
    "portal:sign-in",
    "portal:sign-in-start",
    "portal:sign-in-back",
    "portal:profile-api",
    "desk:sign-in",
}  # one address may ask these only so often, as it may the JSON API (tests/integration/test_api.py)
STAFF_ROLES = {"officer", "principal", "protected-unit", "operator"}


def _routes(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _routes(entry, f"{entry.namespace}:" if entry.namespace else space)
        else:
            yield f"{space}{entry.name}", entry


ROUTES = dict(_routes(get_resolver()))
CLOSED = sorted(ROUTES.keys() - PUBLIC - MACHINES.keys())


def _address(route: str) -> str:
    converters = ROUTES[route].pattern.converters
    made_up = {key: 1 if isinstance(kind, IntConverter) else "nothing" for key, kind in converters.items()}
    return reverse(route, kwargs=made_up)


@pytest.fixture(scope="module")
def nobody() -> Client:
    """A browser nobody is signed in with."""
    return Client()


def _view(route: str) -> Callable[..., HttpResponse]:
    return ROUTES[route].callback


def test_every_route_declares_its_audience_and_no_other_is_public():
    declared = {route: getattr(_view(route), "audience", None) for route in ROUTES if route != "set_language"}
    assert {route for route, audience in declared.items() if audience is None} == set()
    assert {route for route, audience in declared.items() if audience == "public"} == PUBLIC - {
        "set_language"
    }
    machines = {"profile", "machine", "probe"}
    assert {route: audience for route, audience in declared.items() if audience in machines} == MACHINES


def test_the_doors_that_anybody_may_try_are_limited_and_no_page_behind_them_counts():
    assert {route for route in ROUTES if hasattr(_view(route), "limit")} == LIMITED


@pytest.mark.parametrize("route", CLOSED)
def test_a_route_is_for_the_audience_of_its_room(route: str):
    room = route.split(":")[0]
    assert _view(route).audience == {"portal": "resident", "desk": "staff"}[room]
    assert _view(route).__module__.startswith(f"ennakko.{room}.")


@pytest.mark.parametrize("route", [route for route in CLOSED if route.startswith("desk:")])
def test_a_staff_route_names_roles_that_exist(route: str):
    roles = set(_view(route).roles)
    assert roles
    assert roles <= STAFF_ROLES


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", CLOSED)
def test_whoever_is_not_signed_in_is_sent_to_sign_in_or_refused(nobody, route: str, method: str):
    """Nothing is asked of the database either: this test may not use it."""
    answer = getattr(nobody, method)(_address(route))
    if answer.status_code == 302:
        assert answer["Location"].startswith(reverse(f"{route.split(':')[0]}:sign-in"))
    else:
        assert answer.status_code == 405


def test_every_page_is_on_the_list_that_is_looked_at_in_a_browser(nobody):
    """A new page gets a line in tests/browser/pages.py; what answers with a file is named there too."""
    looked_at = {page.route for page in PAGES if page.route}
    pages = {route for route in CLOSED if nobody.get(_address(route)).status_code != 405}
    assert pages | OPEN_PAGES == looked_at | (FILES & (pages | OPEN_PAGES))
    assert looked_at | FILES <= ROUTES.keys()


def test_no_form_says_which_act_its_route_does():
    """One act has one route, which a role, a limit and a log line can name."""
    choosing = re.compile(r'name="(?:do|act|action|verb|op)"(?![^>]*>\s*<option)')
    posted = re.compile(r'<form[^>]*method="post".*?</form>', re.DOTALL)
    found = {
        template.name
        for template in PACKAGE.glob("*/templates/**/*.html")
        for form in posted.findall(template.read_text("utf-8"))
        if choosing.search(form)
    }
    assert found == set()
