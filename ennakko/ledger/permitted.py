"""What residents said is asked again where rows are written: a plan may be older than a withdrawal.

A service on law alone asks nobody, and costs no query.
"""

from collections.abc import Sequence
from datetime import date

from ennakko.consent import access as consent
from ennakko.engine.draft import Sight
from ennakko.engine.service import Consent, Service
from ennakko.ledger.seats import Row

PROPOSING = frozenset({"revise", "place"})


def permitted(rows: Sequence[Row], service: Service, *, on: date) -> tuple[list[Row], list[Row]]:
    """The rows that may be written, and those that would propose something to somebody who does not allow it now."""
    asked = {row["person"] for row in rows if _proposes(row)} if service.asks_residents else set()
    if not asked:
        return list(rows), []
    said = consent.permissions(service, on=on, persons=asked)
    if isinstance(service.basis, Consent):
        allowed = set(said.allowed(service.basis.purpose, service.categories())["person"])
        refused = asked - allowed | set(said.silences["person"])
    else:
        refused = set(said.objections["person"])
    held_back = [row["person"] in refused and _proposes(row) for row in rows]
    return (
        [row for row, held in zip(rows, held_back, strict=True) if not held],
        [row for row, held in zip(rows, held_back, strict=True) if held],
    )


def looked_at(sight: Sight) -> frozenset[int] | None:
    """Whom alone a plan looked at, where only residents can allow it; None for a service on law, which looks at everybody."""
    basis = sight.service.basis
    if not isinstance(basis, Consent):
        return None
    allowed = sight.permissions.allowed(basis.purpose, sight.service.categories())["person"]
    return frozenset(allowed) - frozenset(sight.permissions.silences["person"])


def _proposes(row: Row) -> bool:
    """Whether the row begins something with the person, or goes on with it; taking back is always permitted."""
    return row["proposal"] is None or row["action"] in PROPOSING
