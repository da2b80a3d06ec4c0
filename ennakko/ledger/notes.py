"""Notes on a case and the reminders they set. Their words are in no fact, event, log, letter or export."""

from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.ledger import refusals
from ennakko.ledger.change import change, staff, take, take_living
from ennakko.ledger.handlers import OFFICER
from ennakko.ledger.models import Note
from ennakko.ui import said as ui

LONGEST = 2_000  # characters


@transaction.atomic
def note(
    *, proposal: int, text: str, remind_on: date | None = None, on: date, by: Actor, at: datetime
) -> Note:
    """Write a note on a case; with `remind_on` it comes up as a to-do of whoever follows the case on that day.

    Where nobody follows the case yet and a reminder is set, the writer does from now on.
    """
    found = take_living(proposal, by)
    staff(by, found, OFFICER)
    words = text.strip()
    if not words:
        raise Refused(*refusals.EMPTY_NOTE)
    if len(words) > LONGEST:
        raise Refused(
            *refusals.said(refusals.LONG_NOTE, count=ui.number_text(len(words)), most=ui.number_text(LONGEST))
        )
    if remind_on is not None and remind_on < on:
        raise Refused(*refusals.PAST_REMINDER)
    made = Note.objects.create(
        proposal=found, by=str(by), at=at, text=words, restricted=found.restricted, remind_on=remind_on
    )
    payload = {"note": made.pk, "remind_on": remind_on and str(remind_on)}
    if remind_on is not None and not found.handler:
        change(found, verb="noted", by=by, at=at, payload=payload, handler=str(by))
    else:
        audit.record(
            by=by, at=at, verb="noted", about=f"proposal:{proposal}", person=found.person, payload=payload
        )
    return made


@transaction.atomic
def reminded(*, note: int, by: Actor, at: datetime) -> Note:
    """What the note reminded of is done. Doing it twice changes nothing."""
    key = Note.objects.filter(pk=note, remind_on__isnull=False).values_list("proposal", flat=True).first()
    if key is None:
        raise Refused(*refusals.said(refusals.NO_REMINDER, key=note))
    found = take(key, by)
    staff(by, found, OFFICER)
    mine = Note.objects.get(pk=note)
    if mine.done_at is None:
        mine.done_at, mine.done_by = at, str(by)
        mine.save(update_fields=["done_at", "done_by"])
        audit.record(
            by=by,
            at=at,
            verb="reminded",
            about=f"proposal:{key}",
            person=found.person,
            payload={"note": note},
        )
    return mine
