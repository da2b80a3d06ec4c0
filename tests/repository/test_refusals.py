"""A refusal that a page can show is said in the reader's language: each cause and remedy is a Text, with the same fields in
every language. What only a terminal is told is on a list that must match exactly, so it can only shrink."""

import ast
import string
from collections.abc import Iterator

import pytest

from ennakko.accounts import refusals as of_accounts
from ennakko.base.text import LANGUAGES, Text
from ennakko.ledger import refusals, refusals_decisions, refusals_running
from tests.repository.tree import dotted, modules, name, room_of

ROOMS = {"accounts", "audit", "base", "consent", "desk", "ledger", "outbox", "portal", "register"}
ONLY_A_TERMINAL = {  # file: the functions no page leads to
    "ennakko/accounts/actions.py": {"appoint", "set_password", "unlock", "_known"},
    "ennakko/audit/actions.py": {"erase"},
    "ennakko/audit/head.py": {"check", "exported"},
    "ennakko/ledger/catalogue.py": {"services", "service", "agreements"},  # what is installed
    "ennakko/register/bulk/into_postgresql.py": {"into_postgresql", "_filled"},
    "ennakko/register/bulk/into_sqlite.py": {"into_sqlite"},
    "ennakko/register/feeds/districts.py": {"_of_layer"},  # the desk takes tables, no maps
    "ennakko/register/feeds/gml.py": {"features", "_unpacked"},
    "ennakko/register/feeds/places.py": {"read"},
    "ennakko/register/feeds/service_map.py": {"read", "_units"},
    "ennakko/register/rotation.py": {"_chunk"},
    "ennakko/register/sealing.py": {"unseal"},
    "ennakko/register/vtj/answers.py": {"_json", "_stranger"},
    "ennakko/register/vtj/client.py": {"_ask", "changes", "_error", "_send", "_trusted"},
    "ennakko/register/vtj/feed.py": {"_key"},
    "ennakko/register/vtj/people.py": {"set_codes"},
    "ennakko/register/vtj/shapes.py": {"refuse"},
}


def _raised():
    """(file, function, refusal in English only) of every error for people that is raised in the rooms."""
    for path, tree in modules().items():
        if room_of(path) not in ROOMS:
            continue
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and dotted(node.func) in {"Refused", "Trouble", "BadInput"}:
                    yield name(path), function.name, any(_english(argument) for argument in node.args)


def _english(argument: ast.expr) -> bool:
    words = isinstance(argument, ast.JoinedStr) or (
        isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    )
    return words or (
        isinstance(argument, ast.Call)
        and isinstance(argument.func, ast.Attribute)
        and _english(argument.func.value)
    )


def test_what_a_page_can_show_is_said_in_three_languages():
    found: dict[str, set[str]] = {}
    for file, function, english in _raised():
        if english:
            found.setdefault(file, set()).add(function)
    assert found == ONLY_A_TERMINAL


def _refusals():
    for module in (of_accounts, refusals, refusals_decisions, refusals_running):
        for key, value in vars(module).items():
            if isinstance(value, tuple) and value and all(isinstance(part, Text) for part in value):
                yield pytest.param(value, id=f"{module.__name__.rpartition('.')[2]}.{key}")
    for left, value in refusals_decisions.LEFT_OUT.items():
        yield pytest.param(value, id=f"left.{left}")


@pytest.mark.parametrize("refusal", list(_refusals()))
def test_a_refusal_is_a_cause_and_a_remedy_with_the_same_fields_in_every_language(refusal):
    cause, remedy = refusal
    for said in (cause, remedy):
        fields = [
            {field for _, field, _, _ in string.Formatter().parse(said[language]) if field}
            for language in LANGUAGES
        ]
        assert fields[0] == fields[1] == fields[2], said
        assert all(said[language].rstrip()[-1] in ".}" for language in LANGUAGES)


MODULES = (refusals, refusals_decisions, refusals_running, of_accounts)


def _told() -> Iterator[tuple[str, set[str], set[str]]]:
    """(where, the fields of a refusal, the values it is given) wherever one is raised by its name."""
    known = {key: value for module in MODULES for key, value in vars(module).items() if key.isupper()}
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            for argument in node.args:
                bare = isinstance(argument, ast.Starred)
                named = dotted(argument.value if bare else argument).rpartition(".")[2]
                if not isinstance(refusal := known.get(named), tuple):
                    continue
                if bare or dotted(node.func).rpartition(".")[2] == "said":
                    fields = {
                        field
                        for said in refusal
                        for _, field, _, _ in string.Formatter().parse(said.en)
                        if field
                    }
                    yield f"{name(path)}:{node.lineno}", fields, {one.arg or "" for one in node.keywords}


def test_every_field_of_a_refusal_is_filled_in_where_it_is_raised():
    told = list(_told())
    assert len(told) > 50
    assert [(where, fields - given) for where, fields, given in told if fields - given] == []
