"""What the case page shows of the work on a case: who follows it, what was noted, what has changed, what comes next."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from ennakko.accounts.access import name_of, substitutes
from ennakko.accounts.actor import Actor
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.desk import onward, words
from ennakko.desk.overview import who
from ennakko.desk.people import colleagues, followers
from ennakko.desk.session import OFFICER
from ennakko.desk.words import casework as topic
from ennakko.desk.words import deploy
from ennakko.engine.explain import Explanation, explain
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger import queue
from ennakko.ledger.notes import LONGEST
from ennakko.register import access as register
from ennakko.ui import said
from ennakko.ui.facts import shown
from ennakko.ui.language import current

# Characters that turn the direction of a line: shown by number, so that a note reads as it was written.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Noted:
    """A note with its reminder."""

    key: int
    day: date
    name: str
    text: str
    remind_on: date | None
    done: date | None
    due: bool


@dataclass(frozen=True)
class Changed:
    """A fact as it was when the proposal was made, and as it is now."""

    name: Text
    before: Text | str
    now: Text | str


def section(request: HttpRequest, found: Any, service: Service, actor: Actor, *, on: date) -> dict[str, Any]:
    """Everything the partial templates of the case page need."""
    stands_in = substitutes(on).get(found.handler)
    may_work = (actor.may(OFFICER) or found.restricted) and found.live
    before = (found.facts or {}).get("before")
    live = ledger.live(service.key)
    return {
        "topic": topic,
        "deploy": deploy,
        "live": live,
        "follower": followers([found.handler])[found.handler],
        "stands_in": stands_in and topic.stands_in.format(name=name_of(stands_in)),
        "may_work": may_work,
        "may_hear": may_work and not found.restricted and found.state == "open" and not live,
        "colleagues": [one for one in colleagues(actor) if f"user:{one[0]}" != found.handler]
        if may_work
        else [],
        "notes": [_noted(one, on) for one in queue.notes(found.pk)] if may_work else [],
        "longest": LONGEST,
        "changes": _changes(found, service, before) if before else [],
        "changed_since": before and date.fromisoformat(before["read"]),
        "former": _former(found),
        "coming": onward.ahead(request, found, actor, on),
    }


def visible(text: str) -> str:
    """The text with characters that would turn its direction shown by number."""
    return _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def _noted(one: Any, on: date) -> Noted:
    return Noted(
        key=one.pk,
        day=one.at.astimezone(HELSINKI).date(),
        name=name_of(one.by),
        text=visible(one.text),
        remind_on=one.remind_on,
        done=one.done_at.astimezone(HELSINKI).date() if one.done_at else None,
        due=one.remind_on is not None and one.done_at is None and one.remind_on <= on,
    )


def _changes(found: Any, service: Service, before: dict[str, Any]) -> list[Changed]:
    """The facts that are not as they were, and what follows from them."""
    old, new = explain(service, before), explain(service, found.facts)
    values = _values(old)
    pairs: list[tuple[Text, Text | str | None, Text | str | None]]
    pairs = [(name, values.get(name), value) for name, value in _values(new).items()]
    pairs += [(topic.walk, _walk(before), _walk(found.facts)), (topic.route, old.route, new.route)]
    pairs += [(topic.language, _language(before), _language(found.facts))]
    nothing = Text("–", "–", "–")
    return [Changed(name, was or nothing, now or nothing) for name, was, now in pairs if was != now]


def _values(told: Explanation) -> dict[Text, Text]:
    rows = (shown(fact.name, fact.value, fact.source, fact.on) for step in told.steps for fact in step.facts)
    return {row.name: row.value for row in rows}


def _walk(facts: dict[str, Any]) -> str | None:
    metres = facts.get("metres")
    return None if metres is None else said.distance(metres, current())


def _language(facts: dict[str, Any]) -> Text | None:
    return words.languages.get(facts.get("language", ""))


def _former(found: Any) -> list[str]:
    """Whoever was a guardian when the proposal was made and is none now."""
    if found.restricted:
        return []
    gone = [party.person for party in ledger.addressees(found.pk) if not party.active]
    names = register.names_of(gone)
    return [who(names, person) for person in gone]
