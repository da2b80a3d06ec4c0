"""What a paper is, once every word of it is known. Needs nothing of the house: a press in a process of its own reads it."""

from dataclasses import dataclass

from ennakko.base.text import Language


@dataclass(frozen=True)
class Section:
    """A heading with its paragraphs; a paragraph may hold several lines."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """What a decision must hold (Administrative Procedure Act 434/2003, 44-45 and 46 §), in one language."""

    number: str
    language: Language
    title: str
    heading: str
    notes: tuple[str, ...]  # that it is a translation, that it corrects or was corrected
    head: tuple[tuple[str, str], ...]  # authority, number, day, who decided, parties
    sections: tuple[Section, ...]
    page: str
    of: str
