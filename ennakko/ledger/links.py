"""Signed links: a letter leads its addressee to the proposal without an account.

A link names the proposal and is signed for one addressee: nobody can make one (HMAC-SHA-256, 256 bits), and it holds
nothing of the addressee. It opens only what a letter that went out, or was served, tells of.
"""

from dataclasses import dataclass
from datetime import date

from django.core.signing import BadSignature, Signer

from ennakko.ledger import catalogue
from ennakko.ledger.access import live
from ennakko.ledger.change import active
from ennakko.ledger.models import Addressee, Proposal
from ennakko.outbox import access as outbox

SALT = "ennakko.ledger.links"
LONGEST = 100  # characters: far more than a link ever has


@dataclass(frozen=True)
class Link:
    """What a link leads to: the proposal and the addressee it was written for; `stands` is open, withdrawn or over."""

    proposal: int
    person: int
    stands: str


def token(proposal: int, person: int) -> str:
    """The link of one addressee, always the same: `7-` and the signature."""
    return f"{proposal}-{_signer().signature(_signed(proposal, person))}"


def read(token: str, *, on: date) -> Link | None:
    """What a link leads to on the day. None for whatever opens nothing, all alike: tampered with, of somebody who is no
    longer an addressee in force, of a restricted case, of a letter that was held back, of a service that is not live, or
    of no proposal at all."""
    key, _, signature = token[:LONGEST].partition("-")
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        return None
    found = Proposal.objects.filter(pk=int(key), restricted=False).first()
    parties = active(found) if found is not None else []
    mine = next((party for party in parties if _is_for(party, signature)), None)
    if found is None or mine is None or not live(found.service) or not _went(mine):
        return None
    return Link(found.pk, mine.person, _stands(found, on))


def _stands(found: Proposal, on: date) -> str:
    service = catalogue.services().get(found.service)
    if service is None or service.season.ends(found.season) < on:
        return "over"
    return "open" if found.live else "withdrawn"


def _went(mine: Addressee) -> bool:
    """Whether a letter to the addressee went out, or they were served in another way."""
    if mine.served_on is not None:
        return True
    return any(letter.person == mine.person for letter in outbox.gone(f"proposal:{mine.proposal_id}"))


def _is_for(mine: Addressee, signature: str) -> bool:
    try:
        _signer().unsign(f"{_signed(mine.proposal_id, mine.person)}:{signature}")
    except BadSignature:
        return False
    return True


def _signed(proposal: int, person: int) -> str:
    return f"{proposal}/{person}"


def _signer() -> Signer:
    return Signer(salt=SALT)
