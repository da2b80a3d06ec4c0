"""The verbs of this room: keyword-only, atomic, each with its event, each announced to the fast path.

Giving is called by whoever shows the page. `withdraw` and `object_to` are called by the ledger alone, which takes back what
rests on them in the same transaction. What already holds is not recorded twice, so two devices that switch at once end in
one state.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.base.text import Text
from ennakko.consent import access
from ennakko.consent.capacity import acting
from ennakko.consent.models import ConsentRecord, DataAgreement, Individual, Objection, Silence
from ennakko.consent.revisions import load
from ennakko.register import actions as register

__all__ = [
    "allow_contact", "be_quiet", "end_objection", "end_quiet", "give", "load", "object_to", "stop_contact", "withdraw",
]  # fmt: skip

CONTACT = "party"  # by which rule a minor decides about being contacted
LONGEST_QUIET = 366  # days


@transaction.atomic
def give(
    *,
    person: int,
    purpose: str,
    categories: Collection[str] = (),
    read: str,
    on: date,
    by: Actor,
    at: datetime,
) -> frozenset[str]:
    """Allow categories of data (none named: every one asked for) for a purpose, as guardian or for oneself. `read` is the
    hash of the text that was shown. Returns what was not allowed before.

    Raises Refused for a purpose nobody declared, a category it does not ask for, a text that changed meanwhile, and
    whoever may not speak for the person.
    """
    agreement = _agreement(purpose, active=True)
    if read != agreement.revision.serialized_hash:
        raise Refused(
            Text("Teksti on muuttunut sillä välin.", "Texten har ändrats under tiden.", "The text changed meanwhile."),
            Text("Lue se uudelleen ja valitse sitten.", "Läs den på nytt och välj sedan.",
                 "Read it again, then choose."),
        )  # fmt: skip
    return _record(agreement, person, categories, True, on=on, by=by, at=at)


@transaction.atomic
def withdraw(
    *, person: int, purpose: str, categories: Collection[str] = (), on: date, by: Actor, at: datetime
) -> frozenset[str]:
    """No longer allow categories (none named: any) for a purpose. Returns what was allowed before. Called by the ledger."""
    return _record(_agreement(purpose), person, categories, False, on=on, by=by, at=at)


@transaction.atomic
def object_to(*, person: int, service: str, on: date, by: Actor, at: datetime) -> bool:
    """Object to the processing of a service on law; whether that is new. Called by the ledger, which knows where it applies."""
    return _object(person, service, True, on=on, by=by, at=at)


@transaction.atomic
def end_objection(*, person: int, service: str, on: date, by: Actor, at: datetime) -> bool:
    """Object no longer; whether that is new."""
    return _object(person, service, False, on=on, by=by, at=at)


def stop_contact(*, person: int, on: date, by: Actor, at: datetime) -> bool:
    """Ask not to be contacted about anything voluntary; whether that is new."""
    return _silence(person, Silence.Kind.NO_CONTACT, True, on, None, on=on, by=by, at=at)


def allow_contact(*, person: int, on: date, by: Actor, at: datetime) -> bool:
    """Let the city get in touch again; whether that is new."""
    return _silence(person, Silence.Kind.NO_CONTACT, False, on, None, on=on, by=by, at=at)


def be_quiet(*, person: int, begins: date, last: date, on: date, by: Actor, at: datetime) -> bool:
    """Ask for a quiet period from `begins` to its last day; it takes the place of any other.

    Raises Refused where it ends before it begins, is over, begins in more than a year or lasts longer than one.
    """
    spans = ((last - begins).days, (begins - on).days)
    if begins > last or on > last or max(spans) >= LONGEST_QUIET:
        raise Refused(
            Text("Hiljaisella ajalla ei ole kestoa.", "Den tysta perioden har ingen längd.",
                 "That is no quiet period."),
            Text("Anna alku ja loppu, joka ei ole ennen alkua, enintään vuoden päähän.",
                 "Ange en början och ett slut som inte är före den, högst ett år bort.",
                 "Give a beginning and an end that is not before it, at most a year apart."),
        )  # fmt: skip
    until = last + timedelta(days=1)
    return _silence(person, Silence.Kind.QUIET, True, begins, until, on=on, by=by, at=at)


def end_quiet(*, person: int, on: date, by: Actor, at: datetime) -> bool:
    """Ask for no quiet period any more; whether that is new."""
    return _silence(person, Silence.Kind.QUIET, False, on, None, on=on, by=by, at=at)


def _agreement(purpose: str, *, active: bool = False) -> DataAgreement:
    found = DataAgreement.objects.filter(purpose=purpose[:60]).select_related("revision").first()
    if found is None or (active and not found.active) or found.purpose != purpose:
        raise Refused(
            Text("Tällaista käyttötarkoitusta ei ole.", "Det finns inget sådant ändamål.",
                 "There is no such purpose."),
            Text("Avaa Luvat-sivu uudelleen ja valitse sieltä.", "Öppna sidan Tillstånd på nytt och välj där.",
                 "Open the page Permissions again and choose there."),
        )  # fmt: skip
    return found


def _record(
    agreement: DataAgreement,
    person: int,
    categories: Collection[str],
    opt_in: bool,
    *,
    on: date,
    by: Actor,
    at: datetime,
) -> frozenset[str]:
    card = access.agreement(agreement.purpose)
    assert card is not None
    asked = frozenset(categories or card.says.categories)
    if opt_in and not asked <= set(card.says.categories):
        raise Refused(
            Text("Tätä tietolajia ei pyydetä.", "Den uppgiftskategorin efterfrågas inte.",
                 "That category of data is not asked for."),
            Text("Valitse sivulla näkyvistä.", "Välj bland dem som visas.", "Choose among those shown."),
        )  # fmt: skip
    acted_as = acting(by, person, card.says.rule, on=on)
    individual = _taken(person)
    now = access.held(person, agreement.purpose, on=on)
    turned = sorted(asked - now if opt_in else (now if not categories else asked & now))
    ConsentRecord.objects.bulk_create(
        ConsentRecord(
            individual=individual, since=on, at=at, by=by.person or 0, acted_as=acted_as, data_agreement=agreement,
            data_agreement_revision=agreement.revision,
            data_agreement_revision_hash=agreement.revision.serialized_hash, category=category, opt_in=opt_in,
        )
        for category in turned
    )  # fmt: skip
    if turned:
        verb = "consented" if opt_in else "consent_withdrawn"
        _told(
            verb, f"purpose:{agreement.purpose}", person, acted_as, by=by, at=at,
            categories=turned, revision=agreement.revision.number,
        )  # fmt: skip
    return frozenset(turned)


def _object(person: int, service: str, objects: bool, *, on: date, by: Actor, at: datetime) -> bool:
    acted_as = acting(by, person, "party", on=on)
    individual = _taken(person)
    if access.objects(person, service, on=on) == objects:
        return False
    Objection.objects.create(
        individual=individual, since=on, at=at, by=by.person or 0, acted_as=acted_as, service=service,
        objects_to=objects,
    )  # fmt: skip
    verb = "objected" if objects else "objection_ended"
    _told(verb, f"service:{service}", person, acted_as, by=by, at=at)
    return True


@transaction.atomic
def _silence(
    person: int,
    kind: str,
    asked: bool,
    begins: date,
    until: date | None,
    *,
    on: date,
    by: Actor,
    at: datetime,
) -> bool:
    acted_as = acting(by, person, CONTACT, on=on)
    individual = _taken(person)
    last = Silence.objects.filter(individual=individual, kind=kind).order_by("-id").first()
    same = last is not None and last.asked == asked and (
        not asked or kind == Silence.Kind.NO_CONTACT or (last.begins, last.until) == (begins, until)
    )  # fmt: skip
    if same or (last is None and not asked):
        return False
    Silence.objects.create(
        individual=individual, since=on, at=at, by=by.person or 0, acted_as=acted_as, kind=kind, begins=begins,
        until=until, asked=asked,
    )  # fmt: skip
    dates = {"begins": begins.isoformat(), "until": until.isoformat()} if until and asked else {}
    _told(f"{kind}{'' if asked else '_ended'}", "contact", person, acted_as, by=by, at=at, **dates)
    return True


def _taken(person: int) -> Individual:
    """Whose row the other device waits for, until this transaction ends."""
    Individual.objects.get_or_create(person=person)
    return Individual.objects.select_for_update().get(person=person)


def _told(
    verb: str, about: str, person: int, acted_as: str, *, by: Actor, at: datetime, **payload: object
) -> None:
    """The event, and the announcement to the fast path."""
    audit.record(
        by=by, at=at, verb=verb, about=about, person=person, payload={"as": str(acted_as), **payload}
    )
    register.touch(persons=[person], why="permission", at=at)
