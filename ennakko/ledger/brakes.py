"""Brakes: the stop button of a service, and the cap on how fast a plan may grow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.engine.rows import Plan
from ennakko.engine.service import Service
from ennakko.ledger import refusals
from ennakko.ledger import refusals_running as running
from ennakko.ledger.models import Brake, Release, Sweep
from ennakko.ui import said as ui

ALL = "*"
NEEDED = 2  # different people who let a plan through that grew beyond its cap


@dataclass(frozen=True)
class Growth:
    """A plan beyond its cap: how many new proposals it makes, how many it may, and who has let it through so far."""

    creates: int
    allowed: int
    released_by: tuple[str, ...]

    @property
    def released(self) -> bool:
        """Whether enough different people let it through."""
        return len(self.released_by) >= NEEDED


def braked(service: str) -> bool:
    """Whether the stop button of the service, or the one for all, is pulled."""
    return Brake.objects.filter(service__in=[service, ALL], released_at__isnull=True).exists()


def unbraked(services: Iterable[str]) -> set[str]:
    """Of these services, those that no stop button holds, in one query."""
    pulled = set(Brake.objects.filter(released_at__isnull=True).values_list("service", flat=True))
    return set() if ALL in pulled else set(services) - pulled


def refuse_braked(service: str) -> None:
    """Raise Refused while the stop button is pulled."""
    if braked(service):
        raise Refused(*refusals.said(refusals.STOPPED, service=service))


@transaction.atomic
def pull_brake(*, service: str, by: Actor, at: datetime) -> None:
    """Pull the stop button (`*`: of every service). From the next chunk on nothing is applied or sent."""
    _operator(by)
    if Brake.objects.filter(service=service, released_at__isnull=True).exists():
        return
    Brake.objects.create(service=service, pulled_by=str(by), pulled_at=at)
    audit.record(by=by, at=at, verb="stopped", about=f"service:{service}")


@transaction.atomic
def release_brake(*, service: str, by: Actor, at: datetime) -> None:
    """Release the stop button. A service stopped by the button for all stays stopped until that one is released."""
    _operator(by)
    pulled = Brake.objects.filter(service=service, released_at__isnull=True)
    if pulled.update(released_by=str(by), released_at=at):
        audit.record(by=by, at=at, verb="released", about=f"service:{service}")


def beyond_cap(plan: Plan, service: Service) -> Growth | None:
    """The growth that still needs people to let it through; None where the plan may be applied.

    A full plan may make as many new proposals as the last applied full sweep of the season and `growth_cap` more, or
    `cap_floor` if that is more. The first sweep of a season has no yesterday.
    """
    growth = _growth(plan, service)
    return None if growth is None or growth.released else growth


def refuse_growth(plan: Plan, service: Service) -> None:
    """Raise Refused where the plan grew beyond its cap and two different people have not let it through."""
    growth = beyond_cap(plan, service)
    if growth is not None:
        raise Refused(
            *refusals.said(
                running.GREW, creates=ui.number_text(growth.creates), allowed=ui.number_text(growth.allowed),
                needed=NEEDED, done=len(growth.released_by),
            )
        )  # fmt: skip


def _growth(plan: Plan, service: Service) -> Growth | None:
    creates = plan.counts["create"]
    if creates <= service.cap_floor:
        return None
    swept = Sweep.objects.filter(
        service=plan.service, season=plan.season, scope="full", applied_at__isnull=False
    )
    last = swept.order_by("-id").first()
    if last is None:
        return None
    allowed = max(service.cap_floor, int(last.counts.get("create", 0) * (1 + service.growth_cap)))
    if creates <= allowed:
        return None
    given = Release.objects.filter(
        service=plan.service, season=plan.season, day=plan.day, creates__gte=creates
    )
    return Growth(creates, allowed, tuple(given.order_by("id").values_list("by", flat=True)))


@transaction.atomic
def release_growth(*, service: str, season: int, day: date, creates: int, by: Actor, at: datetime) -> None:
    """Let the plan of the day through up to `creates` new proposals: one of the two people it needs."""
    if not (by.may("officer") or by.may("operator")):
        raise Refused(*running.NOT_YOURS_TO_RELEASE)
    given = Release.objects.filter(service=service, season=season, day=day, by=str(by)).first()
    if given is not None and given.creates >= creates:
        raise Refused(*running.RELEASED_ALREADY)
    Release.objects.update_or_create(
        service=service, season=season, day=day, by=str(by), defaults={"creates": creates, "at": at}
    )
    audit.record(
        by=by, at=at, verb="released_growth", about=f"service:{service}",
        payload={"season": season, "day": day.isoformat(), "creates": creates},
    )  # fmt: skip


def _operator(by: Actor) -> None:
    if by.kind != "system" and not by.may("operator"):
        raise Refused(*running.OPERATORS_BRAKE)
