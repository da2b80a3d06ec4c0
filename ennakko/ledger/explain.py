"""Why me, why not me, for anybody: from the stored facts where there is a proposal, looked at anew where there is none.

Every explanation that names a person stands in that person's log.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ennakko.accounts.actor import Actor
from ennakko.audit import uses
from ennakko.base.text import Text
from ennakko.consent import access as consent
from ennakko.engine.explain import Explanation, examine
from ennakko.engine.explain import explain as told_of
from ennakko.engine.plan import season_of
from ennakko.engine.service import Service
from ennakko.ledger import access, sweep
from ennakko.register import access as register


@dataclass(frozen=True)
class Told:
    """An explanation with what the ledger says: state and reason of the proposal (None: there is none), from when."""

    state: str | None
    reason: str | None
    explanation: Explanation
    places: dict[int, Text]

    def lines(self, language: str) -> list[str]:
        """Plain lines in one language."""
        head = [f"{self.explanation.outcome}" if self.state is None else f"{self.state} ({self.reason})"]
        return head + self.explanation.lines(language, self.places)


def explain(service: Service, person: int, *, on: date, by: Actor, at: datetime, data: Path) -> Told:
    """The explanation of `person` for `service` in the season of the day."""
    season = season_of(service, on)
    proposal = access.latest_proposal(service.key, season, person)
    uses.looked(by=by, at=at, purpose="explain", persons=[person], service=service)
    if proposal is not None and not proposal.facts:
        proposal = None
    if proposal is not None:
        explanation = told_of(service, proposal.facts)
    else:
        tables = sweep.small_tables(register.relatives({person}))
        said = consent.permissions(service, on=on, persons=[person])
        facts = examine(service, tables, person, on=on, season=season, permissions=said)
        explanation = told_of(service, facts or {})
    considered = [place.place for place in explanation.considered]
    return Told(
        proposal.state if proposal else None,
        proposal.reason if proposal else None,
        explanation,
        {place: named.name for place, named in register.places(considered).items()},
    )
