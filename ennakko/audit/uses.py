"""The data-use log: every look at somebody's data and every sweep leaves one row, and an event that says the same.

A use belongs to one controller, that of its service. Whoever works for another controller is refused before anything
is shown: the log is written first, by the view that would show.
"""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import transaction

from ennakko.audit import actions, bulk
from ennakko.audit.actions import Acting
from ennakko.audit.models import Event, Use
from ennakko.audit.purposes import PURPOSES, SWEEP, declared, exported
from ennakko.base.clock import HELSINKI
from ennakko.base.errors import Refused
from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.service import Law, Self, Service

LOOKED, SWEPT = "looked", "swept_over"
ROLES = (
    "officer",
    "principal",
    "operator",
    "protected-unit",
)  # somebody with several looks as the first of them
PROTECTED_UNIT = "protected-unit"
# Their uses are told to the subject alone: a guardian may be whom the child is protected from.
CHILD_WELFARE = frozenset({"Child Welfare"})
TASK = Text(
    "Kaupungin lakisääteisen tehtävän hoitaminen (tietosuoja-asetus 6 artikla 1 kohta e alakohta)",
    "Skötseln av stadens lagstadgade uppgift (dataskyddsförordningen artikel 6.1 e)",
    "Carrying out a statutory task of the city (GDPR Art. 6(1)(e))",
)
CONSENT = Text("Suostumus: {title}", "Samtycke: {title}", "Consent: {title}")


ANOTHERS = Text(
    "Nämä ovat rekisterinpitäjän {controller} tietoja.",
    "Dessa uppgifter är {controller}s.",
    "These are data of {controller}.",
)
ASK_THEM = Text(
    "Pyydä henkilöä, joka työskentelee siellä: {controller}.",
    "Be någon som arbetar där: {controller}.",
    "Ask somebody who works for {controller}.",
)


@transaction.atomic
def looked(
    *, by: Acting, at: datetime, purpose: str, persons: Iterable[int], service: Service | None = None
) -> int | None:
    """Somebody is about to be shown the data of these persons. Nothing is written where there are none.

    Raises Refused where the data is another controller's than the one they work for.
    """
    about = sorted(set(persons))
    if not about:
        return None
    controller = service.controller if service else by.controller or settings.CONTROLLER
    if by.controller not in ("", controller):
        raise Refused(ANOTHERS.format(controller=controller), ASK_THEM.format(controller=controller))
    fields = exported(service) if purpose == "export" and service else PURPOSES[purpose].fields
    role = next((role for role in ROLES if role in by.roles), "")
    use = Use(
        at=at, day=at.astimezone(HELSINKI).date(), kind="staff" if by.kind == "user" else "system",
        service=service.key if service else "", controller=controller, unit=by.unit, role=role, purpose=purpose,
        ground=_ground(service), fields=list(fields), withheld=_own(service, controller) or role == PROTECTED_UNIT,
    )  # fmt: skip
    return _write(use, about, by=by, verb=LOOKED)


@transaction.atomic
def swept(
    *, service: Service, day: date, by: Acting, at: datetime,
    persons: Collection[int] | None = None, known: int | None = None,
) -> int | None:  # fmt: skip
    """A sweep or a plan reads these `persons`, or everybody up to `known`, the newest the register holds.

    A sweep of everybody is told once for each service and day: reading the same again the same day tells nothing new.
    """
    about = sorted(set(persons or ()))
    if persons is not None and not about:
        return None
    fields = list(declared(service))
    if persons is None:
        told = Use.objects.filter(
            service=service.key, day=day, known__gte=known, controller=service.controller
        )
        if any(use.fields == fields for use in told):
            return None
    use = Use(
        at=at, day=day, kind=SWEEP, service=service.key, controller=service.controller, purpose=SWEEP,
        ground=_ground(service), fields=fields, withheld=_own(service, service.controller),
        known=known if persons is None else None,
    )  # fmt: skip
    return _write(use, about, by=by, verb=SWEPT)


@transaction.atomic
def forget(*, before: date, by: Acting, at: datetime) -> int:
    """Delete the uses older than a day, and the payloads of their events: the chain still holds. Returns how many."""
    old = list(Use.objects.filter(day__lt=before).values_list("pk", flat=True))
    for start in range(0, len(old), 500):
        part = old[start : start + 500]
        events = Event.objects.filter(about__in=[f"use:{key}" for key in part], verb__in=(LOOKED, SWEPT))
        actions.erase(events=list(events.values_list("pk", flat=True)), by=by, at=at)
        Use.objects.filter(pk__in=part).delete()
    return len(old)


def told_of(use: Use, persons: Iterable[int]) -> dict[str, object]:
    """What the event of a use says: all of the row, and its persons."""
    return {
        "at": use.at.astimezone(UTC), "day": use.day, "kind": use.kind, "service": use.service,
        "controller": use.controller, "unit": use.unit, "role": use.role, "purpose": use.purpose,
        "ground": use.ground, "fields": use.fields, "withheld": use.withheld, "known": use.known,
        "persons": sorted(persons),
    }  # fmt: skip


def _write(use: Use, persons: list[int], *, by: Acting, verb: str) -> int:
    use.save(force_insert=True)
    bulk.insert_subjects(use.pk, persons)
    actions.record(
        by=by, at=use.at, verb=verb, about=f"use:{use.pk}", person=persons[0] if len(persons) == 1 else None,
        payload=told_of(use, persons),
    )  # fmt: skip
    return use.pk


def _ground(service: Service | None) -> dict[str, str]:
    if service is None:
        ground = TASK
    elif isinstance(service.basis, Law):
        act, section = service.basis.act, service.basis.section
        ground = Text(*(f"{act[language]}, {section}" for language in LANGUAGES))
    else:
        ground = CONSENT.format(title=service.basis.title)
    return {language: ground[language] for language in LANGUAGES}


def _own(service: Service | None, controller: str) -> bool:
    """Whether a use is the subject's own business: a minor acts there for themselves, or child welfare protects them."""
    return controller in CHILD_WELFARE or (service is not None and isinstance(service.to, Self))
