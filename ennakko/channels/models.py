"""What came in by the channels."""

from django.db import models


class Outcome(models.TextChoices):
    """What became of a reply."""

    TAKEN = "taken"  # it was an answer, and is recorded as one
    LATE = "late"  # the deadline had passed: the writer is told so
    STAFF = "staff"  # a person reads it
    NUMBER = "number"  # it proved a telephone number


class Reply(models.Model):
    """A reply as it came. What it says is sealed, and opened only for the person who deals with it."""

    channel = models.CharField(max_length=20)
    reference = models.CharField(max_length=120)
    at = models.DateTimeField()
    sealed = models.BinaryField()  # the text
    digest = models.BinaryField(max_length=32)  # keyed: the same reference with another text is another reply
    persons = models.JSONField(default=list)  # whose it may be
    person = models.BigIntegerField(null=True, db_index=True)  # whose it is, where it can only be one's
    proposal = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    why = models.CharField(max_length=30, blank=True)  # why a person reads it
    done_by = models.CharField(max_length=60, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "reference", "digest"], name="reply_once")]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(outcome="staff", done_at=None), name="reply_waits")
        ]


class Polled(models.Model):
    """Up to where a channel was asked what happened."""

    channel = models.CharField(max_length=20, unique=True)
    token = models.CharField(max_length=500)
    at = models.DateTimeField()
