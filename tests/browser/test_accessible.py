"""Every page, in every state that has one of its own, passes axe (WCAG 2.2 AA) and what axe does not ask.

Each is read in three languages, on a narrow and a wide screen, with JavaScript and without. `make test` reads each page
once, in turn, so that all twelve ways are met; `make proof` reads every page in every way, and keeps a picture of each in
the folder ENNAKKO_PICTURES names. The list is `pages.py`.
"""

import os
import re
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tests.browser.cities import CITIES, enter
from tests.browser.looking import SCREENS, WIDTHS, Screen, faults, reading
from tests.browser.pages import PAGES, Page

pytestmark = pytest.mark.browser

STEP = 5  # strange to twelve: one page after another is read in another way
ONLY_FINNISH = {
    "something went wrong"
}  # the page of last resort needs nothing that may be broken: all languages on it


def name_of(page: Page, screen: Screen) -> str:
    """What a reading is called, the same in every run."""
    return " ".join(word for word in (page.route, page.who, page.state, str(screen)) if word)


def in_turn():
    """Every page in one way."""
    for number, page in enumerate(PAGES):
        screen = SCREENS[number * STEP % len(SCREENS)]
        yield pytest.param(page, screen, id=name_of(page, screen))


def in_every_way():
    """Every page in every way; as it is opened on a narrow screen, which then gets wide."""
    for page in PAGES:
        for screen in SCREENS:
            if screen.width == WIDTHS[0]:
                yield pytest.param(page, screen, id=name_of(page, screen))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, chromium):
    """A city by its name, with what was found in it; built when it is first asked for, served until the end."""
    made = {}
    with ExitStack() as open_cities:

        def of(name):
            if name not in made:
                made[name] = None  # what failed once is not tried again
                made[name] = open_cities.enter_context(
                    CITIES[name](tmp_path_factory.mktemp("pages"), chromium)
                )
            assert made[name], f"the city {name} could not be prepared"
            return made[name]

        yield of


@pytest.fixture(scope="module")
def signed_in(prepared, chromium):
    """What the browser of somebody keeps once they are signed in."""
    kept = {}

    def of(name, who):
        if who and (name, who) not in kept:
            city, found = prepared(name)
            with reading(chromium, city.url, SCREENS[0]) as (page, _):
                enter(page, who, found)
                kept[name, who] = page.context.storage_state()
        return kept.get((name, who))

    return of


@pytest.fixture(scope="module")
def titles():
    """Which page was the first with a title."""
    return {}


@pytest.fixture
def opened(prepared, signed_in, chromium, titles):
    """`with opened(page, screen) as (window, switch):` the page as its reader has it, in the state it is listed for."""

    @contextmanager
    def of(shown: Page, screen: Screen):
        city, found = prepared(shown.city)
        day = city.data / "day"
        on = day.read_text() if shown.day else ""
        with reading(chromium, city.url, screen, signed_in(shown.city, shown.who)) as (page, switch):
            if shown.day:
                day.write_text(shown.day)
            try:
                answer = page.goto(shown.at.format_map(found))
                assert answer.status == shown.status
                if shown.act:
                    shown.act(page)
            finally:
                if shown.day:
                    day.write_text(on)
            if shown.route:
                assert resolve(urlsplit(page.url).path).view_name == shown.route
                one = shown.route.removesuffix("-search")  # a search leaves its form where it is
                assert titles.setdefault((screen.language, page.title()), one) == one
            yield page, switch

    return of


def language_of(shown: Page, screen: Screen) -> str:
    """The language the page should be in."""
    return "fi" if shown.state in ONLY_FINNISH else screen.language


@pytest.mark.parametrize(("shown", "screen"), list(in_turn()))
def test_a_page_is_accessible(opened, shown: Page, screen: Screen):
    with opened(shown, screen) as (page, switch):
        assert faults(page, switch, screen, language_of(shown, screen)) == []


@pytest.mark.proof
@pytest.mark.parametrize(("shown", "screen"), list(in_every_way()))
def test_a_page_is_accessible_in_every_way(opened, shown: Page, screen: Screen):
    found = []
    with opened(shown, screen) as (page, switch):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            now = replace(screen, width=width)
            found += faults(page, switch, now, language_of(shown, screen))
            if folder := os.environ.get("ENNAKKO_PICTURES"):
                named = re.sub(r"\W+", "-", name_of(shown, now))
                page.screenshot(path=Path(folder) / str(now) / f"{named}.png", full_page=True)
    assert found == []


def test_nothing_is_asked_from_another_host(prepared, signed_in, chromium):
    city, _ = prepared("swept")
    asked = []
    with reading(chromium, city.url, SCREENS[0], signed_in("swept", "officer")) as (page, _):
        page.on("request", lambda request: asked.append(request.url))
        page.goto("/desk/school-start/places/")
        page.wait_for_selector("#map[data-drawn]", timeout=20_000)
    assert asked
    assert [url for url in asked if not re.match(rf"{city.url}|data:|blob:", url)] == []
