"""Apply: the one writer of plans.

Written in chunks of at most a second or so, each a transaction of its own that takes proposals, addressees, letters and
events together. Killed between two chunks, the next sweep plans what is left: nothing is lost, nothing is written twice.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import polars as pl
from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.engine.rows import Plan
from ennakko.engine.service import Service
from ennakko.ledger import bulk, refusals, turns
from ennakko.ledger import refusals_running as running
from ennakko.ledger.brakes import refuse_braked, refuse_growth
from ennakko.ledger.chunk import STALE, Writing
from ennakko.ledger.models import Sweep

CHUNK = 1000
ORDER = {
    "withdraw": 0,
    "to_staff": 1,
    "place": 2,
    "revise": 3,
    "create": 4,
}  # seats are given back before they are given out


@dataclass(frozen=True)
class Applied:
    """What came of a plan: rows written by action, rows left for the next sweep by reason, and the sweep's key.

    No key: a fast-path plan that changed nothing leaves no sweep behind. Restricted rows are in no count.
    """

    counts: Mapping[str, int]
    dropped: Mapping[str, int]
    sweep: int | None


def apply(
    plan: Plan,
    *,
    service: Service,
    by: Actor,
    at: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> Applied:
    """Write what `plan` changes. `progress(written, total)` is called after every chunk.

    Raises Refused, with nothing written, when the plan was made for another version of the service, another sweep of the
    service and season runs, the stop button is pulled, the plan grew beyond its cap, or everything in it is stale. A stop
    button pulled on the way ends it between two chunks.
    """
    _refuse_other(plan, service)
    changes = plan.changes.with_columns(
        order=pl.col("action").replace_strict(ORDER, return_dtype=pl.Int8)
    ).sort("order", "person")
    if changes.is_empty() and plan.scope != "full":  # most changes change nothing: no turn is taken for them
        return Applied({}, {}, None)
    with turns.sweeping(plan.service, plan.season):
        refuse_braked(service.key)
        refuse_growth(plan, service)
        sweep = _begin(plan, by=by, at=at)
        writing = Writing(plan, service, sweep.pk, by, at)
        rows = 0
        counts: Counter[str] = Counter()
        dropped: Counter[str] = Counter()
        for start in range(0, changes.height, CHUNK):
            with transaction.atomic():
                refuse_braked(service.key)
                written = writing.write(list(changes.slice(start, CHUNK).iter_rows(named=True)))
            rows += written.rows
            counts += written.counts
            dropped += written.dropped
            if progress is not None:
                progress(min(start + CHUNK, changes.height), changes.height)
        if plan.scope == "full" and not rows and dropped.keys() == {STALE}:
            raise Refused(*refusals.said(refusals.STALE_PLAN, count=dropped[STALE]))
        _end(sweep, counts, dropped, by=by, at=at)
    if rows > CHUNK:
        bulk.analyze("ledger", "outbox", "audit")
    return Applied(dict(counts), dict(dropped), sweep.pk)


def _refuse_other(plan: Plan, service: Service) -> None:
    planned = (plan.service, plan.service_version, plan.text_version)
    if planned != (service.key, service.version, service.texts.version):
        raise Refused(
            running.OTHER_PLAN[0].format(
                service=plan.service, version=plan.service_version, texts=plan.text_version
            ),
            running.OTHER_PLAN[1].format(
                service=service.key, version=service.version, texts=service.texts.version
            ),
        )


@transaction.atomic
def _begin(plan: Plan, *, by: Actor, at: datetime) -> Sweep:
    """Committed before the first chunk, so that whoever comes second can be told who runs."""
    return Sweep.objects.create(
        service=plan.service,
        season=plan.season,
        day=plan.day,
        started_at=at,
        by=str(by),
        scope=plan.scope,
        snapshot=plan.version,
        service_version=plan.service_version,
        report=dict(plan.report) | {"gate": dict(plan.gate)},
    )


@transaction.atomic
def _end(sweep: Sweep, counts: Counter[str], dropped: Counter[str], *, by: Actor, at: datetime) -> None:
    Sweep.objects.filter(pk=sweep.pk).update(applied_at=at, counts=dict(counts))
    audit.record(
        by=by, at=at, verb="swept", about=f"sweep:{sweep.pk}",
        payload={"service": sweep.service, "counts": dict(counts), "dropped": dict(dropped)},
    )  # fmt: skip
