"""The export: what a service declares that another system is given of every child whose place is settled, as CSV.

Nobody restricted, guarded or dead is in it. No cell comes to life in a spreadsheet (`base.csv_text`).
"""

import csv
import io
from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.audit import uses
from ennakko.audit.actions import Entry
from ennakko.base.csv_text import as_text
from ennakko.base.errors import Refused
from ennakko.engine.export import Export
from ennakko.engine.service import Service
from ennakko.ledger import refusals
from ennakko.ledger import refusals_running as running
from ennakko.ledger.seated import PLACED, Seated, seated
from ennakko.register import access as register
from ennakko.register import actions as register_actions


@transaction.atomic
def export(
    *, service: Service, season: int, places: Collection[int] | None = None, on: date, by: Actor, at: datetime
) -> str:
    """The CSV (comma, CRLF, RFC 4180) of the children whose place is accepted, decided or given by hand, by school and
    name; of `places` alone where they are named. An event is left for each child, and another for each code revealed.

    Raises Refused where the service declares no export, or the role does not allow it.
    """
    if by.kind != "system" and not by.may("officer"):
        raise Refused(*refusals.another_role("officer"))
    declared = service.export
    if declared is None:
        raise Refused(*refusals.said(running.NO_EXPORT, service=service.key))
    rows = seated(service.key, season, places, PLACED)
    filled = _filled(rows, service, declared, on=on, by=by, at=at)
    uses.looked(by=by, at=at, purpose="export", persons=[row.person for row in rows], service=service)
    told = {"service": service.key, "purpose": declared.key}
    audit.record_many(
        [Entry(by, at, "exported", f"proposal:{row.proposal}", row.person, told) for row in rows]
    )
    written = io.StringIO(newline="")
    out = csv.writer(written)
    out.writerow([as_text(column.name) for column in declared.columns])
    for one in sorted(filled, key=lambda one: (one["place.unit"], one["child.last_name"], one["child.key"])):
        out.writerow([as_text(one[column.field]) for column in declared.columns])
    return written.getvalue()


def _filled(
    rows: list[Seated], service: Service, declared: Export, *, on: date, by: Actor, at: datetime
) -> list[Mapping[str, str]]:
    """Every field of every row, as text; the identity code only where it is declared."""
    persons = [row.person for row in rows]
    names, places = register.names_of(persons), register.places({row.place for row in rows})
    codes = (
        register_actions.reveal_codes(persons=persons, purpose=declared.key, by=by, at=at)
        if declared.reveals
        else {}
    )
    starts = str(service.parameters.on(on).get("starts", ""))
    return [
        {
            "child.key": str(row.person),
            "child.code": codes.get(row.person, ""),
            "child.last_name": names[row.person].last,
            "child.first_names": names[row.person].first,
            "child.called": names[row.person].called,
            "child.born": str(row.born or ""),
            "place.unit": places[row.place].unit,
            "place.name": places[row.place].name.fi,
            "place.language": places[row.place].language,
            "place.group": row.by_hand,
            "proposal.state": row.state,
            "proposal.metres": "" if row.metres is None else str(row.metres),
            "season.starts": starts,
        }
        for row in rows
    ]
