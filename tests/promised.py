"""Plans made by hand, for tests of the ledger: a few schools and families in the register, and rows that say what matters."""

import json
from datetime import UTC, date, datetime

import polars as pl

from ennakko.accounts.access import actor_of
from ennakko.accounts.actions import appoint
from ennakko.accounts.actor import Actor, resident, system
from ennakko.accounts.models import User
from ennakko.engine.rows import PLAN, Plan
from ennakko.ledger import access, actions
from ennakko.ledger.apply import Applied, apply
from ennakko.ledger.models import Proposal
from ennakko.register import models as register
from ennakko.services.preschool.service import preschool
from ennakko.services.school_start.service import school_start

DAY = date(2027, 2, 1)
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
SEASON = 2027
SWEEP = system("sweep")

__all__ = ["AT", "DAY", "SEASON", "SWEEP", "preschool", "school_start"]


def school(capacity: int = 2, kind: str = "school") -> int:
    """A school with so many seats."""
    number = register.Place.objects.count()
    return register.Place.objects.create(
        unit=f"U{number}", kind=kind, name_fi=f"Koulu {number}", name_sv=f"Skola {number}", name_en=f"School {number}",
        street_fi=f"Koulukatu {number}", postcode="00530", language="fi", capacity=capacity, x=1000 * number, y=0,
    ).pk  # fmt: skip


def family(guardians: int = 2, called: str = "Elsa", language: str = "fi") -> tuple[int, list[int]]:
    """A child and its guardians, by person key."""
    child = _person(called, language)
    elders = [_person(f"Huoltaja {n}", language) for n in range(guardians)]
    for elder in elders:
        register.Guardianship.objects.create(child_id=child, guardian_id=elder)
    return child, elders


def _person(called: str, language: str) -> int:
    made = register.Resident.objects.create(
        called=called, first_names=called, last_name="Korhonen", language=language, municipality="091"
    )
    return made.pk


def staff(*roles: str) -> Actor:
    """A member of staff who holds the roles."""
    username = "-".join(roles) + str(User.objects.count())
    for role in roles:
        appoint(username=username, role=role, by=system("test"), at=AT)
    return actor_of(User.objects.get(username=username))


def facts(place: int | None, metres: int | None = 300, **more: object) -> str:
    """Facts as the engine stores them."""
    told = {
        "read": DAY.isoformat(),
        "gate": None,
        "conditions": [{"key": "not_enrolled", "holds": True, "facts": {"enrolments": None}}],
        "route": None,
        "loaded": {"enrolments": DAY.isoformat()},
        "language": "fi",
        "place": place,
        "metres": metres,
    }
    return json.dumps(told | more)


def create(child: int, guardians: list[int], place: int | None, **more: object) -> dict[str, object]:
    """A row that creates an open proposal."""
    row = {
        "action": "create", "person": child, "proposal": None, "expects": 0, "state": "open", "reason": "entitled",
        "tell": "resident", "restricted": False, "place": place, "cost": 300, "situation": "0,0,fi,",
        "facts": facts(place), "addressees": sorted(guardians), "previous": None,
    }  # fmt: skip
    return row | more


def restricted(child: int, guardians: list[int], **more: object) -> dict[str, object]:
    """A row that opens a restricted case."""
    told = facts(None, None, route="protected")
    return create(child, guardians, None, action="to_staff", state="with_staff", reason="protected", tell="staff",
                  restricted=True, cost=None, situation="protected", facts=told) | more  # fmt: skip


def change(proposal: Proposal, action: str, **more: object) -> dict[str, object]:
    """A row that changes a proposal, planned on what it is now."""
    row = {
        "action": action, "person": proposal.person, "proposal": proposal.pk, "expects": proposal.version,
        "state": {"withdraw": "withdrawn", "to_staff": "with_staff"}.get(action, proposal.state),
        "reason": proposal.reason, "tell": "staff", "restricted": proposal.restricted,
        "place": None if action == "withdraw" else proposal.place,
        "cost": None if action == "withdraw" else proposal.cost,
        "situation": proposal.situation, "facts": None if action == "withdraw" else facts(proposal.place),
        "addressees": [party.person for party in access.addressees(proposal.pk) if party.active], "previous": None,
    }  # fmt: skip
    return row | more


def plan(*rows: dict[str, object], service=school_start, scope: str = "full", day: date = DAY) -> Plan:
    """A plan of these rows."""
    return Plan(
        service=service.key, service_version=service.version, text_version=service.texts.version, season=SEASON,
        day=day, scope=scope, rows=pl.DataFrame(list(rows), schema=PLAN, orient="row").sort("person"), gate={},
        report={}, version="by hand",
    )  # fmt: skip


def applied(*rows: dict[str, object], service=school_start, by: Actor = SWEEP, **more: object) -> Applied:
    """These rows, planned and applied."""
    return apply(plan(*rows, service=service, **more), service=service, by=by, at=AT)


def of(child: int, service=school_start) -> Proposal:
    """The proposal of a child, as the ledger has it now."""
    found = access.latest_proposal(service.key, SEASON, child)
    assert found is not None
    return found


def proposed(place: int, guardians: int = 2, service=school_start) -> tuple[Proposal, list[int]]:
    """An open proposal to a new family, and its guardians."""
    child, elders = family(guardians)
    assert applied(create(child, elders, place), service=service, scope="touched").dropped == {}
    return of(child, service), elders


def says(proposal: Proposal, person: int, answer: str, on: date = DAY, **more: object) -> Proposal:
    """An addressee answers."""
    return actions.answer(
        proposal=proposal.pk, person=person, answer=answer, on=on, by=resident(person), at=AT, **more
    )


def serve(proposal: Proposal, *guardians: int, on: date = DAY) -> None:
    """These addressees open the page."""
    for person in guardians:
        actions.deliver(
            proposal=proposal.pk, person=person, on=on, proof="opened", by=resident(person), at=AT
        )
