"""A decision as a paper: every word of it in one language, in the order it is read. Pages and print show the same."""

from collections.abc import Iterable, Sequence

from ennakko.accounts.access import name_of
from ennakko.base.clock import HELSINKI
from ennakko.base.text import LANGUAGES, Language, Text
from ennakko.channels.papers import words
from ennakko.channels.papers.shape import Paper, Section
from ennakko.ledger.issued import Issued
from ennakko.register import access as register
from ennakko.ui import said


def papers(decisions: Sequence[Issued], language: str | None = None) -> list[Paper]:
    """The decisions as papers: in every language each was issued in, or in the one asked for. Names are asked once."""
    people = {decision.child for decision in decisions} | {
        party.person for one in decisions for party in one.parties
    }
    names = {person: f"{name.first} {name.last}" for person, name in register.names_of(people).items()}
    officials = {by: name_of(by) for by in {decision.by for decision in decisions}}
    return [
        _paper(decision, asked, names, officials[decision.by])
        for decision in decisions
        for asked in ([_known(language)] if language else map(_known, decision.languages))
    ]


def _paper(decision: Issued, language: Language, names: dict[int, str], official: str) -> Paper:
    def word(text: Text, **values: object) -> str:
        return text.format(**values)[language] if values else text[language]

    told = decision.texts[language]
    remedy = {
        name: value[language] if isinstance(value, dict) else value for name, value in decision.remedy.items()
    }
    parties = [names[party.person] for party in decision.parties if party.person in names]
    reasons = told["reasons"] if "reasons" in told else word(words.own_words)
    return Paper(
        number=decision.number,
        language=language,
        title=f"{word(words.title, number=decision.number)}: {told['title']}",
        heading=f"{word(words.heading)}: {told['title']}",
        notes=tuple(_notes(decision, language)),
        head=tuple(
            _said(
                (word(words.authority), told.get("authority", "")),
                (word(words.number), decision.number),
                (word(words.day), said.day(decision.at.astimezone(HELSINKI).date(), language)),
                (word(words.by), ", ".join(part for part in (official, told.get("by", "")) if part)),
                (word(words.child), names.get(decision.child, "")),
                (word(words.parties), ", ".join(parties)),
            )
        ),
        sections=(
            Section(word(words.decision), _paragraphs(told["decision"])),
            Section(word(words.reasons), _paragraphs(reasons)),
            Section(
                word(words.remedy),
                (
                    f"{word(words.body, body=remedy['body'])} {word(words.where, address=remedy['address'])}",
                    f"{word(words.form, form=remedy['form'])} {word(words.time, days=remedy['days'])}",
                    word(words.say),
                ),
            ),
            Section(word(words.contact), (word(words.asks, who=official, contact=told["contact"]),)),
        ),
        page=word(words.page),
        of=word(words.of),
    )


def _notes(decision: Issued, language: Language) -> Iterable[str]:
    if language not in decision.languages:
        issued = words.both if len(decision.languages) > 1 else words.issued[decision.languages[0]]
        yield words.courtesy.format(issued=issued)[language]
    if decision.standing == "undone":
        yield words.undone[language]
    if decision.corrected_by:
        yield words.corrected.format(number=decision.corrected_by)[language]
    if decision.corrects:
        yield words.corrects.format(number=decision.corrects)[language]


def _said(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in rows if value]


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(said.unbroken(part) for part in text.split("\n\n") if part.strip())


def _known(language: str) -> Language:
    return next((one for one in LANGUAGES if one == language), "fi")
