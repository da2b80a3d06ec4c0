"""`ennakko tick`: let time act."""

import json
from datetime import date, datetime, timedelta

import click
from rich.console import Console
from rich.progress import Progress

from ennakko.config.cli.edge import as_json, data_folder, edge


@click.command(epilog="Example: ennakko tick    or, in a demo: ennakko tick --to 2027-02-16")
@click.option(
    "--to", type=click.DateTime(["%Y-%m-%d"]), help="Advance a demo's own day to this one, day by day."
)
@as_json
@edge
def command(to: datetime | None, json_: bool) -> None:
    """Let time act: deadlines that passed, hearings that ended, seasons that closed, and people whose facts turned.

    Doing the same day again changes nothing. With --to, each day on the way is done before the demo's day moves on, and
    every night the demo's files (pupils, places ...) arrive again and say the same.
    """
    from ennakko.accounts.actor import system
    from ennakko.base.clock import keep_day, moment_on, today
    from ennakko.desk.uploads import forget_old
    from ennakko.ledger.tick import tick
    from ennakko.register.actions import heard_again

    data = data_folder()
    days = _days(today(data), to.date() if to else None)
    done: list[dict[str, object]] = []
    console = Console()
    with Progress(console=console, transient=True, disable=json_ or not console.is_terminal) as bar:
        task = bar.add_task("tick", total=len(days))
        for day in days:
            forget_old(data, at=moment_on(day))
            counts = tick(on=day, by=system("tick"), at=moment_on(day))
            if to:
                heard_again(on=day, at=moment_on(day))
                keep_day(data, day)  # last: a day whose effects are not all done is done again
            done.append({"day": day.isoformat(), **counts})
            bar.advance(task)
    if json_:
        click.echo(json.dumps(done))
        return
    for told in done:
        effects = ", ".join(f"{name} {number:,}" for name, number in told.items() if name != "day")
        console.print(f"{told['day']}: {effects or 'nothing'}")


def _days(kept: date, to: date | None) -> list[date]:
    """The days to do: today's, or every day after the demo's own up to `to`."""
    from django.conf import settings

    from ennakko.base.errors import Refused

    if to is None:
        return [kept]
    if not settings.DEMO:
        raise Refused("Only a demo has a day of its own.", "Leave --to out: the day is today's.")
    if to < kept:
        raise Refused(f"This demo's day is {kept} already.", "A day never goes back: name a later one.")
    return [kept + timedelta(days=n) for n in range(1, (to - kept).days + 1)] or [kept]
