"""Everything the city holds about one person, room by room: for the download, for Helsinki Profile and for an erasure.

Each room is asked what the person may read there; a restricted case is not among it, nor anything about somebody who is under
a non-disclosure order. Of a holding that must be kept it says by which law and until when; the rest may be erased.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ennakko.audit import access as audit
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger import catalogue
from ennakko.portal import access, words
from ennakko.portal.records import decided, sent
from ennakko.portal.ways import named
from ennakko.register import access as register
from ennakko.register.held import held
from ennakko.register.rectifications import rectifications
from ennakko.ui.facts import ABSENT, source_named
from ennakko.ui.said import day_text

Field = tuple[str, Text, Text | str]  # its key, what it is, its value


@dataclass(frozen=True)
class Kept:
    """Why a holding stays: the law, and until when."""

    law: Text
    until: Text


@dataclass(frozen=True)
class Holding:
    """What one room holds: one entry a thing, each of fields. `kept` None: it is erased when its person asks."""

    key: str
    entry: str
    title: Text
    entries: tuple[tuple[Field, ...], ...]
    kept: Kept | None
    needs_strong: bool = True  # shown only to whoever is strongly identified


def holdings(person: int) -> tuple[Holding, ...]:
    """Everything, in the order it is read; holdings without an entry are left out."""
    return tuple(found for ask in _ROOMS if (found := ask(person)).entries)


def _register(person: int) -> Holding:
    said = words.holdings
    entries = tuple(
        _fields(
            ("part", said.part, part.title),
            ("name", said.name, fact.name),
            ("value", said.value, fact.value or ABSENT),
            ("source", said.source, source_named(fact.source)),
            ("since", said.since, _day(fact.since)),
            ("until", said.until, _day(fact.until)),
            ("noted", said.noted, _day(fact.noted)),
        )
        for part in held(person)
        for fact in part.facts
    )
    return Holding("REGISTER", "FACT", said.register, entries, Kept(said.register_law, said.register_until))


def _proposals(person: int) -> Holding:
    said, services = words.holdings, catalogue.services()
    found = [one for one in ledger.proposals_for(person) if one.service in services]
    names = register.names_of({one.person for one in found})
    places = register.places({one.place for one in found if one.place})
    entries = []
    for one in found:
        mine = next((party for party in ledger.addressees(one.pk) if party.person == person), None)
        entries.append(
            _fields(
                ("title", said.title, services[one.service].title),
                ("subject", said.subject, str(names[one.person])),
                ("made", said.made, _moment(one.made_at)),
                ("state", said.state, words.states[one.state]),
                ("place", said.place, places[one.place].name if one.place in places else ""),
                ("served", said.served, _day(mine.served_on) if mine else ""),
                ("deadline", said.deadline, _day(mine.deadline) if mine else ""),
                ("answer", said.answer, (named(mine.answer, mine.wish) or "") if mine else ""),
                ("answered", said.answered, _moment(mine.answered_at) if mine else ""),
            )
        )
    until = [_until(services[one.service], one.season) for one in found]
    kept = Kept(said.matter_law, said.kept_until.format(day=day_text(max(until)))) if until else None
    return Holding("PROPOSALS", "PROPOSAL", said.proposals, tuple(entries), kept)


def _decisions(person: int) -> Holding:
    said = words.holdings
    entries = tuple(
        _fields(
            ("number", said.number, one.number),
            ("made", said.made, day_text(one.on)),
            ("title", said.title, one.title),
            ("subject", said.subject, one.child),
            ("deadline", said.challenge, _day(one.deadline)),
            *(
                (f"section_{number}", said.section.format(heading=part.heading), "\n\n".join(part.paragraphs))
                for number, part in enumerate(one.paper.sections if one.paper else (), start=1)
            ),
            ("unread", said.unread, "" if one.paper else words.records.unread),
        )
        for one in decided(person)
    )
    return Holding("DECISIONS", "DECISION", said.decisions, entries, Kept(said.decision_law, said.archived))


def _messages(person: int) -> Holding:
    said = words.holdings
    entries = tuple(
        _fields(
            ("title", said.title, one.title), ("sent", said.sent, day_text(one.on)),
            ("channel", said.channel, one.channel), ("proof", said.proof, one.proof or ""),
            ("body", said.body, one.body),
        )
        for one in sent(person)
    )  # fmt: skip
    return Holding("MESSAGES", "MESSAGE", said.messages, entries, Kept(said.matter_law, said.with_matter))


def _rectifications(person: int) -> Holding:
    said = words.holdings
    entries = tuple(
        _fields(
            ("fact", said.name, one.fact), ("asked", said.asked, _moment(one.asked_at)),
            ("said", said.said, one.said), ("state", said.state, words.my_data.states[one.state]),
            ("reason", said.reason, one.reason), ("answered", said.answered, _moment(one.answered_at)),
        )
        for one in rectifications(person)
    )  # fmt: skip
    return Holding("RECTIFICATIONS", "RECTIFICATION", said.rectifications, entries, None)


def _looks(person: int) -> Holding:
    """Who looked: when and for what. Which employee it was is told by a decision only."""
    said = words.holdings
    entries = tuple(
        _fields(
            ("at", said.at, _moment(one.at)),
            ("service", said.service, str((one.payload or {}).get("service", ""))),
            ("purpose", said.purpose, str((one.payload or {}).get("purpose", ""))),
        )
        for one in audit.looks_at(person)
    )
    return Holding("LOOKS", "LOOK", said.looks, entries, Kept(said.trail_law, said.trail_until))


def _pages(person: int) -> Holding:
    said = words.holdings
    chosen = access.chosen_language(person)
    entries = (
        [_fields(("language", words.settings.language, words.settings.languages[chosen]))] if chosen else []
    )
    entries += [_fields(("sign_in", said.sign_in, _moment(at))) for at in access.sign_ins(person)]
    entries += [_fields(("profile", said.profile, _moment(at))) for at in access.profiles(person)]
    return Holding("PAGES", "ENTRY", said.pages, tuple(entries), None, needs_strong=False)


_ROOMS: tuple[Callable[[int], Holding], ...] = (
    _register, _proposals, _decisions, _messages, _rectifications, _looks, _pages,
)  # fmt: skip


def _until(service: Service, season: int) -> date:
    """The day until which what belongs to a season of the service is kept."""
    ends = service.season.ends(season)
    return ends.replace(year=ends.year + service.retention.years, day=min(ends.day, 28))


def _fields(*fields: Field) -> tuple[Field, ...]:
    return tuple(field for field in fields if field[2] != "")


def _day(on: date | None) -> Text | str:
    return day_text(on) if on else ""


def _moment(at: datetime | None) -> Text | str:
    return day_text(at.astimezone(HELSINKI).date()) if at else ""
