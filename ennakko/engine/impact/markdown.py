"""An assessment as Markdown: one heading for each point, tables with a header row, questions that cannot be overlooked."""

import re
from collections.abc import Iterator
from typing import Any

from ennakko.base.text import Text
from ennakko.engine.impact.document import Assessment, Items, Part, Question, Table

MARKUP = re.compile(r"([\\`*_\[\]<|])")
ANSWER = Text("Vastaus", "Svar", "Answer")
DAY = Text(
    "Palvelun `{service}` versio {version}, laadittu {on} palvelun ilmoituksesta.",
    "Tjänsten `{service}`, version {version}, upprättad {on} ur tjänstens deklaration.",
    "Service `{service}`, version {version}, made on {on} from the service's declaration.",
)
LEFT = Text("Ihmisille jää", "Kvar för människor", "What is left to people")
COUNTED = {
    0: Text(
        "Ihmisille ei jää yhtään kysymystä.",
        "Ingen fråga är kvar för människor.",
        "No question is left to people.",
    ),
    1: Text("1 kysymys jää ihmisille.", "1 fråga är kvar för människor.", "1 question is left to people."),
}
MANY = Text(
    "{n} kysymystä jää ihmisille.", "{n} frågor är kvar för människor.", "{n} questions are left to people."
)
UNFINISHED = Text(
    "Arviointi on kesken, kunnes jokaiseen kysymykseen on vastattu.",
    "Bedömningen är inte färdig förrän varje fråga har besvarats.",
    "The assessment is not finished until every question is answered.",
)


def markdown(made: Assessment, language: str) -> str:
    """The whole document in one language, ending with what is left to people."""
    blocks = [f"# {_line(made.title[language])}"]
    told = DAY.format(service=made.service, version=made.version, on=made.on.isoformat())
    blocks += [told[language], *(_line(text[language]) for text in made.lead), f"**{left(made)[language]}**"]
    for section in made.sections:
        blocks.append(f"## {_line(section.title[language])} ({section.article})")
        for part in section.parts:
            blocks += _part(part, made, language)
    blocks += [f"## {LEFT[language]}", left(made)[language]]
    if made.left:
        blocks.append(
            "\n".join(f"{n}. `{one.key}`: {_line(one.asks[language])}" for n, one in enumerate(made.left, 1))
        )
        blocks.append(UNFINISHED[language])
    return "\n\n".join(blocks) + "\n"


def left(made: Assessment) -> Text:
    """How many questions are left, in a sentence."""
    return COUNTED.get(len(made.left)) or MANY.format(n=len(made.left))


def as_json(made: Assessment, language: str) -> dict[str, Any]:
    """The same for a machine."""
    return {
        "kind": made.kind, "service": made.service, "version": made.version, "on": made.on.isoformat(),
        "language": language, "title": made.title[language], "lead": [text[language] for text in made.lead],
        "sections": [
            {
                "article": section.article, "title": section.title[language],
                "parts": [_json(part, made, language) for part in section.parts],
            }
            for section in made.sections
        ],
        "questions": len(made.questions),
        "left": [question.key for question in made.left],
    }  # fmt: skip


def _json(part: Part, made: Assessment, language: str) -> dict[str, Any]:
    if isinstance(part, Question):
        answer = made.answers.get(part.key)
        said = answer[language] if answer else None
        return {"question": part.key, "asks": part.asks[language], "by": part.by[language], "answer": said}
    if isinstance(part, Items):
        title = part.title[language] if part.title else None
        return {"list": title, "items": [text[language] for text in part.said]}
    if isinstance(part, Table):
        return {
            "table": part.title[language],
            "columns": [text[language] for text in part.columns],
            "rows": [[cell[language] for cell in row] for row in part.rows],
        }
    return {"text": part[language]}


def _part(part: Part, made: Assessment, language: str) -> Iterator[str]:
    if isinstance(part, Question):
        yield from _question(part, made, language)
    elif isinstance(part, Items):
        if part.title is not None:
            yield f"### {_line(part.title[language])}"
        yield "\n".join(f"- {_line(text[language])}" for text in part.said)
    elif isinstance(part, Table):
        yield f"### {_line(part.title[language])}"
        head, *rows = [[_line(cell[language]) for cell in row] for row in (part.columns, *part.rows)]
        yield "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))
    else:
        yield _line(part[language])


def _question(question: Question, made: Assessment, language: str) -> Iterator[str]:
    asked = f"`{question.key}` {_line(question.asks[language])}"
    answer = made.answers.get(question.key)
    if answer is None:
        yield f"> **{question.by[language]}:** {asked}"
        return
    yield f"**{asked}**"
    yield "\n".join([f"{ANSWER[language]}:", "", *(_line(line) for line in answer[language].splitlines())])


def _line(text: str) -> str:
    """One line that says what it says: nothing in it is read as markup."""
    plain = MARKUP.sub(r"\\\1", " ".join(text.split("\n")).strip())
    return f"\\{plain}" if plain[:1] in {"#", ">", "-", "+", "=", "~"} else plain
