"""Every route with every reader: who is not meant gets nowhere, and nobody can tell what is kept from what there is not."""

import pytest
from django.test import Client

from tests import audiences
from tests.audiences import NOWHERE, ROLES, ROUTES, acting_for, address, signed_in_as, told

pytestmark = pytest.mark.django_db

CLOSED = {
    name: view
    for name, entry in ROUTES.items()
    if getattr(view := entry.callback, "audience", "public") != "public"
}
# What a form names by a key of its own: the field, and which of `Things` stands in it.
FIELDS = {
    "desk:freeze": ("person", "person"),
    "desk:unfreeze": ("person", "person"),
    "desk:hand-over": ("case", "proposal"),
    "desk:group": ("proposal", "proposal"),
    "desk:sign-leave": ("proposal", "proposal"),
    "desk:sign-back": ("proposal", "proposal"),
    "desk:give-decision": ("person", "person"),
}


@pytest.fixture
def things(db, tmp_path, settings, monkeypatch) -> audiences.Things:
    return audiences.things(tmp_path, settings, monkeypatch)


def both(client: Client, path: str, form: dict[str, object], follow: bool = False):
    """What GET and POST tell; a method that a route does not know tells nothing."""
    for answer in (client.get(path, follow=follow), client.post(path, form, follow=follow)):
        if answer.status_code != 405:
            yield answer


@pytest.mark.parametrize("role", ROLES)
def test_a_member_of_staff_gets_nowhere_without_the_role(things, role):
    client = signed_in_as(role)
    for route, view in CLOSED.items():
        if view.audience == "staff" and role not in view.roles:
            for answer in both(client, address(route, things.elsas), {}):
                assert answer.status_code == 403, route
        if view.audience == "resident":  # staff are nobody there
            for answer in both(client, address(route, things.elsas), {}):
                assert answer.status_code == 302, route
                assert answer["Location"].startswith("/sign-in/"), route


def test_a_resident_and_a_stranger_get_nowhere_among_the_staffs_pages(things):
    for client in (Client(), acting_for(things.town.maria)):
        for route, view in CLOSED.items():
            if view.audience == "staff":
                for answer in both(client, address(route, things.elsas), {}):
                    assert answer.status_code == 302, route
                    assert answer["Location"].startswith("/desk/sign-in/"), route


def test_another_resident_is_told_of_somebody_elses_things_what_is_told_of_none(things):
    client = acting_for(things.town.onni_guardian)
    seen = 0
    for route, view in CLOSED.items():
        if view.audience == "resident" and "<int:" in str(ROUTES[route].pattern):
            theirs = both(client, address(route, things.elsas), {})
            none = both(client, address(route, {}, NOWHERE), {})
            for one, other in zip(theirs, none, strict=True):
                assert told(one) == told(other), route
                assert one.status_code == 404, route
                seen += 1
    assert seen >= 10


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"protected-unit"}))
def test_a_restricted_case_answers_as_one_that_there_is_not(things, role):
    client = signed_in_as(role)
    for route, view in CLOSED.items():
        if view.audience != "staff" or role not in view.roles:
            continue
        field, names = FIELDS.get(route, ("", ""))
        keyed = {name for name in ROUTES[route].pattern.converters if name in things.restricted}
        if not field and not keyed:
            continue
        form = {"to": client.session["_auth_user_id"]}  # whom a case would be handed to
        hide = {field: things.restricted[names]} if field else {}
        hidden = both(
            client,
            address(route, things.elsas | {name: things.restricted[name] for name in keyed}),
            form | hide,
            follow=True,
        )
        none = both(
            client,
            address(route, things.elsas | dict.fromkeys(keyed, NOWHERE)),
            form | dict.fromkeys(hide, NOWHERE),
            follow=True,
        )
        for one, other in zip(hidden, none, strict=True):
            assert told(one) == told(other), route


@pytest.mark.parametrize("reader", [*ROLES, "resident"])
def test_a_protected_child_is_on_no_page_but_the_units(things, reader):
    client = acting_for(things.town.maria) if reader == "resident" else signed_in_as(reader)
    audience = "resident" if reader == "resident" else "staff"
    opened, named = 0, set()
    for route, view in CLOSED.items():
        if view.audience == audience and (audience == "resident" or reader in view.roles):
            for keys in (things.elsas, things.restricted):
                answer = client.get(address(route, keys))
                opened += answer.status_code == 200
                if any(name in told(answer)[2] for name in ("Aino", "Kaisa", "Niemi")):
                    named.add(route)
    assert opened >= 3
    assert bool(named) == (reader == "protected-unit"), named
