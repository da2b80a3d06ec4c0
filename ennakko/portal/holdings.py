"""Everything the city holds about one person, room by room: for the download, for Helsinki Profile and for an erasure.

Each room is asked what the person may read there; a restricted case is not among it, nor anything about somebody who is under
a non-disclosure order. Of a holding that must be kept it says by which law and until when; the rest may be erased.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ennakko.accounts.actor import Actor
from ennakko.audit import access as audit
from ennakko.audit.purposes import PURPOSES
from ennakko.audit.purposes import named as field_named
from ennakko.base.clock import HELSINKI
from ennakko.base.sources import source_named
from ennakko.base.text import LANGUAGES, Text
from ennakko.channels.access import replies_of
from ennakko.consent import access as consent
from ennakko.ledger import access as ledger
from ennakko.ledger import catalogue
from ennakko.ledger.kept import kept_until
from ennakko.portal import access, words
from ennakko.portal.allowing import lines
from ennakko.portal.records import decided, sent
from ennakko.portal.ways import named
from ennakko.register import access as register
from ennakko.register.contacts import numbers_of
from ennakko.register.held import held
from ennakko.register.rectifications import rectifications
from ennakko.ui.facts import ABSENT
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


def holdings(person: int, *, by: Actor) -> tuple[Holding, ...]:
    """Everything, in the order it is read; holdings without an entry are left out. `by`: the resident who reads it,
    the person or whoever acts for them."""
    found = (
        _register(person), _proposals(person), _decisions(person), _messages(person), _replies(person),
        _rectifications(person), _permissions(person, by), _uses(person, by.person != person), _pages(person),
    )  # fmt: skip
    return tuple(one for one in found if one.entries)


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
    until = [day for one in found if (day := kept_until(one.service, one.season)) is not None]
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


def _replies(person: int) -> Holding:
    said = words.holdings
    entries = tuple(
        _fields(
            ("at", said.at, _moment(one.at)),
            ("channel", said.channel, words.records.channels.get(one.channel, words.records.channel_other)),
            ("said", said.said, one.text),
        )
        for one in replies_of(person)
    )
    return Holding("REPLIES", "REPLY", said.replies, entries, Kept(said.matter_law, said.replies_until))


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


def _permissions(person: int, by: Actor) -> Holding:
    """What was allowed, objected to and asked, as it was said each time."""
    said = words.holdings
    parts = [
        *(
            (one.says.title, consent.history(person, purpose=key))
            for key, one in consent.agreements().items()
        ),
        *((one.title, consent.history(person, service=key)) for key, one in catalogue.services().items()),
        (words.permissions.contact, consent.history(person)),
    ]
    entries = tuple(
        _fields(
            ("about", said.name, title),
            ("what", said.value, line.what),
            ("category", said.category, line.category or ""),
            ("at", said.at, day_text(line.on)),
            ("by", said.by, line.who),
            ("text", said.text, str(line.revision or "")),
        )
        for title, history in parts
        for line in lines(history, by)
    )
    return Holding(
        "PERMISSIONS", "PERMISSION", said.permissions, entries, Kept(said.proof_law, said.archived)
    )


def _uses(person: int, guardian: bool) -> Holding:
    """Who used the data: when, for what, on what ground, which fields. Which employee it was is told by a decision only."""
    said = words.holdings
    entries = tuple(
        _fields(
            ("at", said.at, _moment(one.at)),
            ("controller", said.controller, one.controller),
            ("unit", said.unit, one.unit),
            ("purpose", said.purpose, _purpose(one)),
            ("ground", said.ground, one.ground),
            ("fields", said.fields, _listed([field_named(field) for field in one.fields])),
        )
        for one in audit.cards(audit.keys_of(person, audit.Wanted(guardian=guardian)))
    )
    return Holding("USES", "USE", said.uses, entries, Kept(said.trail_law, said.trail_until))


def _pages(person: int) -> Holding:
    said = words.holdings
    chosen = access.chosen_language(person)
    entries = (
        [_fields(("language", words.settings.language, words.settings.languages[chosen]))] if chosen else []
    )
    entries += [_fields(("number", words.settings.number, told)) for told in numbers_of([person]).values()]
    entries += [_fields(("sign_in", said.sign_in, _moment(at))) for at in access.sign_ins(person)]
    entries += [_fields(("profile", said.profile, _moment(at))) for at in access.profiles(person)]
    return Holding("PAGES", "ENTRY", said.pages, tuple(entries), None, needs_strong=False)


def _purpose(use: audit.Card) -> Text:
    service = catalogue.services().get(use.service)
    says = PURPOSES[use.purpose].says
    return says.format(service=service.title if service else use.service) if use.kind == "sweep" else says


def _listed(names: Sequence[Text]) -> Text | str:
    return Text(*(", ".join(name[language] for name in names) for language in LANGUAGES)) if names else ""


def _fields(*fields: Field) -> tuple[Field, ...]:
    return tuple(field for field in fields if field[2] != "")


def _day(on: date | None) -> Text | str:
    return day_text(on) if on else ""


def _moment(at: datetime | None) -> Text | str:
    return day_text(at.astimezone(HELSINKI).date()) if at else ""
