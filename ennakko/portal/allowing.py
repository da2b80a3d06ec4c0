"""What "Permissions" shows: each live service with its ground, each agreement with what was allowed, and silence."""

from dataclasses import dataclass
from datetime import date

from ennakko.accounts.actor import Actor
from ennakko.base.clock import HELSINKI
from ennakko.base.sources import source_named
from ennakko.base.text import LANGUAGES, Text
from ennakko.consent import access as consent
from ennakko.consent.capacity import may_speak
from ennakko.engine.service import Consent, Guardians, Law, Service
from ennakko.ledger import access as ledger
from ennakko.ledger import catalogue
from ennakko.portal.words import my_data
from ennakko.portal.words import permissions as said
from ennakko.register import access as register
from ennakko.ui.said import day_text


@dataclass(frozen=True)
class Line:
    """Something that was chosen, in words: when, what, of which data, by whom."""

    on: date
    what: Text
    category: Text | None
    who: Text
    revision: int | None


@dataclass(frozen=True)
class OnLaw:
    """A service on law: its ground, and the objection where Art. 21 applies."""

    key: str
    title: Text
    ground: Text
    controller: Text
    uses: Text
    may_object: bool
    objected: bool
    yours: bool
    history: tuple[Line, ...]


@dataclass(frozen=True)
class Switch:
    """A category of data that a purpose asks for."""

    key: str
    name: Text
    on: bool


@dataclass(frozen=True)
class OnConsent:
    """An agreement with what was allowed; `yours`: the reader may choose."""

    purpose: str
    title: Text
    asks: Text
    otherwise: Text
    controller: Text
    services: tuple[Text, ...]
    switches: tuple[Switch, ...]
    status: Text
    any: bool
    all: bool
    hash: str
    number: int
    since: date
    keeps_days: int
    yours: bool
    history: tuple[Line, ...]


@dataclass(frozen=True)
class Contact:
    """Whether the person may be contacted about what is voluntary."""

    stopped: bool
    quiet: consent.Quiet | None
    last: date | None  # the quiet period's last day
    banned: bool
    yours: bool
    history: tuple[Line, ...]


def live_services() -> list[Service]:
    """The services that are live, by title."""
    live = ledger.live_services()
    found = [service for service in catalogue.services().values() if service.key in live]
    return sorted(found, key=lambda service: service.title.fi)


def on_law(person: int, *, on: date, by: Actor) -> list[OnLaw]:
    """The live services on law."""
    return [
        _law(service, service.basis, person, on=on, by=by)
        for service in live_services()
        if isinstance(service.basis, Law)
    ]


def on_consent(person: int, *, on: date, by: Actor) -> list[OnConsent]:
    """The agreements that live services rest on which may concern the person, as they read now: what is addressed to guardians
    concerns minors."""
    born = register.born_of(person)
    adult = born is not None and consent.of_age(born, on)
    services: dict[str, list[Service]] = {}
    for service in live_services():
        if isinstance(service.basis, Consent) and not (adult and isinstance(service.to, Guardians)):
            services.setdefault(service.basis.purpose, []).append(service)
    cards = consent.agreements()
    return [
        _consent(cards[purpose], theirs, person, on=on, by=by)
        for purpose, theirs in services.items()
        if purpose in cards
    ]


def contact(person: int, *, on: date, by: Actor) -> Contact:
    """Silence asked for, and the register's ban."""
    quiet = consent.quiet(person, on=on)
    return Contact(
        consent.no_contact(person, on=on),
        quiet,
        date.fromordinal(quiet.until.toordinal() - 1) if quiet else None,
        person in register.marketing_bans([person], on=on),
        may_speak(by, person, "party", on=on),
        lines(consent.history(person), by),
    )


def _law(service: Service, basis: Law, person: int, *, on: date, by: Actor) -> OnLaw:
    return OnLaw(
        service.key,
        service.title,
        said.by_law.format(act=basis.act, section=basis.section),
        source_named(service.controller),
        _joined([my_data.kinds[each] for each in sorted(service.categories())]),
        service.may_be_objected_to,
        service.may_be_objected_to and consent.objects(person, service.key, on=on),
        service.may_be_objected_to and may_speak(by, person, "party", on=on),
        lines(consent.history(person, service=service.key), by) if service.may_be_objected_to else (),
    )


def _consent(
    card: consent.AgreementCard, services: list[Service], person: int, *, on: date, by: Actor
) -> OnConsent:
    agreement = card.says
    held = consent.held(person, agreement.purpose, on=on)
    switches = tuple(Switch(each, my_data.kinds[each], each in held) for each in agreement.categories)
    whole = all(switch.on for switch in switches)
    return OnConsent(
        purpose=agreement.purpose,
        title=agreement.title,
        asks=agreement.asks,
        otherwise=agreement.otherwise,
        controller=agreement.controller,
        services=tuple(service.title for service in services),
        switches=switches,
        status=said.given if whole else said.partly if held else said.not_given,
        any=bool(held),
        all=whole,
        hash=card.hash,
        number=card.number,
        since=card.at.astimezone(HELSINKI).date(),
        keeps_days=agreement.keeps_days,
        yours=may_speak(by, person, agreement.rule, on=on),
        history=lines(consent.history(person, purpose=agreement.purpose), by),
    )


def lines(history: list[consent.Recorded], by: Actor) -> tuple[Line, ...]:
    """What was said, in words."""
    return tuple(
        Line(
            one.at.astimezone(HELSINKI).date(),
            _event(one),
            my_data.kinds[one.category] if one.category else None,
            said.who["you"] if one.by == by.person else said.who[one.acted_as],
            one.revision,
        )
        for one in history
    )


def _event(one: consent.Recorded) -> Text:
    if one.until is None:
        return said.events[one.what]
    last = date.fromordinal(one.until.toordinal() - 1)
    return said.events[one.what].format(begins=day_text(one.since), until=day_text(last))


def _joined(texts: list[Text]) -> Text:
    return Text(*(", ".join(text[language] for text in texts) for language in LANGUAGES))
