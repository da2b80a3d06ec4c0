"""The audit trail: events that are only ever added, and the chain that is laid over them afterwards.

Events are inserted unchained by whoever acts; one sealer chains them under a lock (concurrent writers that
chained as they wrote broke two links of three in a trial). A link covers everything an event says; of the
payload it covers a salted digest, so that payload and salt can be erased and the chain still holds.
"""

from django.db import models
from django.db.models import Q


class Event(models.Model):
    """Something that happened: who did what to which thing, when, with which facts."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=60)  # `user:12`, `resident:34`, `system:sweep`
    verb = models.CharField(max_length=40)
    about = models.CharField(max_length=60, db_index=True)  # `proposal:7`, `person:34`
    person = models.BigIntegerField(null=True, db_index=True)  # whose event it is, where it is somebody's
    payload = models.TextField(null=True)  # the very JSON text that was digested; null once erased
    salt = models.BinaryField(max_length=16, null=True)  # null once erased: nobody can guess the payload back
    digest = models.BinaryField(max_length=32)  # SHA-256(salt + payload)
    place = models.BigIntegerField(
        null=True, unique=True
    )  # in the chain: 1, 2, 3 ... in the order of sealing
    link = models.BinaryField(
        max_length=32, null=True
    )  # SHA-256(previous link + all the above but payload and salt)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(payload__isnull=True, salt__isnull=True)
                | Q(payload__isnull=False, salt__isnull=False),
                name="event_erased_whole",
            ),
            models.CheckConstraint(
                condition=Q(place__isnull=True, link__isnull=True)
                | Q(place__isnull=False, link__isnull=False),
                name="event_sealed_whole",
            ),
        ]
        # The sealer looks for what is unsealed every second, however long the chain has grown.
        indexes = [models.Index(fields=["id"], condition=Q(place__isnull=True), name="event_unsealed")]


class Use(models.Model):
    """One use of data about people: somebody looked, or a sweep read. Rows are only added; an event says the same.

    Everything a person is told of it stands here as it was then. `known` is set where everybody was read: the newest
    person the register held. Otherwise each person has a Subject.
    """

    at = models.DateTimeField()
    day = models.DateField()
    kind = models.CharField(max_length=10)  # staff, system or sweep
    service = models.CharField(max_length=60, blank=True)
    controller = models.CharField(max_length=60)  # who answers for the data: never two in one use
    unit = models.CharField(max_length=100, blank=True)  # of whoever looked; who it was, only the event says
    role = models.CharField(max_length=20, blank=True)
    purpose = models.CharField(max_length=40)
    ground = models.JSONField()  # fi, sv, en
    fields = models.JSONField()  # the names of `purposes.named`
    withheld = models.BooleanField(default=False)  # the subject's own: no guardian is told
    known = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["day", "service"], condition=Q(known__isnull=False), name="use_everybody")
        ]


class Subject(models.Model):
    """A person whose data a use was about."""

    use = models.ForeignKey(Use, models.CASCADE, related_name="subjects")
    person = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "use"], name="subject_once")]


class Question(models.Model):
    """Somebody asks the controller about one use. The answer is of a declared kind: no free text about people."""

    use = models.ForeignKey(Use, models.CASCADE, related_name="questions")
    person = models.BigIntegerField()  # whose data it is about
    asked_by = models.BigIntegerField()  # the person, or a guardian of theirs
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=20, blank=True)
    answered_by = models.CharField(max_length=60, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["use", "person", "asked_by"], name="question_once")]
        indexes = [models.Index(fields=["id"], condition=Q(answer=""), name="question_open")]
