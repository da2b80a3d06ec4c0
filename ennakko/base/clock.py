"""The only clock of the house. It is read at the edge (command line, views, worker) and handed inwards.

A demo keeps its day in the data folder (`day`): `ennakko tick --to DATE` advances it and the pages show it.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


def now() -> datetime:
    """The real moment, in UTC."""
    return datetime.now(UTC)  # the one place where the wall clock is read


def today(data: Path) -> date:
    """The day this installation lives in: the demo's own day if it keeps one, else the day in Helsinki."""
    kept = data / "day"
    if kept.exists():
        return date.fromisoformat(kept.read_text().strip())
    return now().astimezone(HELSINKI).date()


def moment(data: Path) -> datetime:
    """The moment on the installation's day: what an act is dated with. A demo's acts carry the demo's day."""
    return moment_on(today(data))


def moment_on(day: date) -> datetime:
    """This time of day, on `day`."""
    return datetime.combine(day, now().astimezone(HELSINKI).time(), HELSINKI).astimezone(UTC)


def keep_day(data: Path, day: date) -> None:
    """Make `day` the installation's own day (demo only)."""
    data.mkdir(parents=True, exist_ok=True)
    (data / "day").write_text(f"{day.isoformat()}\n")
