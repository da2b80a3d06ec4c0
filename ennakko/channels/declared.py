"""What is declared of each channel in `channels.toml`, or in a city's own file (ENNAKKO_CHANNELS): its cost, what it bears, and the hours in which it is used."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings

from ennakko.base.clock import HELSINKI
from ennakko.base.errors import Trouble


@dataclass(frozen=True)
class Channel:
    """One channel. `first` to `until`: the hours of the day in Helsinki in which it is used."""

    cents: int = 0
    a_second: int = 1_000_000
    a_day: int = 1_000_000_000
    first: int = 0
    until: int = 24
    unread_days: int | None = None  # after so many days unread, the message goes by the next channel

    def awake(self, at: datetime) -> bool:
        """Whether the channel is used at this hour."""
        return self.first <= at.astimezone(HELSINKI).hour < self.until


def channels() -> Mapping[str, Channel]:
    """Channel by name, as the file of this installation has them. Raises Trouble where it cannot be read."""
    return _read(settings.CHANNELS)


@cache
def _read(file: Path) -> Mapping[str, Channel]:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        named = {"from": "first"}
        return {
            name: Channel(**{named.get(key, key): value for key, value in each.items()})
            for name, each in told.items()
        }
    except (OSError, tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        raise Trouble(
            f"What is declared of the channels cannot be read: {error}.",
            f"Mend {file.name}: a table a channel with cents, a_second, a_day, from, until, unread_days.",
        ) from None


def channel(name: str) -> Channel:
    """One channel; one that is not declared costs nothing and bears everything."""
    return channels().get(name, Channel())


def in_order(names: Collection[str], preferred: str = "") -> list[str]:
    """These channels as they are tried: what the person prefers, then the cheapest, then as they are declared; those that
    are not come last."""
    declared = list(channels())

    def place(name: str) -> tuple[bool, bool, int, int]:
        known = name in declared
        return name != preferred, not known, channel(name).cents, declared.index(name) if known else 0

    return sorted(names, key=place)


def midnight(at: datetime) -> datetime:
    """When the day began in Helsinki: since then a daily limit counts."""
    return at.astimezone(HELSINKI).replace(hour=0, minute=0, second=0, microsecond=0)
