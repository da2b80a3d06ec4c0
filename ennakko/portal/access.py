"""Reading what exists only because a resident signed in."""

from ennakko.portal.models import Preference, Profile, SignIn


def is_proven(session: str | None) -> bool:
    """Whether the session came from the identity provider."""
    return bool(session) and SignIn.objects.filter(session=session).exists()


def chosen_language(person: int) -> str:
    """The language a resident chose for these pages; empty where they chose none."""
    return Preference.objects.filter(person=person).values_list("language", flat=True).first() or ""


def profiles(person: int) -> int:
    """How many profiles are known to be of the person."""
    return Profile.objects.filter(person=person).count()
