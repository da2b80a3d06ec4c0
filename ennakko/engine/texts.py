"""The words of a service: how a text file is read and how its fields are filled in.

A text file is Markdown with a first line `version: 2027-01-01` and `status: ready`, then one `# section` each for
title, notice, revised, withdrawn, decided, corrected (letters), decision (what a decision itself says) and answer_form
(how one answers on paper). Fields stand in braces, in nominative places ("Lapsi: {child}"): Finnish names are not
inflected by templates.
"""

import re
from collections.abc import Mapping

from ennakko.base.errors import BadInput
from ennakko.base.text import LANGUAGES
from ennakko.engine.service import Texts

SECTIONS = ("title", "notice", "revised", "withdrawn", "decided", "corrected", "decision", "answer_form")
FIELDS = frozenset(
    {
        "child",
        "place",
        "address",
        "metres",
        "from_day",
        "days",
        "phone",
        "proposal",
        "desk",
        "hours",
        "link",
        "season",
        "reason",
    }
)
_FIELD = re.compile(r"\{(\w*)\}")


def read_texts(files: Mapping[str, str]) -> Texts:
    """Texts from language to file content.

    Raises BadInput when a language or a section is missing, a field is unknown, versions differ between languages, or
    a text is not marked ready.
    """
    said: dict[str, Mapping[str, str]] = {}
    versions = set()
    for language in LANGUAGES:
        if language not in files:
            raise BadInput(
                f"The text {language}.md is missing.", "Write it beside the others; a service has three."
            )
        version, said[language] = _read(files[language], f"{language}.md")
        versions.add(version)
    if len(versions) > 1:
        raise BadInput(
            f"The texts carry different versions: {', '.join(sorted(versions))}.",
            "Give fi.md, sv.md and en.md the same version line when they say the same.",
        )
    return Texts(versions.pop(), said)


def _read(content: str, file: str) -> tuple[str, dict[str, str]]:
    head, *parts = re.split(r"^# (\w+)[ ]*\n", content, flags=re.MULTILINE)
    settings = dict(line.split(": ", 1) for line in head.strip().splitlines() if ": " in line)
    if settings.get("status") != "ready":
        raise BadInput(
            f"The text {file} is not marked ready.", "Have it checked, then write `status: ready`."
        )
    if "version" not in settings:
        raise BadInput(f"The text {file} has no version.", "Begin it with a line like `version: 2027-01-01`.")
    sections = {name: body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}
    missing = [name for name in SECTIONS if not sections.get(name)]
    if missing:
        raise BadInput(f"The text {file} lacks: {', '.join(missing)}.", "Write one `# section` for each.")
    unknown = {field for body in sections.values() for field in _FIELD.findall(body)} - FIELDS
    if unknown:
        raise BadInput(
            f"The text {file} has fields nobody fills in: {', '.join(sorted(unknown))}.",
            f"Use only {', '.join(sorted(FIELDS))}.",
        )
    return settings["version"], sections


def render(template: str, values: Mapping[str, object]) -> str:
    """The template with its fields filled in; a field without a value is a KeyError, never an empty string."""
    return _FIELD.sub(lambda field: str(values[field[1]]), template)
