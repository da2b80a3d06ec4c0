"""Three languages, complete: in Python a Text refuses to load without one; templates and letters are held to it here."""

import re
import string
from pathlib import Path

import pytest

from ennakko.base.text import LANGUAGES
from tests.repository.tree import PACKAGE, name

TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
SERVICES = sorted(file.parent for file in PACKAGE.glob("services/*/service.py"))
SAYS_ALL_THREE = {
    "ennakko/ui/templates/500.html"
}  # shown when nothing else works: it cannot ask for the language
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<script.*?</script>|<[^>]*>|&\w+;", re.DOTALL)
READ_OUT = re.compile(r"\b(?:aria-label|alt|title|placeholder)=\"([^\"]*)\"")
A_WORD = re.compile(r"[^\W\d_]{2,}")


def _own_words(markup: str) -> list[str]:
    """Words a reader would meet that do not come from a Text."""
    bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", markup, flags=re.DOTALL)
    attributes = " ".join(READ_OUT.findall(bare))
    return A_WORD.findall(TAGS.sub(" ", markup)) + A_WORD.findall(attributes)


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_a_template_says_nothing_in_words_of_its_own(template: Path):
    if name(template) not in SAYS_ALL_THREE:
        assert _own_words(template.read_text("utf-8")) == []


def test_the_page_for_the_worst_case_speaks_all_three_languages():
    page = (PACKAGE / "ui/templates/500.html").read_text("utf-8")
    assert {'<html lang="fi">', 'lang="sv"', 'lang="en"'} <= set(
        re.findall(r"<html lang=\"fi\">|lang=\"\w+\"", page)
    )


@pytest.mark.parametrize("service", SERVICES, ids=name)
def test_the_letters_of_a_service_say_the_same_in_every_language(service: Path):
    """The same sections with the same fields in each; a name stands in a field of its own, for it is not inflected."""
    letters = {language: (service / f"{language}.md").read_text("utf-8") for language in LANGUAGES}
    shapes = {language: _shape(text) for language, text in letters.items()}
    assert shapes["fi"] == shapes["sv"] == shapes["en"]
    for text in letters.values():
        for line in text.splitlines():
            assert "{child}" not in line or re.fullmatch(r"[^{}]+: \{child\}", line)


def _shape(text: str) -> list[tuple[str, list[str]]]:
    """Each section with the fields it fills in."""
    sections = re.split(r"^# (.+)$", text, flags=re.MULTILINE)[1:]
    return [
        (heading, sorted({field for _, field, _, _ in string.Formatter().parse(body) if field}))
        for heading, body in zip(sections[::2], sections[1::2], strict=True)
    ]
