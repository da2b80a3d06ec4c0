"""Every word a template asks for exists, and says the same in three languages."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import ennakko
from ennakko.base.text import Text

ROOT = Path(ennakko.__file__).parent
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))


def words_asked_for():
    """(file, room, word) for each `words.x`, `words.topic.x` and `frame.x` in the templates of a room."""
    for file in TEMPLATES:
        room = file.relative_to(ROOT).parts[0]
        for prefix, word in re.findall(r"\b(words|frame)\.(\w+(?:\.\w+)*)", file.read_text()):
            yield file, ("ui" if prefix == "frame" else room), word


def test_every_word_in_a_template_is_a_text_of_its_room():
    missing = [
        f"{file.name}: {room}.words.{word}"
        for file, room, word in words_asked_for()
        if not exists(import_module(f"ennakko.{room}.words"), word)
    ]
    assert not missing


def exists(found, word):
    """Whether a dotted word leads from a module to something it holds."""
    for part in word.split("."):
        held = isinstance(found, dict) and part in found
        found = found[part] if held else getattr(found, part, None)
    return found is not None


def modules_of_words():
    """Each room's words: one module, or a package with a topic a file."""
    for room in ("ui", "portal", "desk"):
        module = import_module(f"ennakko.{room}.words")
        yield module
        for found in iter_modules(getattr(module, "__path__", ())):
            yield import_module(f"{module.__name__}.{found.name}")


def texts_in(value):
    """The texts of a word: itself, or those it gathers."""
    gathered = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
    return [text for text in gathered if isinstance(text, Text)]


def test_the_three_languages_fill_in_the_same_fields():
    fields = re.compile(r"{(\w+)}")
    uneven = [
        f"{module.__name__}.{name}"
        for module in modules_of_words()
        for name, value in vars(module).items()
        for text in texts_in(value)
        if len({frozenset(fields.findall(text[language])) for language in ("fi", "sv", "en")}) > 1
    ]
    assert not uneven
