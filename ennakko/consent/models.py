"""What residents allow, object to and ask: agreements with their revisions, and records that never change.

The nouns are those of the consent API the house may offer later (Policy, DataAgreement, Revision, Individual,
ConsentRecord). A change is a new record: `since` is from when it holds, `at` when we came to know it. What holds on a day,
as it was known at a moment, is the last by (`since`, key) of the records up to both.
"""

from django.db import models
from django.db.models import Q


class Individual(models.Model):
    """Somebody who said something. Its row is what two devices that switch at once wait for."""

    person = models.BigIntegerField(primary_key=True)  # the register's key


class Revision(models.Model):
    """An agreement or a policy as it read from a moment on. Never changed: its hash covers it and the one before."""

    schema_name = models.CharField(max_length=20)  # DataAgreement or Policy
    object_id = models.CharField(max_length=60)  # the purpose, or the policy's key
    number = models.IntegerField()  # 1, 2, 3 ...
    serialized_snapshot = models.TextField()  # canonical JSON
    serialized_hash = models.CharField(max_length=64)  # SHA-256 of the snapshot and the predecessor's hash
    predecessor_hash = models.CharField(max_length=64, blank=True)
    timestamp = models.DateTimeField()
    authorized_by_other = models.CharField(max_length=60)  # an Actor

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["schema_name", "object_id", "number"], name="revision_once")
        ]


class DataAgreement(models.Model):
    """A single purpose that can be consented to; what it says stands in its revisions."""

    purpose = models.CharField(max_length=60, unique=True)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")  # the latest
    active = models.BooleanField(default=True)  # no service declares it any more: nobody can agree anew


class ActedAs(models.TextChoices):
    """In which capacity somebody spoke for the individual."""

    SELF = "self"
    GUARDIAN = "guardian"


class Said(models.Model):
    """What every record has: about whom, from when, who said it, when we came to know."""

    individual = models.ForeignKey(Individual, models.PROTECT, related_name="+")
    since = models.DateField()  # valid time
    at = models.DateTimeField()  # record time
    by = models.BigIntegerField()  # the person who acted
    acted_as = models.CharField(max_length=10, choices=ActedAs.choices)

    class Meta:
        abstract = True


class ConsentRecord(Said):
    """An individual allows (opt in) or no longer allows one category of data for the purpose of an agreement."""

    data_agreement = models.ForeignKey(DataAgreement, models.PROTECT, related_name="records", db_index=False)
    data_agreement_revision = models.ForeignKey(Revision, models.PROTECT, related_name="+", db_index=False)
    data_agreement_revision_hash = models.CharField(max_length=64)
    category = models.CharField(max_length=20)
    opt_in = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(
                fields=["data_agreement", "individual", "category", "since", "id", "opt_in"],
                name="consent_in_force",
            ),  # all that the gate reads
        ]


class Objection(Said):
    """An individual objects, or no longer does, to the processing of a service on law (GDPR Art. 21)."""

    service = models.CharField(max_length=60)
    objects_to = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["service", "individual", "since", "id"], name="objection_in_force")]


class Silence(Said):
    """An individual asks not to be contacted about what is voluntary: for good (`no_contact`), or from `since` until
    `until` (`quiet`); or asks it no longer."""

    class Kind(models.TextChoices):
        """Which of the two."""

        NO_CONTACT = "no_contact"
        QUIET = "quiet"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    begins = models.DateField()
    until = models.DateField(null=True)  # the first day it no longer holds; null: open
    asked = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=models.F("begins")), name="silence_ends_later"
            )
        ]
        indexes = [models.Index(fields=["kind", "individual", "id"], name="silence_in_force")]
