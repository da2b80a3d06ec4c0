"""Every page that a reader comes to by links, and every form on it: nothing inline on the page, nothing that was typed into
a form comes to life, breaks a page or reaches the database as it may not."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from ennakko.ui.csp import POLICY
from tests import audiences
from tests.audiences import ROLES, acting_for, signed_in_as

pytestmark = pytest.mark.django_db
NASTY = '<script>alert(1)</script>\'; DROP TABLE x; -- \u202eabc" onmouseover="x'
LEAVES = {"portal:sign-out", "desk:sign-out", "set_language"}
TYPED = {"text", "search", "email", "tel", "textarea"}


@dataclass
class Form:
    """A form as a browser would send it: names to values, and which of them somebody types into."""

    action: str
    values: dict[str, str] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)  # where its buttons send it instead


class Page(HTMLParser):
    """What a page links to, the forms it posts, and whatever is inline on it."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self.path, self.links, self.forms, self.inline = path, [], [], []
        self._form: Form | None = None
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if (
            (tag == "script" and "src" not in told)
            or tag == "style"
            or any(n == "style" or n.startswith("on") for n in told)
        ):
            self.inline.append((tag, told))
        if tag == "a":
            self.links.append(told.get("href", ""))
        elif tag == "form" and told.get("method", "").lower() == "post":
            self._form = Form(told.get("action") or self.path)
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(tag, told)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def _field(self, tag: str, told: dict[str, str]) -> None:
        assert self._form is not None
        name = told.get("name", "")
        if tag == "button":
            self._form.actions += [told["formaction"]] if "formaction" in told else []
            if name:
                self._form.values.setdefault(name, told.get("value", ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and told.get("value"):
            self._form.values.setdefault(self._select, told["value"])
        elif tag in {"input", "textarea"} and name and name != "csrfmiddlewaretoken":
            kind = "textarea" if tag == "textarea" else told.get("type", "text")
            if kind in TYPED:
                self._form.typed.append(name)
            if kind != "file":
                self._form.values.setdefault(
                    name, told.get("value", "") or ("2027-02-10" if kind == "date" else "")
                )


def route_of(path: str) -> str | None:
    try:
        return resolve(path.split("?")[0].split("#")[0]).view_name
    except Resolver404:
        return None


def pages(client: Client, start: str) -> list[Page]:
    """One page of each route that links lead to."""
    waiting, seen, found = [start], set(), []
    while waiting:
        path = waiting.pop(0)
        route = route_of(path)
        if not path.startswith("/") or route is None or route in seen or route in LEAVES:
            continue
        answer = client.get(path)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        seen.add(route)
        assert answer["Content-Security-Policy"] == POLICY, path
        text = answer.content.decode()
        assert "\u202e" not in text and "<script>alert" not in text, path
        page = Page(path, text)
        assert page.inline == [], path
        found.append(page)
        waiting += page.links
    return found


def forms(found: list[Page]) -> list[Form]:
    """One form of each route that forms lead to."""
    told: dict[str, Form] = {}
    for page in found:
        for form in page.forms:
            for action in (form.action, *form.actions):
                route = route_of(action)
                if route and route not in LEAVES:
                    told.setdefault(route, Form(action, form.values, form.typed))
    return list(told.values())


def reader(name: str, things: audiences.Things) -> tuple[Client, str]:
    if name in ROLES:
        return signed_in_as(name), "/desk/"
    return acting_for(getattr(things.town, name)), "/"


@pytest.mark.parametrize("name", [*ROLES, "maria", "onni_guardian"])
def test_what_is_typed_into_any_form_is_refused_or_shown_as_text(tmp_path, settings, monkeypatch, name):
    things = audiences.things(tmp_path, settings, monkeypatch)
    client, start = reader(name, things)
    client.raise_request_exception = False  # what would be a 500 is one here
    found = pages(client, start)
    assert len(found) >= 2
    asked = forms(found)
    for form in asked:
        for value in ("a\0b", "a\x1bb", "x" * 10_001, "9" * 5_000):
            name_ = next(iter([*form.typed, *form.values]), "anything")
            answer = client.post(form.action, form.values | {name_: value})
            assert answer.status_code == 400, (form.action, name_, value[:10])
        for name_ in form.values:  # a number that no row has, wherever a key may stand
            answer = client.post(form.action, form.values | {name_: "9" * 18})
            assert answer.status_code < 500, (form.action, name_)
    for form in asked:
        for value in (NASTY, NASTY * 50):
            answer = client.post(form.action, form.values | dict.fromkeys(form.typed, value))
            assert answer.status_code < 500, (form.action, form.typed)
            assert b"<script>alert" not in answer.content, form.action
    pages(client, start)  # and nothing of it has come to life anywhere


@pytest.mark.parametrize("name", ["nobody", "officer", "maria"])
def test_an_address_of_ten_thousand_characters_leads_nowhere(tmp_path, settings, monkeypatch, name):
    things = audiences.things(tmp_path, settings, monkeypatch)
    client = Client() if name == "nobody" else reader(name, things)[0]
    client.raise_request_exception = False
    for path in (
        "/proposal/{}/",
        "/desk/case/{}/",
        "/l/{}/",
        "/desk/{}/",
        "/my-data/{}/",
        "/sign-in/?next={}",
    ):
        for key in ("9" * 10_000, "9" * 4_000, "a" * 10_001):
            assert client.get(path.format(key)).status_code in {302, 400, 404}, path
    assert re.search("10 000|10,000", client.get("/sign-in/?next=" + "a" * 10_001).content.decode())
