"""Withdrawing and objecting take back what rests on them: only the ledger calls these verbs of the room `consent`."""

import ast

from tests.repository.tree import dotted, modules, name, room_of

VERBS = {"withdraw", "object_to"}


def test_no_room_but_the_ledger_withdraws_a_consent_or_records_an_objection():
    callers = {
        name(path)
        for path, tree in modules().items()
        if room_of(path) != "consent" and _consent_names(tree)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and dotted(node.func).rpartition(".")[0] in _consent_names(tree)
        and dotted(node.func).rpartition(".")[2] in VERBS
    }
    assert callers == {"ennakko/ledger/withdrawing.py"}


def test_no_room_imports_the_two_verbs_by_name():
    imported = {
        name(path)
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "ennakko.consent.actions"
        and {alias.name for alias in node.names} & VERBS
    }
    assert imported == set()


def _consent_names(tree: ast.Module) -> set[str]:
    """What the module calls `ennakko.consent.actions`."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "ennakko.consent"
        for alias in node.names
        if alias.name == "actions"
    }
