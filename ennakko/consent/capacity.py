"""Whether whoever acts may speak for the person on the day: themselves, or as a guardian in force."""

from datetime import date

from ennakko.accounts.actor import Actor
from ennakko.base.errors import Refused
from ennakko.base.text import Text
from ennakko.consent.minors import Speaks, speaks
from ennakko.consent.models import ActedAs
from ennakko.register import access as register

NOT_YOURS = (
    Text("Tämä valinta ei ole sinun.", "Det här valet är inte ditt.", "This choice is not yours to make."),
    Text(
        "Valinnan tekee henkilö itse, tai lapsen puolesta huoltaja, jonka huolto on voimassa.",
        "Valet görs av personen själv, eller för ett barn av en vårdnadshavare vars vårdnad gäller.",
        "The person makes it, or for a child a guardian whose custody is in force.",
    ),
)
TOO_YOUNG = (
    Text("Tästä päättää huoltaja.", "Om det här beslutar vårdnadshavaren.", "A guardian decides about this."),
    Text(
        "Pyydä huoltajaa tekemään valinta.",
        "Be din vårdnadshavare att välja.",
        "Ask your guardian to choose.",
    ),
)
OF_AGE = (
    Text(
        "Nuori päättää tästä itse.",
        "Den unga beslutar om det här själv.",
        "The young person decides about this.",
    ),
    Text(
        "Nuori voi kirjautua ja valita.", "Den unga kan logga in och välja.", "They can sign in and choose."
    ),
)
ASSESSED = (
    Text("Tätä ei voi valita täällä.", "Det här kan inte väljas här.", "This cannot be chosen here."),
    Text(
        "Terveydenhuollon ammattilainen arvioi, voiko alaikäinen päättää itse. Sopikaa siitä hoitopaikassa.",
        "En yrkesperson inom hälso- och sjukvården bedömer om en minderårig kan besluta själv. Kom överens på vårdplatsen.",
        "A health professional assesses whether a minor can decide. Agree on it where they are cared for.",
    ),
)


def acting(by: Actor, person: int, rule: str, *, on: date) -> ActedAs:
    """In which capacity `by` speaks for `person`. Raises Refused, in words that name nobody, where they may not."""
    born = register.born_of(person)
    if by.person is None:
        raise Refused(*NOT_YOURS)
    own = by.person == person
    if not own and person not in register.wards_of(by.person, on):
        raise Refused(*NOT_YOURS)
    whose = speaks(rule, born, on)
    if whose is Speaks.ASSESSED:
        raise Refused(*ASSESSED)
    if own and whose is Speaks.GUARDIAN:
        raise Refused(*TOO_YOUNG)
    if not own and whose is Speaks.SELF:
        raise Refused(*OF_AGE)
    return ActedAs.SELF if own else ActedAs.GUARDIAN


def may_speak(by: Actor, person: int, rule: str, *, on: date) -> bool:
    """The same as a question."""
    try:
        acting(by, person, rule, on=on)
    except Refused:
        return False
    return True
