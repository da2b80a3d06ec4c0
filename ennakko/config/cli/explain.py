"""`ennakko explain`: why me, why not me."""

import json
import sys
from dataclasses import asdict
from datetime import datetime

import click

from ennakko.config.cli.edge import as_json, data_folder, edge
from ennakko.config.cli.plan import on_option, the_day


@click.command(
    epilog="Example: ennakko explain school-start 010120A900X    (or - to read the code from standard input)"
)
@click.argument("service")
@click.argument("code")
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), default="en", show_default=True)
@click.option(
    "--by", "looker", default="command-line", show_default=True, help="Who looks: written to the audit trail."
)
@on_option
@as_json
@edge
def command(service: str, code: str, language: str, looker: str, on: datetime | None, json_: bool) -> None:
    """Explain, in the words of SERVICE, why the person with CODE was proposed to or was not.

    Each condition is told with its fact, the fact's source and the day it was read; each place considered with its
    distance and why it was not chosen. Whoever holds a proposal is told from the facts stored with it.
    """
    from ennakko.accounts.actor import Actor
    from ennakko.base.clock import moment
    from ennakko.base.errors import Trouble
    from ennakko.ledger import catalogue, explain
    from ennakko.register import access

    declared = catalogue.service(service)
    person = access.find((sys.stdin.readline() if code == "-" else code).strip())
    if person is None:
        raise Trouble(
            "The register knows nobody by this code.", "Check the code; old codes are found as well."
        )
    told = explain.explain(
        declared,
        person,
        on=the_day(on),
        by=Actor("command", looker),
        at=moment(data_folder()),
        data=data_folder(),
    )
    if json_:
        click.echo(json.dumps(asdict(told), ensure_ascii=False, default=str))
        return
    for line in told.lines(language):
        click.echo(line)
