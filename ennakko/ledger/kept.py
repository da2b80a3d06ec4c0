"""How long promises are kept: decisions for good, proposals as their service declares, with what tells of them."""

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ennakko.audit.retention import Kept
from ennakko.ledger import catalogue, models
from ennakko.ledger.handlers import WAITING
from ennakko.ledger.models import Decision, Proposal
from ennakko.outbox import actions as outbox

ARCHIVE = "City of Helsinki archive plan (not read: unsure): decisions are archived"
DEEDS = "no data about residents: who steered what, and when, explains what was decided"
MINIMAL = "General Data Protection Regulation, art. 5(1)(e)"


def kept_until(service: str, season: int) -> date | None:
    """The last day on which a proposal of a season, and what was told of it, is kept. None where no service says it."""
    declared = catalogue.services().get(service)
    if declared is None:
        return None
    ends = declared.season.ends(season)
    return ends.replace(year=ends.year + declared.retention.years, day=min(ends.day, 28))


def overdue(on: date) -> "QuerySet[Proposal]":
    """Proposals whose season ended so long ago; neither one that waits for a person, nor one that was decided on, nor one
    that another follows which stays."""
    ripe = Q(pk__in=[])
    for service, season in Proposal.objects.values_list("service", "season").distinct():
        until = kept_until(service, season)
        if until is not None and until < on:
            ripe |= Q(service=service, season=season)
    decided = Exists(Decision.objects.filter(proposal=OuterRef("pk")))
    followed = Exists(Proposal.objects.filter(previous=OuterRef("pk")))
    return (
        Proposal.objects.filter(ripe).exclude(live=True, state__in=WAITING).exclude(decided).exclude(followed)
    )


def _forget(keys: list[int], by: Any, at: datetime) -> None:
    outbox.forget(about=[f"proposal:{key}" for key in keys])
    Proposal.objects.filter(pk__in=keys).delete()


def _declared() -> str:
    return "; ".join(
        f"{key}: {one.retention.years} years after the season, {one.retention.source}"
        for key, one in sorted(catalogue.services().items())
    )


def kept() -> tuple[Kept, ...]:
    """The ledger's tables; what a service declares is read when it is asked."""
    return (
        Kept(Proposal, "expires", _declared(), rows=overdue, goes=_forget),
        Kept(models.Addressee, "with", "its proposal"),
        Kept(models.Note, "with", "its proposal"),
        Kept(models.InGroup, "with", "its proposal"),
        Kept(models.Freeze, "expires", MINIMAL, days=30, since="until"),
        *(
            Kept(getattr(models, name), "archived", ARCHIVE)
            for name in ("Decision", "DecisionParty", "SigningList")
        ),
        *(
            Kept(getattr(models, name), "archived", DEEDS)
            for name in ("Sweep", "ObjectiveChoice", "Deployment", "Published", "Brake", "Release", "Tick")
        ),
    )
