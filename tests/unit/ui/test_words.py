"""Every word a template asks for exists, and every template says its words through a Text."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import ennakko
from ennakko.base.text import Text

ROOT = Path(ennakko.__file__).parent
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
LETTERS = re.compile(r"[A-Za-zÅÄÖåäö]{3,}")


def words_asked_for():
    """(room, word) for each `words.x` and `frame.x` in the templates of a room."""
    for file in TEMPLATES:
        room = file.relative_to(ROOT).parts[0]
        for prefix, word in re.findall(r"\b(words|frame)\.(\w+)", file.read_text()):
            yield file, ("ui" if prefix == "frame" else room), word


def test_every_word_in_a_template_is_a_text_of_its_room():
    missing = [
        f"{file.name}: {room}.words.{word}"
        for file, room, word in words_asked_for()
        if not hasattr(import_module(f"ennakko.{room}.words"), word)
    ]
    assert not missing


@pytest.mark.parametrize("file", [f for f in TEMPLATES if f.name != "500.html"], ids=lambda f: f.name)
def test_a_template_carries_no_words_of_its_own(file):
    """Between tags stand only tags and marks: what is said comes from a Text in three languages."""
    text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", " ", file.read_text(), flags=re.DOTALL)
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL)
    assert LETTERS.findall(text) == []


def test_the_three_languages_fill_in_the_same_fields():
    fields = re.compile(r"{(\w+)}")
    uneven = []
    for room in ("ui", "portal", "desk"):
        for name, value in vars(import_module(f"ennakko.{room}.words")).items():
            texts = value.values() if isinstance(value, dict) else [value]
            for text in texts:
                if isinstance(text, Text):
                    sets = {frozenset(fields.findall(text[language])) for language in ("fi", "sv", "en")}
                    if len(sets) > 1:
                        uneven.append(f"{room}.words.{name}")
    assert not uneven
