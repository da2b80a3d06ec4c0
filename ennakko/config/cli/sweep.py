"""`ennakko sweep`: plan and apply."""

import json
from datetime import datetime
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress

from ennakko.config.cli.edge import as_json, data_folder, edge
from ennakko.config.cli.plan import on_option, show, summary, the_day


@click.command(epilog="Example: ennakko sweep school-start --on 2027-02-01    or: ennakko sweep --touched")
@click.argument("service", required=False)
@click.option(
    "--touched", is_flag=True, help="Only people whose situation changed, and those related to them."
)
@on_option
@as_json
@edge
def command(service: str | None, touched: bool, on: datetime | None, json_: bool) -> None:
    """Find, allocate, reconcile with the ledger and apply: all services, or just SERVICE.

    A second sweep right after changes nothing. Stop it at any moment and run it again: nothing is lost or sent twice.
    """
    from ennakko.accounts.actor import system
    from ennakko.base.clock import moment
    from ennakko.base.errors import Trouble
    from ennakko.ledger import catalogue, sweep

    day, by, data = the_day(on), system("sweep"), data_folder()
    if touched and service:
        raise Trouble(
            "--touched follows every service at once.", "Leave out either the service or --touched."
        )
    console = Console()
    done: list[dict[str, Any]] = []
    if touched:
        followed = sweep.follow(data=data, on=day, by=by, at=moment(data_folder()))
        done = [_told(swept) for swept in followed.swept]
        if not json_:
            console.print(f"Followed {followed.touched:,} touched.")
            for swept in followed.swept:
                show(swept.plan, console)
    else:
        declared = [catalogue.service(service)] if service else list(catalogue.services().values())
        tables = sweep.city_tables(data, on=day, at=moment(data_folder()))
        with Progress(console=console, transient=True, disable=json_ or not console.is_terminal) as bar:
            for each in declared:
                task = bar.add_task(each.key, total=None)

                def step(written: int, total: int, task: Any = task) -> None:
                    bar.update(task, completed=written, total=total)

                swept = sweep.sweep(each, tables, on=day, by=by, at=moment(data_folder()), progress=step)
                done.append(_told(swept))
                if not json_:
                    show(swept.plan, console)
                    _dropped(swept, console)
    if json_:
        click.echo(json.dumps(done, ensure_ascii=False))


def _told(swept: Any) -> dict[str, Any]:
    told = summary(swept.plan)
    del told["rows"]
    return told | {"applied": dict(swept.applied.counts), "dropped": dict(swept.applied.dropped)}


def _dropped(swept: Any, console: Console) -> None:
    for reason, number in swept.applied.dropped.items():
        console.print(f"[yellow]{number:,} left for the next sweep: {reason}")
