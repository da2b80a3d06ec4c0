"""The head of Elsa's school: an invented principal who is in charge of one school, beside the one who decides everywhere."""

from datetime import date, datetime

from ennakko.accounts.actions import appoint, put_in_charge
from ennakko.accounts.actor import system
from ennakko.demo import cast
from ennakko.ledger import access as ledger
from ennakko.ledger import catalogue
from ennakko.register import access as register

SERVICE = "school-start"
USERNAME = "demo-head"  # the desk's demo door offers whoever is called so


def appoint_head(*, on: date, at: datetime) -> None:
    """Appoint the head of the school that was proposed to Elsa; nobody where none was."""
    elsa = register.find(cast.code("Elsa"))
    season = catalogue.service(SERVICE).season.of(on)
    if elsa is None or season is None:
        return
    found = ledger.latest_proposal(SERVICE, season, elsa)
    if found is None or found.place is None:
        return
    by = system("demo")
    head = appoint(username=USERNAME, role="principal", by=by, at=at, first_name="Riitta", last_name="Halme")
    put_in_charge(user=int(head.key), place=found.place, by=by, at=at)
