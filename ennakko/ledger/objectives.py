"""The objective by which free seats are shared out, chosen for a season by a named officer, with the reason.

Without a choice it is the one the service declares. Choosing concerns those who still compete: what was proposed stays.
"""

from datetime import datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.engine.share import OBJECTIVES, declared
from ennakko.ledger import catalogue, refusals
from ennakko.ledger import refusals_running as running
from ennakko.ledger.models import ObjectiveChoice
from ennakko.ui import said as ui

LONGEST = 1_000  # characters of the reason


@transaction.atomic
def choose_objective(
    *, service: str, season: int, objective: str, why: str, by: Actor, at: datetime
) -> ObjectiveChoice:
    """Choose the objective of a season. `why` is about policy and is shown beside the plan; it names nobody.

    Raises Refused without a reason, for an objective there is not, and where it is in use already.
    """
    if by.kind != "system" and not by.may("officer"):
        raise Refused(*refusals.another_role("officer"))
    if objective not in OBJECTIVES:
        raise Refused(*refusals.said(running.NO_OBJECTIVE, objective=objective, known=", ".join(OBJECTIVES)))
    reason = why.strip()
    if not reason:
        raise Refused(*running.NO_REASON_FOR_OBJECTIVE)
    if len(reason) > LONGEST:
        raise Refused(
            *refusals.said(
                running.LONG_REASON, count=ui.number_text(len(reason)), most=ui.number_text(LONGEST)
            )
        )
    if in_use(service, season) == objective:
        raise Refused(*running.OBJECTIVE_IN_USE)
    made = ObjectiveChoice.objects.create(
        service=service, season=season, objective=objective, by=str(by), at=at, why=reason
    )
    audit.record(
        by=by, at=at, verb="chose_objective", about=f"service:{service}",
        payload={"season": season, "objective": objective},
    )  # fmt: skip
    return made


def chosen_objective(service: str, season: int) -> str | None:
    """The objective chosen last; None where the declared one stands."""
    made = ObjectiveChoice.objects.filter(service=service, season=season).order_by("-id")
    return made.values_list("objective", flat=True).first()


def objective_choices(service: str, season: int) -> list[ObjectiveChoice]:
    """Every choice of the season, the latest first."""
    return list(ObjectiveChoice.objects.filter(service=service, season=season).order_by("-id"))


def in_use(service: str, season: int) -> str:
    """The objective that shares out now: the one chosen last, else the one the service declares."""
    return chosen_objective(service, season) or declared(catalogue.service(service))
