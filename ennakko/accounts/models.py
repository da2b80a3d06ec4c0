"""Who may sign in: staff with their roles. A resident is no account: a session says for whom it acts."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac


class Role(models.TextChoices):
    """What a member of staff may do. Protected persons' cases need a role of their own."""

    OFFICER = "officer", "Enrolment officer"
    PRINCIPAL = "principal", "Principal (decides)"
    PROTECTED_UNIT = "protected-unit", "Protected-persons unit"
    OPERATOR = "operator", "Digital office (runs the platform)"


class User(AbstractUser):
    """A member of staff: where they work, and for which controller. Who has none works for every controller here."""

    unit = models.CharField(max_length=100, blank=True)
    controller = models.CharField(max_length=60, blank=True)

    standing = models.PositiveIntegerField(
        default=0, db_default=0
    )  # grows with every change of what they may do

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must still match: it ends when the password or what they may do has changed."""
        told = f"{self.password} {self.standing}"
        return salted_hmac("ennakko.accounts session", told, secret=secret, algorithm="sha256").hexdigest()


class Grant(models.Model):
    """A role given to a user."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="role_once")]


class Charge(models.Model):
    """A school that somebody is in charge of. Who has none is in charge of no named school, and not limited to any."""

    user = models.ForeignKey(User, models.CASCADE, related_name="charges")
    place = models.BigIntegerField()  # the register's key

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "place"], name="charge_once")]


class Substitution(models.Model):
    """Somebody stands in for an officer who is away."""

    officer = models.ForeignKey(User, models.CASCADE, related_name="+")
    stands_in = models.ForeignKey(User, models.CASCADE, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)  # the last day; null: until it is ended
