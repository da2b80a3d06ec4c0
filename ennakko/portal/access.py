"""Reading what exists only because a resident signed in."""

from datetime import datetime

from django.conf import settings

from ennakko.portal.models import Preference, Profile, SignIn


def is_proven(session: str | None) -> bool:
    """Whether the session came from the identity provider."""
    return bool(session) and SignIn.objects.filter(session=session).exists()


def chosen_language(person: int) -> str:
    """The language a resident chose for these pages; empty where they chose none."""
    return Preference.objects.filter(person=person).values_list("language", flat=True).first() or ""


def sign_ins(person: int) -> list[datetime]:
    """When the person signed in with the identity provider, as far as it is kept."""
    return list(SignIn.objects.filter(person=person).order_by("at").values_list("at", flat=True))


def profiles(person: int) -> list[datetime]:
    """Since when the profiles that are known to be of the person are."""
    return list(Profile.objects.filter(person=person).order_by("at").values_list("at", flat=True))


def profile(subject: str) -> Profile | None:
    """The profile that the identity provider in use calls `subject`."""
    return Profile.objects.filter(issuer=settings.OIDC_ISSUER, subject=subject).first()
