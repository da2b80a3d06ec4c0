"""What is to be sent, and what is known of its arrival. Every room posts here; channels carry it out.

A message is written in the same transaction as what it tells of. `key` makes it once: the same message posted
twice is one. A channel that takes the key may be tried again after a crash; for one that does not, the attempt
is committed first, and after a crash the message is *uncertain*: never resent blindly.
"""

from django.db import models


class State(models.TextChoices):
    """Where a message is on its way."""

    WAITING = "waiting"
    TRYING = "trying"  # an attempt is committed; after a crash this reads as uncertain
    SENT = "sent"
    STOPPED = "stopped"
    UNCERTAIN = "uncertain"


class Message(models.Model):
    """One message to one addressee in one language."""

    key = models.CharField(max_length=120, unique=True)  # what it tells of: proposal:7/notice/1/34
    about = models.CharField(max_length=60, db_index=True)  # proposal:7
    service = models.CharField(max_length=60)  # whose stop button holds it back
    person = models.BigIntegerField(db_index=True)  # the addressee
    channel = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="message_state")]


class Receipt(models.Model):
    """Evidence about a message: delivered, opened, returned."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="receipts")
    kind = models.CharField(max_length=20)  # delivered, opened, returned
    at = models.DateTimeField()
    evidence = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "kind"], name="receipt_once")]
