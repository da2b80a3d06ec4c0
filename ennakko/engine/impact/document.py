"""The shapes of an impact assessment. Everything is a frozen value in three languages; `markdown.py` writes it down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ennakko.base.errors import BadInput
from ennakko.base.text import Text

OWNER = Text(
    "Palvelun omistaja kirjoittaa", "Skrivs av tjänstens ägare", "To be written by the service owner"
)
OFFICER = Text(
    "Tietosuojavastaava kirjoittaa",
    "Skrivs av dataskyddsombudet",
    "To be written by the data protection officer",
)


@dataclass(frozen=True)
class Question:
    """What only people can judge: a key, what is asked, and who answers."""

    key: str
    asks: Text
    by: Text = OWNER


@dataclass(frozen=True)
class Items:
    """A list, under a heading of its own where it has one."""

    said: tuple[Text, ...]
    title: Text | None = None


@dataclass(frozen=True)
class Table:
    """A table with a heading of its own; every row has a cell for each column."""

    title: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


Part = Text | Items | Table | Question


@dataclass(frozen=True)
class Section:
    """One point that the act asks for: where it is asked, what it is called, what is known and what is left to people."""

    article: str
    title: Text
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Assessment:
    """A whole assessment of one service on one day. `answers` holds what people wrote, by the question's key."""

    kind: str
    service: str
    version: str
    on: date
    title: Text
    lead: tuple[Text, ...]
    sections: tuple[Section, ...]
    answers: Mapping[str, Text] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything that is asked, in the order of the document."""
        return tuple(self._asked())

    @property
    def left(self) -> tuple[Question, ...]:
        """What nobody has answered."""
        return tuple(question for question in self.questions if question.key not in self.answers)

    def _asked(self) -> Iterator[Question]:
        for section in self.sections:
            yield from (part for part in section.parts if isinstance(part, Question))


@dataclass(frozen=True)
class Decided:
    """The latest deployment decision."""

    on: date
    live: bool
    why: str


@dataclass(frozen=True)
class House:
    """What the house knows of the service and no declaration holds.

    `sources` gives registers their names in words; `kept` is what is kept beside the proposals, and how long.
    """

    live: bool = False
    braked: bool = False
    decided: Decided | None = None
    sources: Mapping[str, Text] = field(default_factory=dict)
    kept: tuple[tuple[Text, Text], ...] = ()


def answered(made: Assessment, answers: Mapping[str, Text]) -> Assessment:
    """The assessment with its answers. Raises BadInput, naming them, for keys of questions that are not asked."""
    asked = {question.key for question in made.questions}
    unknown = sorted(answers.keys() - asked)
    if unknown:
        raise BadInput(
            f"impact/{made.kind}.toml of {made.service} answers what is not asked: {', '.join(unknown)}.",
            f"Move the words to a question that is: {', '.join(sorted(asked))}.",
        )
    return replace(made, answers=answers)
