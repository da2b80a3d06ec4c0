"""One case as a member of staff sees it. A restricted case carries nothing of home or place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ennakko.base.text import Text
from ennakko.desk import words
from ennakko.desk.overview import who
from ennakko.desk.reasons import reason
from ennakko.engine.explain import Explanation, explain
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.register import access as register
from ennakko.ui.facts import Shown, shown


@dataclass(frozen=True)
class Party:
    """A guardian in the case: when served, until when, what they said."""

    who: str
    served_on: date | None
    deadline: date | None
    answer: Text
    wish: Text | None


@dataclass(frozen=True)
class Near:
    """A place that was considered."""

    name: Text
    metres: int
    why: Text


@dataclass(frozen=True)
class Seat:
    """The place the case holds."""

    name: Text
    metres: int | None


@dataclass(frozen=True)
class Case:
    """Everything the case page lays out."""

    proposal: int
    who: str
    state: Text
    reason: Text
    place: Seat | None
    restricted: bool
    reasons: tuple[Text, ...]
    facts: tuple[Shown, ...]
    nearby: tuple[Near, ...]
    addressees: tuple[Party, ...]


def case_of(found: Any, service: Service) -> Case:
    """The case of a proposal that the reader may see."""
    parties = ledger.addressees(found.pk)
    names = register.names_of({found.person, *(party.person for party in parties)})
    told = explain(service, found.facts or {})
    places = {} if found.restricted else register.places(_places(found, told))
    return Case(
        proposal=found.pk,
        who=who(names, found.person),
        state=words.states[found.state],
        reason=reason(service, found.reason),
        place=Seat(places[found.place].name, found.cost) if found.place in places else None,
        restricted=found.restricted,
        reasons=_reasons(told),
        facts=tuple(
            shown(fact.name, fact.value, fact.source, fact.on) for step in told.steps for fact in step.facts
        ),
        nearby=tuple(
            Near(places[c.place].name, c.metres, c.says) for c in told.considered if c.place in places
        ),
        addressees=tuple(_party(party, names) for party in parties if party.active),
    )


def _places(found: Any, told: Explanation) -> set[int]:
    considered = {c.place for c in told.considered}
    return considered | {found.place} if found.place is not None else considered


def _reasons(told: Explanation) -> tuple[Text, ...]:
    said = [step.says for step in told.steps]
    said += [text for text in (told.gate, told.route, told.objective) if text is not None]
    said += [name for name, holds in told.criteria if holds]
    return tuple(said)


def _party(party: Any, names: Mapping[int, Any]) -> Party:
    return Party(
        who=who(names, party.person),
        served_on=party.served_on,
        deadline=party.deadline,
        answer=words.answers[party.answer],
        wish=words.wishes.get(party.wish),
    )
