"""Revealing identity codes: they are in no frame, page or log, in a file only where a service's export declares them, and in
a message to the national mailbox, which knows its owners by nothing else."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.audit.actions import Entry
from ennakko.register.access import listable, reachable
from ennakko.register.among import among
from ennakko.register.models import IdentityCode
from ennakko.register.sealing import unseal


@transaction.atomic
def reveal_codes(*, persons: Collection[int], purpose: str, by: Actor, at: datetime) -> dict[int, str]:
    """The identity codes in force of these persons. Each leaves an event of its own, with the purpose and without the code.

    Whoever may not be listed (`access.listable`) is left out.
    """
    codes = IdentityCode.objects.filter(resident__in=among(listable(persons)), active=True)
    found = {person: unseal(sealed) for person, sealed in codes.values_list("resident", "sealed")}
    audit.record_many(
        [Entry(by, at, "revealed_code", f"person:{person}", person, {"purpose": purpose}) for person in found]
    )
    return found


def codes_of(persons: Collection[int]) -> dict[int, str]:
    """The identity codes in force of those of these persons who may be written to, for carrying a message to them. What is
    written down is the attempt to send it."""
    codes = IdentityCode.objects.filter(resident__in=among(reachable(persons)), active=True)
    return {person: unseal(sealed) for person, sealed in codes.values_list("resident", "sealed")}
