"""`ennakko demo`: a synthetic Helsinki from nothing to pages that answer."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from ennakko.config.cli.edge import data_folder, edge
from ennakko.config.keys import secret


def begins(body: Callable[..., Any]) -> Callable[..., Any]:
    """A demo in an empty folder begins with secrets of its own, on whichever database."""

    @wraps(body)
    def run(*args: Any, data: str, **options: Any) -> Any:
        folder = Path(data).resolve()
        if not folder.exists() or not any(folder.iterdir()):
            for name in ("django", "register", "audit"):
                secret(folder, name)
        return body(*args, data=data, **options)

    return run


INVENTED = """Everybody in this city is invented: names, families, homes, identity codes (artificial: individual numbers
900-999), buildings, street names, schools and their capacities, circumstances. Facts are the areas of Helsinki, how many
people of which age and mother tongue live there, and how common names are (sources: ennakko/demo/facts/SOURCES.md)."""


@click.command(
    epilog="Example: ennakko demo --residents 20000 --data /tmp/demo    (the whole city: leave --residents out)"
)
@click.option(
    "--residents", default=660_000, show_default=True, help="How many people live there (300 to 5,600,000)."
)
@click.option(
    "--seed", default=1, show_default=True, help="Another number, another city; the same one, the same city."
)
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    default="2027-02-01",
    show_default=True,
    help="The demo's own day.",
)
@click.option("--no-sweep", is_flag=True, help="Only the city: nobody is found yet.")
@click.option("--no-serve", is_flag=True, help="Build it and stop: ennakko serve shows it later.")
@click.option("--port", default=8000, show_default=True, help="The port the pages answer on.")
@begins
@edge
def command(residents: int, seed: int, day: datetime, no_sweep: bool, no_serve: bool, port: int) -> None:
    """Build a synthetic Helsinki, sweep every service over it and serve the pages.

    An earlier demo in the data folder is overwritten; a folder that holds anything else is left alone.
    """
    from ennakko.base.clock import moment_on
    from ennakko.demo import cast
    from ennakko.demo.build import build
    from ennakko.demo.head import appoint_head

    console, data = Console(), data_folder()
    with _bars(console) as bars:
        tasks: dict[str, TaskID] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        build(
            data, residents=residents, seed=seed, day=day.date(), at=moment_on(day.date()), progress=progress
        )
    console.print(INVENTED)
    console.print(f"\n{residents:,} residents on {day.date()} in {data}.")
    console.print(
        f"Elsa starts school in August: her code is {cast.code('Elsa')}, her guardian Laura's {cast.code('Laura')}."
    )
    if not no_sweep:
        # A process of its own: it reads the settings anew, now that the folder is a demo.
        swept = subprocess.run([sys.executable, "-m", "ennakko", "sweep"], check=False)
        if swept.returncode:
            sys.exit(swept.returncode)
        appoint_head(on=day.date(), at=moment_on(day.date()))
    if no_serve:
        console.print(f"Look at it: ennakko serve --data {data}")
    else:
        serve = [sys.executable, "-m", "ennakko", "serve", "--port", str(port)]
        os.execv(sys.executable, serve)  # noqa: S606 (anew for the same reason: this process knows of no demo yet)


def _bars(console: Console) -> Any:
    columns = (
        TextColumn("{task.description:24}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=console)
