"""What is to be sent, and what is known of its arrival. Every room posts here; channels carry it out.

A message is written in the same transaction as what it tells of. `key` makes it once: the same message posted
twice is one. A channel that takes the key may be tried again after a crash; for one that does not, the attempt
is committed first, and after a crash the message is *uncertain*: never resent blindly. What was tried and how it ended
is only ever added to.
"""

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    """Where a message is on its way."""

    WAITING = "waiting"
    TRYING = "trying"  # an attempt is committed; after a crash this reads as uncertain
    SENT = "sent"
    STOPPED = "stopped"
    FAILED = "failed"  # no channel takes it: it certainly did not go, and a person must look
    UNCERTAIN = "uncertain"


class Message(models.Model):
    """One message to one addressee in one language."""

    key = models.CharField(max_length=120, unique=True)  # what it tells of: proposal:7/notice/1/34
    about = models.CharField(max_length=60, db_index=True)  # proposal:7
    service = models.CharField(max_length=60)  # whose stop button holds it back
    person = models.BigIntegerField(db_index=True)  # the addressee
    channel = models.CharField(max_length=20, blank=True)  # empty: none is chosen yet
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)  # not to be tried before; null: at once
    lead = models.BigIntegerField(
        null=True, db_index=True
    )  # the message under whose key it goes, together with others to the same person

    class Meta:
        indexes = [models.Index(fields=["state", "channel", "id"], name="message_next")]


class Outcome(models.TextChoices):
    """How an attempt ended."""

    SENT = "sent"
    LATER = "later"  # not taken now; tried again
    NEVER = "never"  # not taken, and never will be by this channel
    UNKNOWN = "unknown"  # nobody can say whether it went
    LOST = "lost"  # the sender died before it wrote the outcome down
    AGAIN = "again"  # a person had it tried anew: what was tried before counts no more


class Attempt(models.Model):
    """One attempt to send a message, as it ended. Rows are only ever added."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attempts")
    channel = models.CharField(max_length=20)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    why = models.CharField(max_length=200, blank=True)  # the channel's own word; holds nothing of a person
    reference = models.CharField(max_length=120, blank=True)  # what the channel calls the message

    class Meta:
        indexes = [
            models.Index(
                fields=["channel", "reference"], condition=~Q(reference=""), name="attempt_reference"
            ),
            models.Index(fields=["channel", "at"], name="attempt_pace"),
        ]


class Receipt(models.Model):
    """Evidence about a message: delivered, opened, returned, undelivered."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="receipts")
    kind = models.CharField(max_length=20)  # delivered, opened, returned, undelivered
    at = models.DateTimeField()
    evidence = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "kind"], name="receipt_once")]
