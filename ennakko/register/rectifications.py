"""A resident says a fact is wrong; a member of staff enters the right value, or says why it stays.

The register of the population always has the last word: what it tells later takes the place of what was entered here.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused, Trouble
from ennakko.base.text import Text
from ennakko.base.written import written
from ennakko.register.custody import wards_of
from ennakko.register.entering import changer
from ennakko.register.held import fact as held_fact
from ennakko.register.models import Rectification
from ennakko.register.snapshot.small import guarded
from ennakko.register.touching import touch

WHY = "rectification"  # in the table of the touched
SAID, REASON = 1000, 1000  # characters
MOST_WAITING = 20  # of one resident's: a person reads each of them


@dataclass(frozen=True)
class Asked:
    """A request for rectification, as staff and its resident read it."""

    key: int
    person: int
    asked_by: int
    fact: str
    said: str
    asked_at: datetime
    state: str
    value: str
    reason: str
    answered_by: str
    answered_at: datetime | None


@transaction.atomic
def ask_rectification(*, person: int, fact: str, said: str, by: Actor, at: datetime, on: date) -> int:
    """Tell staff that a fact about `person` is wrong; the key of the request. By the person, or whoever acts for them on the
    day. Raises Refused for anybody else as for a fact that is not there, and where the same fact waits already."""
    me = by.person
    if me is None or not (me == person or person in wards_of(me, on)) or held_fact(person, fact) is None:
        raise Refused(
            Text("Tietoa ei löydy.", "Uppgiften finns inte.", "There is no such fact."),
            Text("Avaa Omat tiedot uudelleen.", "Öppna Mina uppgifter på nytt.", "Open My data again."),
        )
    kept = written(said, most=SAID)
    if not kept:
        raise Trouble(
            Text("Oikea tieto puuttuu.", "Den rätta uppgiften saknas.", "What is right is missing."),
            Text("Kirjoita, mikä on oikein.", "Skriv vad som är rätt.", "Write what is right."),
        )
    if Rectification.objects.filter(asked_by=me, state="waiting").count() >= MOST_WAITING:
        raise Refused(
            Text(
                "Sinulta odottaa jo monta oikaisupyyntöä.",
                "Du har redan många rättelsebegäranden som väntar.",
                "Many of your requests wait already.",
            ),
            Text("Odota, että ne on käsitelty.", "Vänta tills de har behandlats.", "Wait for those."),
        )
    try:
        with transaction.atomic():
            made = Rectification.objects.create(person=person, asked_by=me, fact=fact, said=kept, asked_at=at)
    except IntegrityError:
        raise Refused(
            Text(
                "Tästä tiedosta on jo pyyntö.",
                "Det finns redan en begäran om uppgiften.",
                "A request about this fact waits already.",
            ),
            Text("Ihminen katsoo sitä.", "En människa ser på den.", "A person is looking at it."),
        ) from None
    audit.record(
        by=by,
        at=at,
        verb="rectification_asked",
        about=f"rectification:{made.pk}",
        person=person,
        payload={"fact": fact},
    )
    return int(made.pk)


@transaction.atomic
def accept_rectification(*, rectification: int, value: str, by: Actor, at: datetime, on: date) -> None:
    """Enter the right value; whoever depends on the fact is looked at again. Raises Refused where the request was answered
    meanwhile or the fact is not for this city to change, Trouble where the value cannot be one."""
    row = _waiting(rectification)
    enter = changer(row.fact)
    if enter is None:
        raise Refused(
            Text(
                "Tätä tietoa ei voi muuttaa täällä.",
                "Den här uppgiften kan inte ändras här.",
                "This fact cannot be changed here.",
            ),
            Text(
                "Vastaa, missä sen voi korjata.",
                "Svara var den kan rättas.",
                "Answer where it can be corrected.",
            ),
        )
    value = written(value, most=200)
    enter(row.person, row.fact, value, on)
    _answer(row, "accepted", by, at, value=value or "-")
    touch(persons=[row.person], why=WHY, at=at)


@transaction.atomic
def refuse_rectification(*, rectification: int, reason: str, by: Actor, at: datetime) -> None:
    """Say why the fact stays as it is; the resident reads it. Raises Refused where the request was answered meanwhile."""
    row = _waiting(rectification)
    kept = written(reason, most=REASON)
    if not kept:
        raise Trouble(
            Text("Perustelu puuttuu.", "Motiveringen saknas.", "The reason is missing."),
            Text("Kirjoita se asukkaalle.", "Skriv den till invånaren.", "Write it to the resident."),
        )
    _answer(row, "refused", by, at, reason=kept)


def erase_written(*, asked_by: int) -> None:
    """Erase what somebody wrote: requests that wait go, of those answered only the fact and the answer stay. Within the
    caller's transaction, whose event tells of it."""
    mine = Rectification.objects.filter(asked_by=asked_by)
    mine.filter(state="waiting").delete()
    mine.update(said="", reason="")


def rectifications(person: int) -> list[Asked]:
    """What was asked about a person's facts, the newest first."""
    return [_asked(row) for row in Rectification.objects.filter(person=person).order_by("-pk")]


def waiting(*, close: bool, open_: bool) -> list[Asked]:
    """The requests nobody has answered, the oldest first: of those close to a non-disclosure order (`close`), and of the
    others (`open_`)."""
    rows = list(Rectification.objects.filter(state="waiting").order_by("pk"))
    hidden = guarded({row.person for row in rows})
    return [_asked(row) for row in rows if (close if row.person in hidden else open_)]


def asked(rectification: int, *, close: bool, open_: bool) -> Asked | None:
    """One request, where it is for whoever may read those (as in `waiting`)."""
    row = Rectification.objects.filter(pk=rectification).first()
    if row is None or not (close if guarded({row.person}) else open_):
        return None
    return _asked(row)


def _waiting(rectification: int) -> Rectification:
    row = Rectification.objects.select_for_update().filter(pk=rectification, state="waiting").first()
    if row is None:
        raise Refused(
            Text(
                "Pyyntö on jo käsitelty.", "Begäran är redan behandlad.", "The request was answered already."
            ),
            Text("Avaa lista uudelleen.", "Öppna listan på nytt.", "Open the list again."),
        )
    return row


def _answer(row: Rectification, state: str, by: Actor, at: datetime, **told: str) -> None:
    row.state, row.answered_by, row.answered_at = state, str(by), at
    for name, value in told.items():
        setattr(row, name, value)
    row.save()
    audit.record(
        by=by,
        at=at,
        verb=f"rectification_{state}",
        about=f"rectification:{row.pk}",
        person=row.person,
        payload={"fact": row.fact},
    )


def _asked(row: Rectification) -> Asked:
    return Asked(*(getattr(row, "pk" if name == "key" else name) for name in Asked.__dataclass_fields__))
