"""Reading what residents allow, object to and ask: what held on a day as it was known at a moment, and how it came to be."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from ennakko.consent.frames import permissions, version
from ennakko.consent.minors import Speaks, of_age, rules, speaks
from ennakko.consent.models import ConsentRecord, DataAgreement, Objection, Revision, Silence
from ennakko.consent.revisions import broken
from ennakko.engine.agreement import Agreement
from ennakko.register import access as register

__all__ = [
    "AgreementCard", "Quiet", "Recorded", "Speaks", "agreement", "agreements", "anybody", "broken", "held", "history",
    "no_contact", "objects", "of_age", "permissions", "quiet", "rules", "silences", "speaks", "turning", "version",
]  # fmt: skip


@dataclass(frozen=True)
class AgreementCard:
    """An agreement as one of its revisions reads: what it says, the number and the hash, and from when."""

    says: Agreement
    number: int
    hash: str
    policy: str  # hash of the policy's revision
    at: datetime
    active: bool


@dataclass(frozen=True)
class Recorded:
    """One thing somebody said, for whoever may read it. `what`: consented, withdrawn, objected, objection_ended, a kind of
    silence, or that kind with `_ended`."""

    what: str
    category: str
    since: date
    at: datetime
    by: int
    acted_as: str
    revision: int | None = None
    until: date | None = None


@dataclass(frozen=True)
class Quiet:
    """A quiet period: from its first day until the first day it no longer holds."""

    begins: date
    until: date


def anybody(purpose: str, persons: Collection[int], *, on: date) -> bool:
    """Whether one of the persons ever allowed something for the purpose that holds from the day or before."""
    given = ConsentRecord.objects.filter(data_agreement__purpose=purpose, since__lte=on, opt_in=True)
    return given.filter(individual__in=register.among(persons)).exists()


def held(person: int, purpose: str, *, on: date, known_at: datetime | None = None) -> frozenset[str]:
    """The categories the person allowed for the purpose on the day, as we knew it at the moment (None: as we know now)."""
    said = ConsentRecord.objects.filter(
        _known(known_at), individual=person, data_agreement__purpose=purpose, since__lte=on
    )
    last = dict(said.order_by("since", "id").values_list("category", "opt_in"))
    return frozenset(category for category, opt_in in last.items() if opt_in)


def objects(person: int, service: str, *, on: date, known_at: datetime | None = None) -> bool:
    """Whether the person objected to the processing of the service on the day, as we knew it at the moment."""
    said = Objection.objects.filter(_known(known_at), individual=person, service=service, since__lte=on)
    return bool(said.order_by("-since", "-id").values_list("objects_to", flat=True).first())


def no_contact(person: int, *, on: date, known_at: datetime | None = None) -> bool:
    """Whether the person had asked not to be contacted proactively."""
    return _silence(person, Silence.Kind.NO_CONTACT, on, known_at) is not None


def quiet(person: int, *, on: date, known_at: datetime | None = None) -> Quiet | None:
    """The quiet period asked for, running or still to come on the day; None where there is none."""
    found = _silence(person, Silence.Kind.QUIET, on, known_at)
    return Quiet(found.begins, found.until) if found and found.until and found.until > on else None


def silences(person: int, *, on: date) -> set[str]:
    """Why the person is not contacted about what is voluntary on the day."""
    running = quiet(person, on=on)
    found = {"no_contact"} if no_contact(person, on=on) else set()
    return found | ({"quiet"} if running and running.begins <= on else set())


def history(person: int, *, purpose: str = "", service: str = "") -> list[Recorded]:
    """All that was said of a purpose, of a service, or (neither) of contact; newest first."""
    if purpose:
        consents = ConsentRecord.objects.filter(individual=person, data_agreement__purpose=purpose)
        return [
            Recorded("consented" if one.opt_in else "withdrawn", one.category, one.since, one.at, one.by,
                     one.acted_as, one.data_agreement_revision.number)
            for one in consents.select_related("data_agreement_revision").order_by("-id")
        ]  # fmt: skip
    if service:
        against = Objection.objects.filter(individual=person, service=service).order_by("-id")
        return [
            Recorded("objected" if one.objects_to else "objection_ended", "", one.since, one.at, one.by, one.acted_as)
            for one in against
        ]  # fmt: skip
    return [
        Recorded(one.kind if one.asked else f"{one.kind}_ended", "", one.begins, one.at, one.by, one.acted_as,
                 until=one.until)
        for one in Silence.objects.filter(individual=person).order_by("-id")
    ]  # fmt: skip


def agreement(purpose: str) -> AgreementCard | None:
    """The agreement as it reads now; None where nobody ever declared one for the purpose."""
    found = DataAgreement.objects.filter(purpose=purpose).select_related("revision").first()
    return _card(found.revision, active=found.active) if found is not None else None


def agreements() -> dict[str, AgreementCard]:
    """Every agreement that can be given, by purpose."""
    found = DataAgreement.objects.filter(active=True).select_related("revision").order_by("purpose")
    return {one.purpose: _card(one.revision, active=True) for one in found}


def turning(after: date, until: date) -> set[int]:
    """Persons whose quiet period begins or ends in (after, until]: a new day decides anew about them."""
    begins = Q(begins__gt=after, begins__lte=until)
    ends = Q(until__gt=after, until__lte=until)
    return set(Silence.objects.filter(begins | ends, asked=True).values_list("individual", flat=True))


def _known(at: datetime | None) -> Q:
    return Q(at__lte=at) if at is not None else Q()


def _silence(person: int, kind: str, on: date, known_at: datetime | None) -> Silence | None:
    said = Silence.objects.filter(_known(known_at), individual=person, kind=kind, since__lte=on)
    last = said.order_by("-id").first()
    return last if last is not None and last.asked else None


def _card(revision: Revision, *, active: bool) -> AgreementCard:
    content: dict[str, Any] = json.loads(revision.serialized_snapshot)
    return AgreementCard(
        Agreement.of(content),
        revision.number,
        revision.serialized_hash,
        content["policy"],
        revision.timestamp,
        active,
    )
