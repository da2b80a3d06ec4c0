"""`ennakko retain`: let go of what need not be kept."""

import json
from datetime import date
from typing import Any

import click
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from ennakko.config.cli.edge import as_json, data_folder, edge


@click.command(epilog="Example: ennakko retain --json    (what would go; --apply lets it go)")
@click.option("--apply", "apply_", is_flag=True, help="Let go of what is due. Without it nothing changes.")
@as_json
@edge
def command(apply_: bool, json_: bool) -> None:
    """Say for each table how long it is kept, by which rule and source, what is due today and what goes next.

    Decisions are archived; proposals and their messages go when their service says; of the audit trail the words go and the
    chain still holds. What waits for a person or was decided on does not go. Killed at any moment, the next run goes on.
    """
    from ennakko.accounts.actor import system
    from ennakko.base import clock
    from ennakko.config import retention

    data = data_folder()
    on, real, at = clock.today(data), clock.now().date(), clock.moment(data)
    told = [_told(kept, real if kept.real else on) for kept in retention.declared()]
    if apply_:
        columns = (TextColumn("letting go"), MofNCompleteColumn(), TextColumn("rows"), TimeElapsedColumn())
        with Progress(*columns, transient=True, disable=json_) as bar:
            task = bar.add_task("", total=sum(one["due"] for one in told))
            for kept, one in zip(retention.declared(), told, strict=True):
                gone = 0
                for rows in retention.apply(kept, on=on, today=real, by=system("retention"), at=at):
                    gone += rows
                    bar.update(task, advance=rows)
                one["gone"] = gone
        retention.forget_files(data, at=at)
    if json_:
        click.echo(json.dumps({"on": on, "applied": apply_, "tables": told}, default=str, ensure_ascii=False))
    else:
        _print(told, applied=apply_)


def _told(kept: Any, on: date) -> dict[str, Any]:
    return {
        "table": kept.table,
        "rule": kept.rule,
        "days": kept.days if kept.rule == "expires" and kept.since else None,
        "source": kept.source,
        "due": kept.due(on).count(),
        "next": kept.first(),
    }


def _print(told: list[dict[str, Any]], *, applied: bool) -> None:
    table = Table("table", "rule", "days", "gone" if applied else "due", "next", "source")
    for one in told:
        count = one["gone"] if applied else one["due"]
        table.add_row(
            *(
                str(value if value is not None else "")
                for value in (one["table"], one["rule"], one["days"], count, one["next"], one["source"])
            )
        )
    Console().print(table)
    if not applied:
        click.echo("Nothing was changed. Let go of what is due: ennakko retain --apply")
