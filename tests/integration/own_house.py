"""A data folder and a database of one's own, for tests with real processes; on the database this run is for."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ACTS = Path(__file__).with_name("acts.py")
ROOT = Path(__file__).parents[2]


class House:
    """Processes started here share one data folder and one database, and nothing with the test's own process."""

    def __init__(self, data: Path, database: str) -> None:
        self.data = data
        self.env = os.environ | {
            "ENNAKKO_DATA": str(data),
            "ENNAKKO_DATABASE": database,
            "DJANGO_SETTINGS_MODULE": "ennakko.config.settings",
            "PYTHONPATH": str(ROOT),
        }

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a process."""
        return subprocess.Popen(
            [sys.executable, *command], env=self.env, cwd=self.data, text=True, stdout=subprocess.PIPE
        )

    def act(self, *words: object) -> subprocess.Popen[str]:
        """Start one of `acts`; returns when it is about to begin."""
        process = self.start(str(ACTS), *map(str, words))
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    def done(self, *words: object) -> dict[str, object]:
        """Run one of `acts` to its end and return what it told."""
        return ended(self.act(*words))


def ended(process: subprocess.Popen[str]) -> dict[str, object]:
    """Wait for an act to end and return what it told."""
    assert process.stdout is not None
    with (
        process.stdout as stdout
    ):  # not communicate(): with a timeout it misses what readline has taken already
        line = stdout.read()
    assert process.wait(timeout=60) == 0, f"{process.args} failed"
    return dict(json.loads(line))


@contextmanager
def own_house(data: Path) -> Iterator[House]:
    """An empty house with its tables made. A demo: its day is 2027-02-01."""
    data.mkdir(parents=True, exist_ok=True)
    (data / "day").write_text("2027-02-01\n")
    with _database(os.environ.get("ENNAKKO_DATABASE", "")) as database:
        house = House(data, database)
        house.done("make")
        yield house


@contextmanager
def _database(url: str) -> Iterator[str]:
    """A fresh PostgreSQL database beside the one at `url`; SQLite in the data folder where there is no `url`."""
    if not url:
        yield ""
        return
    import psycopg

    name = f"ennakko_house_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
