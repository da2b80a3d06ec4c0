"""Holding the data-use log against the chain: each row and each of its persons is what its event says."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ennakko.audit.chain import canonical
from ennakko.audit.models import Event, Subject, Use
from ennakko.audit.uses import LOOKED, SWEPT, told_of

CHUNK = 400
Said = tuple[int | None, int, int, str | None]  # place, event, use, payload


class Uses:
    """The events about uses, as the trail is read. `fault` is (what, place, event) of the first row that differs."""

    def __init__(self) -> None:
        self._waiting: list[Said] = []
        self._kept = 0
        self.fault: tuple[str, int | None, int | None] | None = None

    def take(self, place: int | None, event: int, verb: str, about: str, payload: str | None) -> None:
        """Note an event; of those about uses a chunk is compared at a time."""
        if verb in (LOOKED, SWEPT) and about.startswith("use:"):
            self._waiting.append((place, event, int(about.removeprefix("use:")), payload))
            if len(self._waiting) >= CHUNK:
                self._compare()

    def rest(self) -> None:
        """Compare what is left, and look for rows of which no event tells."""
        self._compare()
        if self.fault is None and Use.objects.count() > self._kept:
            self.fault = next(_untold(), None)

    def _compare(self) -> None:
        waiting, self._waiting = self._waiting, []
        if self.fault is not None:
            return
        keys = [use for _, _, use, _ in waiting]
        rows = Use.objects.in_bulk(keys)
        persons: dict[int, list[int]] = {}
        for use, person in Subject.objects.filter(use__in=keys).values_list("use_id", "person"):
            persons.setdefault(use, []).append(person)
        for place, event, use, payload in waiting:
            wrong = _wrong(rows.get(use), persons.get(use, []), event, payload)
            if wrong:
                self.fault = (f"data-use row {use}: {wrong}", place, event)
                return
            self._kept += use in rows


def _wrong(row: Use | None, persons: Sequence[int], event: int, payload: str | None) -> str | None:
    if payload is None:
        return None if row is None else "its event was erased, and the row is still there"
    if row is None:  # forgotten while the trail was read?
        gone = Event.objects.filter(pk=event, payload__isnull=True).exists()
        return None if gone else "it was deleted"
    said: dict[str, Any] = json.loads(payload)
    if sorted(persons) != said["persons"]:
        return "persons were added to it or taken from it"
    if canonical(told_of(row, persons)) != payload:
        return "it was altered"
    return None


def _untold() -> Iterator[tuple[str, int | None, int | None]]:
    """Rows without an event: whoever writes both at once leaves none."""
    key = 0
    while keys := list(Use.objects.filter(pk__gt=key).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        abouts = [f"use:{use}" for use in keys]
        told = Event.objects.filter(about__in=abouts, verb__in=(LOOKED, SWEPT)).values_list(
            "about", flat=True
        )
        for use in sorted(set(keys) - {int(about.removeprefix("use:")) for about in told}):
            yield f"data-use row {use}: no event tells of it", None, None
        key = keys[-1]
