"""Rooms keep to themselves where the import linter cannot see it: relations, raw SQL, run-time imports, names."""

import ast
import re
import tomllib

import pytest
from django.apps import apps

from tests.repository.tree import PACKAGE, ROOMS, ROOT, dotted, modules, name, room_of

LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
OWN_MODELS = [model for model in apps.get_models() if model.__module__.startswith("ennakko.")]
WITH_TABLES = sorted({model._meta.app_label for model in OWN_MODELS})

# Each run-time import and why it is there; a new one has to be argued for here.
RUN_TIME_IMPORTS = {
    "ennakko/config/cli/__init__.py",  # subcommands are loaded when they are called
    "ennakko/ledger/catalogue.py",  # services are entry points: another city adds its own
    "ennakko/portal/door.py",  # config names whom the demo's sign-in offers
}


def test_every_room_stands_in_the_layers():
    layers = next(contract for contract in LINTER["contracts"] if contract["type"] == "layers")
    placed = {room.strip() for layer in layers["layers"] for room in layer.split("|")}
    assert placed == set(ROOMS)


def test_the_models_of_every_room_are_protected_by_a_contract_of_their_own():
    protected = [
        (contract["protected_modules"], contract["allowed_importers"])
        for contract in LINTER["contracts"]
        if contract["type"] == "protected"
    ]
    assert sorted(protected) == [([f"ennakko.{room}.models"], [f"ennakko.{room}"]) for room in WITH_TABLES]


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model._meta.label)
def test_no_foreign_key_leaves_its_room(model):
    """Across rooms people are referred to by their internal key; only Django's own tables may be pointed at."""
    for field in model._meta.get_fields():
        if field.is_relation and not field.auto_created and field.related_model is not None:
            target = field.related_model
            assert target._meta.app_label == model._meta.app_label or target.__module__.startswith("django.")


def test_raw_sql_names_only_tables_of_its_own_room():
    tables = re.compile(
        rf"\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+\"?({'|'.join(WITH_TABLES)})_[a-z]", re.IGNORECASE
    )
    strangers = {
        (name(path), found)
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for found in tables.findall(node.value)
        if found != room_of(path)
    }
    assert strangers == set()


def test_nothing_is_imported_at_run_time_but_where_it_is_argued_for():
    ways = {"import_module", "import_string", "get_model", "__import__", "entry_points"}
    found = {
        name(path)
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in ways
        if not _asks_for_a_model_of(room_of(path), node)
    }
    assert found == RUN_TIME_IMPORTS


def _asks_for_a_model_of(room: str, call: ast.Call) -> bool:
    first = call.args[0] if call.args else None
    own = isinstance(first, ast.Constant) and first.value == room
    return own and dotted(call.func).endswith("get_model")


def test_no_signal_is_connected_or_sent():
    banned = ("django.dispatch", "django.db.models.signals", "django.core.signals")
    heard = {
        name(path)
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith(banned))
        or (isinstance(node, ast.Import) and any(alias.name.startswith(banned) for alias in node.names))
    }
    assert heard == set()


def test_no_drawer_of_odds_and_ends_and_no_class_that_only_manages():
    drawers = {"services.py", "utils.py", "helpers.py", "common.py", "manager.py", "managers.py", "misc.py"}
    assert {name(path) for path in modules() if path.name in drawers} == set()
    managing = {
        f"{name(path)}: {node.name}"
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and re.search(r".(Service|Manager|Helper|Util)s?$", node.name)
    }
    assert managing == set()


def test_views_of_residents_and_of_staff_share_no_module():
    for room, other in (("portal", "desk"), ("desk", "portal")):
        imported = {
            node.module
            for path, tree in modules().items()
            if room_of(path) == room
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
        }
        assert not {module for module in imported if module.startswith(f"ennakko.{other}")}


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_in_a_few_lines_what_it_is_for_and_what_it_must_never_do(room: str):
    said = (PACKAGE / room / "README.md").read_text("utf-8")
    lines = [line for line in said.splitlines() if line.strip()]
    assert said.startswith(f"# {room}")
    assert "never" in said
    assert len(lines) <= 12
