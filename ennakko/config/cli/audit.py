"""`ennakko audit`: the chain over everything that was done and looked at."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ennakko.config.cli.edge import as_json, data_folder, edge


@click.group()
def command() -> None:
    """The audit trail: every act and every look is an event; a chain shows that none was altered or cut out."""


@command.command(epilog="Example: ennakko audit verify --json")
@click.option(
    "--head",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Also hold the chain against a head that was kept elsewhere (see `ennakko audit export`).",
)
@as_json
@edge
def verify(head: Path | None, json_: bool) -> None:
    """Read the whole trail and say whether it holds; if not, name the first row that breaks it.

    Exit code 0: whole. 1: broken. Events that the worker has not sealed yet are counted as the unsealed tail.
    """
    from ennakko.audit import access

    columns = (TextColumn("verifying"), MofNCompleteColumn(), TextColumn("events"), TimeElapsedColumn())
    with Progress(*columns, transient=True, disable=json_) as bar:
        task = bar.add_task("", total=access.length())
        report = access.verify(
            head=access.exported_head(head) if head else None,
            progress=lambda read: bar.update(task, completed=read),
        )
    if json_:
        click.echo(json.dumps({"whole": report.whole} | asdict(report), default=str))
    else:
        click.echo(
            f"{report.sealed:,} sealed events hold, {report.erased:,} payloads of them erased by order."
        )
        click.echo(f"Unsealed tail: {report.unsealed:,} events.")
    if report.broken:
        if not json_:
            click.echo(f"BROKEN {report.broken}.", err=True)
        sys.exit(1)


@command.command(epilog="Example: ennakko audit seal")
@as_json
@edge
def seal(json_: bool) -> None:
    """Chain what was committed since the last time and export the signed head (the worker does so every second)."""
    from ennakko.audit import actions
    from ennakko.base.clock import moment

    sealed = actions.seal(at=moment(data_folder()))
    click.echo(json.dumps({"sealed": sealed}) if json_ else f"{sealed:,} events sealed.")


@command.command(epilog="Example: ennakko audit export > head-of-today.json")
@edge
def export() -> None:
    """Print the signed head of the chain, for somebody outside to keep: who holds it can prove a later cut.

    Its signature (Ed25519, over the JSON array of place, link and at) is verified with the public key beside it.
    """
    from ennakko.audit import access, actions
    from ennakko.base.clock import moment
    from ennakko.base.errors import Trouble

    actions.seal(at=moment(data_folder()))
    exported = access.exported_head()
    if exported is None:
        raise Trouble(
            "There is nothing to export: no event has been written.", "Run a sweep or a feed first."
        )
    click.echo(json.dumps(asdict(exported), indent=2))
