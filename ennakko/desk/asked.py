"""Which questions about the data-use log a reader may know of."""

from ennakko.accounts.actor import Actor
from ennakko.audit import access as audit
from ennakko.audit.access import Asked, Card
from ennakko.desk.session import OFFICER, PROTECTED_UNIT
from ennakko.register import access as register


def waiting(actor: Actor) -> list[tuple[Card, Asked]]:
    """Those of the reader's controller, the oldest first: about people close to a non-disclosure order only for the unit,
    and for it alone."""
    found = audit.waiting(actor.controller)
    hidden = register.guarded({asked.person for _, asked in found})
    return [
        (card, asked)
        for card, asked in found
        if actor.may(PROTECTED_UNIT if asked.person in hidden else OFFICER)
    ]
