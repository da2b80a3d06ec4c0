"""Who follows a case: each one that waits for a person has a named human, and the cases are shared out evenly.

A restricted case is followed by the protected-persons unit alone. A desk stands in only where nobody is in office.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count

from ennakko.accounts.access import officers, substitutes
from ennakko.base.clock import HELSINKI
from ennakko.ledger import catalogue
from ennakko.ledger.access import PROTECTED_UNIT
from ennakko.ledger.models import Proposal, State

OFFICER = "officer"
WAITING = frozenset({State.WITH_STAFF, State.SOMETHING_ELSE})


@dataclass
class Share:
    """What somebody follows: the cases, and for how many people (one, and each they stand in for)."""

    cases: int = 0
    people: int = 0


@dataclass
class Shares:
    """Who is in office for the cases of one service and season, and what each who is present follows."""

    in_office: frozenset[str] = frozenset()
    of: dict[str, Share] = field(default_factory=dict)

    def next(self) -> str | None:
        """Whoever follows the fewest, counted on; None where nobody is in office."""
        if not self.of:
            return None
        handler = min(self.of, key=lambda one: (self.of[one].cases / self.of[one].people, one))
        self.of[handler].cases += 1
        return handler


class Handlers:
    """Names who follows, within one transaction: who is in office, and what they follow, is read once."""

    def __init__(self, at: datetime) -> None:
        self._on = at.astimezone(HELSINKI).date()
        self._known: dict[tuple[str, int, bool], Shares] = {}

    def of(self, proposal: Proposal) -> str:
        """Who follows the proposal: whoever does already and is still in office, else whoever follows the fewest."""
        shares = self._shares(proposal)
        if proposal.handler in shares.in_office:
            return proposal.handler
        return shares.next() or _desk(proposal)

    def _shares(self, proposal: Proposal) -> Shares:
        key = (proposal.service, proposal.season, proposal.restricted)
        if key not in self._known:
            self._known[key] = self._read(*key)
        return self._known[key]

    def _read(self, service: str, season: int, restricted: bool) -> Shares:
        """New cases of somebody who is away go to whoever stands in for them, who then follows for two."""
        known = frozenset(str(one.actor) for one in officers(PROTECTED_UNIT if restricted else OFFICER))
        present = {one: one for one in known} | {
            away: stands_in
            for away, stands_in in substitutes(self._on).items()
            if away in known and stands_in in known
        }
        shares = Shares(known)
        for one in known:
            shares.of.setdefault(present[one], Share()).people += 1
        cases = Proposal.objects.filter(
            service=service,
            season=season,
            restricted=restricted,
            live=True,
            state__in=WAITING,
            handler__in=known,
        )
        for handler, number in cases.values_list("handler").annotate(number=Count("id")):
            shares.of[present[handler]].cases += number
        return shares


def _desk(proposal: Proposal) -> str:
    """No answer and no case may be refused because nobody is appointed."""
    if proposal.restricted:
        return f"desk:{PROTECTED_UNIT}"
    return f"desk:{catalogue.service(proposal.service).contact.desk.fi}"[:60]
