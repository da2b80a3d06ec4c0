"""Telephone numbers of residents: given by a text message from the number itself, with a code that only the signed-in
person was shown. So a number is proven when it is known, and nobody types one.

A number is sealed, and found by a keyed hash, as identity codes are; the word before it keeps the hashes apart.
"""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

import phonenumbers
from django.db import transaction

from ennakko.accounts.actor import Actor, resident
from ennakko.audit import actions as audit
from ennakko.register.among import among
from ennakko.register.models import Contact, ContactCode
from ennakko.register.rotation import hold_key
from ennakko.register.sealing import lookup, lookups, seal, unseal

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read as another
LENGTH = 8  # 32 ** 8: nobody guesses a code of somebody
AN_HOUR = timedelta(hours=1)


def number(written: str) -> str | None:
    """A telephone number in E.164, whichever way it was written; None for what is none. Without a country it is Finnish."""
    try:
        parsed = phonenumbers.parse(written, "FI")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def numbers_of(persons: Collection[int]) -> dict[int, str]:
    """The numbers of these persons; who gave none is missing."""
    found = Contact.objects.filter(person__in=among(persons))
    return {person: unseal(sealed) for person, sealed in found.values_list("person", "sealed")}


def holders(called: str) -> list[int]:
    """Whose number it is, in E.164: nobody's, one person's, or of several who share it."""
    found = Contact.objects.filter(lookup__in=lookups(f"number {called}"))
    return list(found.order_by("person").values_list("person", flat=True))


@transaction.atomic
def offer(*, person: int, at: datetime) -> str:
    """A code that a text message from the person's number proves it with, for an hour; the one before is worth nothing."""
    hold_key()
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    ContactCode.objects.update_or_create(
        person=person, defaults={"lookup": lookup(f"contact {code}"), "until": at + AN_HOUR}
    )
    return code


@transaction.atomic
def prove(*, called: str, text: str, at: datetime) -> int | None:
    """Whether a text message from this number (E.164) is a code that is offered: then it is that person's number from now
    on, instead of any before. Returns the person, and None where the text is no such code."""
    code = text.strip().upper().replace(" ", "")
    if len(code) != LENGTH or set(code) - set(LETTERS):
        return None
    offered = ContactCode.objects.select_for_update().filter(
        lookup__in=lookups(f"contact {code}"), until__gt=at
    )
    found = offered.first()
    if found is None:
        return None
    hold_key()
    Contact.objects.update_or_create(
        person=found.person, defaults={"sealed": seal(called), "lookup": lookup(f"number {called}"), "at": at}
    )
    found.delete()
    by = resident(found.person)
    audit.record(by=by, at=at, verb="gave_number", about=f"person:{found.person}", person=found.person)
    return found.person


@transaction.atomic
def forget_number(*, person: int, by: Actor, at: datetime) -> None:
    """The person takes their number back."""
    ContactCode.objects.filter(person=person).delete()
    if Contact.objects.filter(person=person).delete()[0]:
        audit.record(by=by, at=at, verb="took_number_back", about=f"person:{person}", person=person)
