"""Many consents at once: 2,800 guardians of a synthetic city, each through the page's verb, took half a minute."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import resident
from ennakko.audit import actions as audit
from ennakko.consent.models import ActedAs, ConsentRecord, DataAgreement, Individual
from ennakko.engine.agreement import Agreement

MANY = 1000  # rows in a statement


@transaction.atomic
def give_many(*, agreement: Agreement, guardians: Mapping[int, int], on: date, at: datetime) -> None:
    """Allow all that the agreement asks for, for each child (key) by its guardian (value), of whom nothing is recorded yet.

    Nothing is announced to the fast path: the first full sweep is still to come. Whether they are guardians is the caller's
    to know.
    """
    held = DataAgreement.objects.select_related("revision").get(purpose=agreement.purpose)
    Individual.objects.bulk_create(
        [Individual(person=child) for child in guardians], ignore_conflicts=True, batch_size=MANY
    )
    ConsentRecord.objects.bulk_create(
        [
            ConsentRecord(
                individual_id=child, since=on, at=at, by=guardian, acted_as=ActedAs.GUARDIAN, data_agreement=held,
                data_agreement_revision=held.revision, data_agreement_revision_hash=held.revision.serialized_hash,
                category=category, opt_in=True,
            )
            for child, guardian in guardians.items()
            for category in agreement.categories
        ],
        batch_size=MANY,
    )  # fmt: skip
    payload = {
        "as": str(ActedAs.GUARDIAN),
        "categories": sorted(agreement.categories),
        "revision": held.revision.number,
    }
    audit.record_many([
        audit.Entry(resident(guardian), at, "consented", f"purpose:{agreement.purpose}", child, payload)
        for child, guardian in guardians.items()
    ])  # fmt: skip
