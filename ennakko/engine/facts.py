"""The facts a proposal rests on, as stored: JSON from which the explanation is made again, word for word.

read         the day the register was read
gate         why the person was not looked at, or null
conditions   [{key, holds: true | false | null (cannot tell), facts: {"people.born": "2020-03-01"}}]
route        why a person must look, or null
language     language of instruction chosen
place, metres, criteria, objective, considered     where a place was shared out
loaded       {table read by absence: the day it was loaded whole}
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from ennakko.engine.need import PROTECTED
from ennakko.engine.service import Condition, Service
from ennakko.engine.share import Shared
from ennakko.engine.tables import Tables
from ennakko.engine.vocabulary import FRAMES


def cited(condition: Condition, row: Mapping[str, Any], *, located: bool) -> dict[str, Any]:
    """The values of the facts a condition cites. A table read by absence is cited without a column; its value is the
    number of rows about the person, None where the condition holds because there is none.

    `located` false leaves out everything that tells where somebody lives.
    """
    values: dict[str, Any] = {}
    for name in condition.cites:
        frame, _, column = name.partition(".")
        if column and column in FRAMES[frame].located and not located:
            continue
        value = row.get(column) if column else None
        values[name] = value.isoformat() if isinstance(value, date) else value
    return values


def stored(
    service: Service,
    tables: Tables,
    hit: Mapping[str, Any],
    *,
    on: date,
    route: str | None,
    shared: Shared | None = None,
    row: int | None = None,
) -> str:
    """The facts of a found person as JSON; `row` is the person's row in the problem that was shared out."""
    protected = route == PROTECTED
    facts: dict[str, Any] = {
        "read": on.isoformat(),
        "gate": None,
        "conditions": [
            {"key": condition.key, "holds": True, "facts": cited(condition, hit, located=not protected)}
            for condition in service.needs
        ],
        "route": route,
        "loaded": {
            name: str(tables.loaded[name]) for name in service.read_by_absence() if name in tables.loaded
        },
    }
    if not protected:
        facts["language"] = hit["taught_in"]
    if shared is not None and row is not None:
        facts |= seat_facts(service, shared, row)
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def seat_facts(service: Service, shared: Shared, row: int) -> dict[str, Any]:
    """What is told of the place: which, how far, on which criteria, and what else was considered."""
    seat = shared.seat(row)
    at = int(shared.allocation.seat[row])
    return {
        "place": seat[0] if seat else None,
        "metres": seat[1] if seat else None,
        "criteria": {
            criterion.key: bool(shared.problem.claims[i][row, at] == 0)
            for i, criterion in enumerate(service.supply.by.criteria)
            if criterion.pairs is not None and at >= 0
        },
        "objective": shared.chosen,
        "considered": shared.considered(row),
    }
