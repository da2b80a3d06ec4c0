"""What changes when a resident signs in, out, or chooses something for these pages: one verb each, each with its event."""

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import IntegrityError, transaction

from ennakko.accounts.actor import Actor, resident, system
from ennakko.audit import actions as audit
from ennakko.portal.models import Preference, Profile, SignIn, SpentToken
from ennakko.register.actions import erase_written
from ennakko.register.contacts import forget_number

PROVIDER = system("identity-provider")


@transaction.atomic
def signed_in(*, session: str, person: int, issuer: str, subject: str, sid: str, at: datetime) -> None:
    """Keep which session is whose, and whose the profile is. What ran out is forgotten on the way."""
    over = at - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    SignIn.objects.filter(person=person, at__lt=over).delete()
    SignIn.objects.create(
        session=session, person=person, issuer=issuer, subject=subject, sid=sid[:255], at=at
    )
    Profile.objects.update_or_create(
        issuer=issuer,
        subject=subject,
        defaults={"person": person},
        create_defaults={"person": person, "at": at},
    )
    audit.record(by=resident(person), at=at, verb="signed_in", about="sign-in", person=person)


def not_signed_in(*, why: str, at: datetime) -> None:
    """Leave an event that a sign-in failed and why, of whom it says nothing."""
    audit.record(by=PROVIDER, at=at, verb="not_signed_in", about="sign-in", payload={"why": why})


@transaction.atomic
def signed_out(*, session: str, at: datetime) -> None:
    """Forget a session that its resident left."""
    found = SignIn.objects.filter(session=session).first()
    if found is not None:
        found.delete()
        by = resident(found.person)
        audit.record(by=by, at=at, verb="signed_out", about="sign-in", person=found.person)


@transaction.atomic
def ended_behind(
    *, issuer: str, subject: str, sid: str, jti: str, until: datetime, at: datetime
) -> int | None:
    """End the sessions that a logout token names: those of its `sid`, or all of its `sub`. How many; None where the token
    was heard before."""
    SpentToken.objects.filter(until__lt=at).delete()
    spent = SpentToken(issuer=issuer, jti=hashlib.sha256(jti.encode()).digest(), until=until)
    try:
        with transaction.atomic():
            spent.save(force_insert=True)
    except IntegrityError:
        return None
    found = SignIn.objects.filter(issuer=issuer)
    found = found.filter(sid=sid) if sid else found
    found = found.filter(subject=subject) if subject else found
    ended = list(found)
    for one in ended:
        SessionStore(one.session).delete()
        one.delete()
        audit.record(by=PROVIDER, at=at, verb="signed_out", about="sign-in", person=one.person)
    return len(ended)


@transaction.atomic
def choose_language(*, person: int, language: str, at: datetime) -> None:
    """Keep the language a resident reads these pages in."""
    Preference.objects.update_or_create(person=person, defaults={"language": language, "at": at})
    audit.record(
        by=resident(person), at=at, verb="language_chosen", about="settings", payload={"language": language}
    )


@transaction.atomic
def erase(*, person: int, by: Actor, at: datetime) -> None:
    """Erase what exists only because the person used these pages, on every device: sign-ins and their sessions, profiles,
    preferences, the telephone number they gave, and what they wrote. That it was asked and done stays in the trail."""
    for one in SignIn.objects.filter(person=person):
        SessionStore(one.session).delete()
    for model in (SignIn, Profile, Preference):
        model._default_manager.filter(person=person).delete()
    erase_written(asked_by=person)
    forget_number(person=person, by=by, at=at)
    audit.record(by=by, at=at, verb="erased_on_request", about=f"person:{person}", person=person)
