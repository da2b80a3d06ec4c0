"""`ennakko plan`: what a sweep would do, and why."""

import json
from datetime import date, datetime
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from ennakko.config.cli.edge import as_json, data_folder, edge
from ennakko.engine.rows import Plan

ACTIONS = ("create", "keep", "revise", "withdraw", "to_staff")
on_option = click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="The day to plan for (default: this installation's day)."
)


def the_day(on: datetime | None) -> date:
    """The day named on the command line, else the installation's day."""
    from ennakko.base.clock import today

    return on.date() if on else today(data_folder())


def summary(plan: Plan) -> dict[str, Any]:
    """A plan for a machine. Restricted rows are nobody's but the protected-persons unit's: they are not in it."""
    rows = plan.rows.filter(~plan.rows["restricted"]).select(
        "action", "person", "proposal", "state", "reason", "tell", "place", "cost"
    )
    return {
        "service": plan.service,
        "version": plan.service_version,
        "season": plan.season,
        "day": plan.day.isoformat(),
        "register": plan.version,
        "counts": plan.counts,
        "gate": dict(plan.gate),
        "report": dict(plan.report),
        "rows": rows.to_dicts(),
    }


def show(plan: Plan, console: Console) -> None:
    """A plan for a person."""
    table = Table(title=f"{plan.service}, season {plan.season}, on {plan.day}")
    table.add_column("action")
    table.add_column("number", justify="right")
    for action in ACTIONS:
        table.add_row(action, f"{plan.counts[action]:,}")
    console.print(table)
    reasons = plan.changes.filter(~plan.changes["restricted"]).group_by("action", "reason").len()
    for action, reason, number in sorted(reasons.iter_rows()):
        console.print(f"  {action:9} {reason:22} {number:>7,}")
    if plan.gate:
        console.print("Not looked at: " + ", ".join(f"{reason} {n:,}" for reason, n in plan.gate.items()))
    objectives(plan, console)


def objectives(plan: Plan, console: Console) -> None:
    """Both allocation objectives side by side."""
    chosen = plan.report.get("chosen")
    if not chosen:
        return
    table = Table(
        title=f"{plan.report['competing']:,} compete for the free places; declared objective: {chosen}"
    )
    table.add_column("")
    both = {name: plan.report[name] for name in ("claims", "least_total")}
    for name in both:
        table.add_column(name, justify="right")
    for measure in both[chosen]:
        values = [both[name][measure] for name in both]
        table.add_row(measure, *(f"{v:,.3f}" if isinstance(v, float) else f"{v:,}" for v in values))
    console.print(table)


@click.command(epilog="Example: ennakko plan school-start --on 2027-02-01 --json")
@click.argument("service")
@on_option
@as_json
@edge
def command(service: str, on: datetime | None, json_: bool) -> None:
    """Say what a sweep of SERVICE would do, row by row, each with its reason. Proposes nothing.

    create: a new proposal. keep: nothing changes. revise: the facts or the place change. withdraw: no longer entitled.
    to_staff: a person must look.
    """
    from ennakko.accounts.actor import system
    from ennakko.base.clock import moment
    from ennakko.ledger import catalogue, sweep

    day = the_day(on)
    declared = catalogue.service(service)
    tables = sweep.city_tables(data_folder(), on=day, at=moment(data_folder()))
    sight = sweep.seen(declared, tables, on=day)
    made = sweep.planned_of(sight)
    sweep.logged(sight, by=system("plan"), at=moment(data_folder()))
    if json_:
        click.echo(json.dumps(summary(made), ensure_ascii=False))
    else:
        show(made, Console())
