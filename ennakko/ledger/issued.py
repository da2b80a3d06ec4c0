"""Decisions as other rooms read them: frozen values, never a row of the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ennakko.ledger.models import Decision
from ennakko.register import access as register


@dataclass(frozen=True)
class Party:
    """A party of a decision who has custody still, and what is known of their service."""

    person: int
    language: str
    served_on: date | None
    deadline: date | None


@dataclass(frozen=True)
class Issued:
    """A decision as it was issued; `corrects` and `corrected_by` are numbers of others."""

    key: int
    number: str
    proposal: int
    child: int
    place: int
    at: datetime
    by: str
    languages: tuple[str, ...]
    texts: Mapping[str, Mapping[str, str]]  # language to {authority, by, title, decision, reasons, contact}
    remedy: Mapping[str, Any]
    standing: str
    corrects: str | None
    corrected_by: str | None
    parties: tuple[Party, ...]


def issued(decisions: Iterable[Decision]) -> list[Issued]:
    """These decisions as values; queries go for all of them at once. Nothing is told of a child under a non-disclosure
    order: that is for the protected-persons unit alone, and not on paper."""
    keys = [decision.pk for decision in decisions]
    found = Decision.objects.filter(pk__in=keys, proposal__restricted=False)
    rows = list(
        found.select_related("proposal", "corrects")
        .prefetch_related("parties", "corrected_by")
        .order_by("id")
    )
    hidden = register.protected({row.proposal.person for row in rows})
    return [_issued(row) for row in rows if row.proposal.person not in hidden]


def signed_with(signing: int) -> list[Issued]:
    """Every decision in force that was signed with a list, by number."""
    return issued(Decision.objects.filter(signing=signing, standing="in_force"))


def _issued(row: Decision) -> Issued:
    return Issued(
        key=row.pk,
        number=row.number,
        proposal=row.proposal_id,
        child=row.proposal.person,
        place=row.place,
        at=row.at,
        by=row.by,
        languages=tuple(row.languages),
        texts=row.texts,
        remedy=row.remedy,
        standing=row.standing,
        corrects=row.corrects.number if row.corrects else None,
        corrected_by=next((other.number for other in row.corrected_by.all()), None),
        parties=tuple(
            Party(party.person, party.language, party.served_on, party.deadline)
            for party in sorted(row.parties.all(), key=lambda party: party.person)
            if party.active
        ),
    )
