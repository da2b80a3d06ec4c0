"""`ennakko show person`: what the register holds on one person. Looking leaves an audit event."""

import json
import sys
from datetime import datetime
from typing import Any

import click
from rich.markup import escape

from ennakko.base.errors import Trouble
from ennakko.config.cli.edge import as_json, data_folder, edge


@click.group()
def command() -> None:
    """Show what the register holds. Looking at a person leaves an audit event."""


@command.command(
    epilog="Example: ennakko show person - --json --by anna.officer   (the code on standard input)"
)
@click.argument("code")
@click.option("--by", default="", help="Who looks: the name that the audit event carries.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day (default: this installation's day).")
@as_json
@edge
def person(code: str, by: str, on: datetime | None, json_: bool) -> None:
    """Show the person who has, or had, the personal identity code CODE: current values and history.

    CODE is a code, - to read it from standard input (others on the machine can see a command line), or key:123 for
    an internal key. Of a person under a non-disclosure order nothing tells where they are.
    Relatives are shown by name: the look stands in their logs too.
    """
    from ennakko.accounts.actor import Actor, system
    from ennakko.audit.uses import looked
    from ennakko.base.clock import moment, today
    from ennakko.register.show import relatives_in, shown

    found = _find(sys.stdin.readline().strip() if code == "-" else code)
    actor = Actor("user", by) if by else system("show")
    facts = shown(found, on.date() if on else today(data_folder()))
    looked(by=actor, at=moment(data_folder()), purpose="register", persons=[found])
    looked(by=actor, at=moment(data_folder()), purpose="relative", persons=relatives_in(facts))
    if json_:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        _tell(facts)


def _find(code: str) -> int:
    """The person's key. The code is never repeated."""
    from ennakko.register.access import find, names_of

    key = code.removeprefix("key:")
    if key != code:
        found = int(key) if key.isascii() and key.isdigit() and len(key) < 19 else None
        found = found if found is not None and names_of([found]) else None
    else:
        found = find(code)
    if found is None:
        raise Trouble(
            "The register holds nobody with this code.",
            "Check the code with its century sign, or feed the person's base data first (ennakko feed vtj).",
        )
    return found


def _tell(facts: dict[str, Any]) -> None:
    """The facts as tables: single values first, then one table for each list."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    single = Table("fact", "value", title=f"Person {facts['person']}", title_justify="left")
    for name, value in facts.items():
        if not isinstance(value, list):
            single.add_row(name, _said(value))
    console.print(single)
    for name, rows in facts.items():
        if isinstance(rows, list) and rows:
            table = Table(*rows[0], title=name, title_justify="left")
            for row in rows:
                table.add_row(*(_said(row.get(column)) for column in rows[0]))
            console.print(table)


def _said(value: object) -> str:
    if value is None or value == "":
        return "-"
    if isinstance(value, dict):
        return ", ".join(_said(part) for part in value.values() if part)
    if isinstance(value, list):
        return "; ".join(_said(part) for part in value) or "-"
    return escape(str(value))
