"""What exists only because a resident signed in: which session is whose, what they chose, which profile is theirs.

A resident is no account: no password, no name and no code is here, and all of it may be erased when they ask.
"""

from django.db import models


class SignIn(models.Model):
    """A session and the session of the identity provider it came from, so that the one ends with the other."""

    session = models.CharField(max_length=40, unique=True)
    person = models.BigIntegerField(db_index=True)
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)  # `sub`: the provider's own word for the person
    sid = models.CharField(max_length=255, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["issuer", "subject"], name="sign_in_subject"),
            models.Index(fields=["issuer", "sid"], name="sign_in_sid"),
        ]


class SpentToken(models.Model):
    """A logout token that was heard: it is heard once. Kept until it could be used no more."""

    issuer = models.CharField(max_length=200)
    jti = models.BinaryField(max_length=32)  # SHA-256 of the token's own number
    until = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "jti"], name="token_spent_once")]


class Profile(models.Model):
    """Which person a Helsinki Profile is of: known from a sign-in, and only from one."""

    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    person = models.BigIntegerField(db_index=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="one_profile")]


class Preference(models.Model):
    """What a resident chose for these pages."""

    person = models.BigIntegerField(unique=True)
    language = models.CharField(max_length=2)
    at = models.DateTimeField()
