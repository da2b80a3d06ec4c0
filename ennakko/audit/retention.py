"""How long rows are kept, and letting go of what is due. Each room declares its own tables in `retention.py`.

archived   for good: decisions, and what proves or explains them
current    as long as it is true: the register as it was told, accounts in office
with       goes with what it belongs to
expires    goes when its days have passed, unless something that lives still rests on it
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from django.db import models, transaction
from django.db.models import Min, Q

from ennakko.audit import actions as audit
from ennakko.audit.actions import Acting
from ennakko.base.clock import HELSINKI

CHUNK = 500  # rows a transaction
Rule = Literal["archived", "current", "with", "expires"]


@dataclass(frozen=True)
class Kept:
    """One table: by which rule it is kept and on what source.

    What expires says from which field its `days` count and which rows may go at all (`only`). `rows` says instead, for a
    day, which rows are due, where no field does; `goes` lets go of them where that is more than to delete. `real`: its
    field holds real time, also in a demo that lives on a day of its own.
    """

    model: type[models.Model]
    rule: Rule
    source: str
    days: int = 0
    since: str = ""
    only: Q = field(default_factory=Q)
    rows: Callable[[date], models.QuerySet[Any]] | None = None
    goes: Callable[[list[int], Acting, datetime], None] | None = None
    real: bool = False

    @property
    def table(self) -> str:
        """The table by its room and name."""
        return self.model._meta.label

    def due(self, on: date) -> "models.QuerySet[Any]":
        """The rows whose time has passed on the day."""
        manager = self.model._default_manager
        if self.rule != "expires":
            return manager.none()
        if self.rows is not None:
            return self.rows(on)
        before: date = on - timedelta(days=self.days)
        if isinstance(self.model._meta.get_field(self.since), models.DateTimeField):
            before = datetime.combine(before, time.min, HELSINKI)
        return manager.filter(self.only, **{f"{self.since}__lt": before})

    def kept_until(self, row: Any) -> date | None:
        """The last day on which a row is kept; None where no day says it."""
        moment = getattr(row, self.since) if self.since else None
        if moment is None:
            return None
        return (moment.date() if isinstance(moment, datetime) else moment) + timedelta(days=self.days)

    def first(self) -> date | None:
        """The day on which the next row goes; None where none is known."""
        if self.rule != "expires" or not self.since:
            return None
        oldest = self.model._default_manager.filter(self.only).aggregate(oldest=Min(self.since))["oldest"]
        if oldest is None:
            return None
        return (oldest.date() if isinstance(oldest, datetime) else oldest) + timedelta(days=self.days + 1)


def let_go(kept: Kept, *, on: date, by: Acting, at: datetime) -> Iterator[int]:
    """Let go of what is due, a chunk in a transaction; tells how many each. Killed between two, the next run goes on."""
    while True:
        with transaction.atomic():
            keys = list(kept.due(on).order_by("-pk").values_list("pk", flat=True)[:CHUNK])
            if not keys:
                return
            if kept.goes is not None:
                kept.goes(keys, by, at)
            else:
                kept.model._default_manager.filter(pk__in=keys).delete()
            audit.record(
                by=by, at=at, verb="let_go", about=f"table:{kept.table}", payload={"rows": len(keys)}
            )
        yield len(keys)
