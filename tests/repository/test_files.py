"""What no file may hold, and what the lock files and the documents must."""

import json
import re

import pytest

from tests.repository.tree import PACKAGE, ROOT, files, name, texts

# Written in pieces, so that this file does not hold what it forbids.
BANNED = {
    "a package index": re.compile("--(?:extra-)?index" + r"-url\s*\S*://|--find-" + r"links\s*\S*/"),
    "a registry's host": re.compile(
        r"pypi\." + r"org|python" + r"hosted\.|registry\.npm" + "js|regis" + "try.yarn"
    ),
    "a path of one machine": re.compile(
        r"(?<![\w.{}$/-])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me|fa" + r"rm)/\w"
    ),
    "unfinished work": re.compile(r"\b(?:TO" + "DO|FIX" + "ME|X" + r"XX)\b"),
}


@pytest.mark.parametrize("what", BANNED)
def test_no_file_holds(what: str):
    held = [
        f"{name(path)}:{number}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if BANNED[what].search(line)
    ]
    assert held == []


def test_every_identity_code_in_the_repository_is_artificial():
    code = re.compile(r"\b\d{6}[-+A-FU-Y](\d{3})[0-9A-FHJ-NPR-Y]\b")
    could_be_somebodys = {
        name(path) for path, text in texts() if any(number < "900" for number in code.findall(text))
    }
    assert could_be_somebodys == set()


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=name)
def test_every_requirement_is_pinned_and_hashed(lock):
    entries = re.split(
        r"\n(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", lock.read_text("utf-8"), flags=re.MULTILINE)
    )
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_the_npm_lock_holds_hashes_and_no_addresses():
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    installed = {key: entry for key, entry in packages.items() if key}
    assert installed
    assert all("integrity" in entry and "resolved" not in entry for entry in installed.values())


def test_the_licence_is_the_whole_eupl():
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016")
    assert [f"{number}." for number in range(1, 16)] == re.findall(r"^(\d+\.)[A-Z]", text, re.MULTILINE)
    assert "Québec Free and Open-Source Licence" in text


def test_the_documents_name_every_setting_and_no_other():
    used = {
        setting
        for path, text in texts()
        if path.is_relative_to(PACKAGE)
        or path.is_relative_to(ROOT / "tests")
        or path.name in {"Makefile", "run"}
        for setting in re.findall(r"\bENNAKKO_[A-Z]+(?:_[A-Z]+)*\b", text)
    }
    told = set(re.findall(r"`(ENNAKKO_[A-Z_]+)`", (ROOT / "docs/settings.md").read_text("utf-8")))
    assert told == used


def test_every_link_of_a_document_leads_somewhere():
    lost = [
        f"{name(path)}: {target}"
        for path, text in texts()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
        if not (path.parent / target).exists()
    ]
    assert lost == []


def test_no_file_has_grown_beyond_reading():
    long = {
        name(path): lines
        for path in files()
        if path.suffix == ".py" and "migrations" not in path.parts
        if (lines := path.read_text("utf-8").count("\n")) > 500
    }
    assert long == {}
