"""Every word a template asks for exists, and says the same in three languages."""

import re
from importlib import import_module
from pathlib import Path

import ennakko
from ennakko.base.text import Text

ROOT = Path(ennakko.__file__).parent
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))


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
