"""`ennakko export`: what a service declares for another system, as CSV."""

import sys
from datetime import datetime
from pathlib import Path

import click

from ennakko.base.errors import Refused
from ennakko.config.cli.edge import data_folder, edge
from ennakko.config.cli.plan import on_option, the_day

BOM = "\ufeff"


@click.command(epilog="Example: ennakko export school-start --place 1234 --out pupils.csv")
@click.argument("service")
@click.option("--place", "unit", help="The unit code of one school: the children of that one alone.")
@click.option("--bom", is_flag=True, help="Begin with a byte order mark: some spreadsheets want it.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write (default: standard output).")
@on_option
@edge
def command(service: str, unit: str | None, bom: bool, out: Path | None, on: datetime | None) -> None:
    """Write, as CSV in UTF-8, what SERVICE's export.toml declares of every child whose place is settled.

    Settled is what was accepted, met no remark, was placed by hand or decided. Protected persons are not in it. An event
    with the purpose is left for each child.
    """
    from ennakko.accounts.actor import system
    from ennakko.base.clock import moment
    from ennakko.engine.plan import season_of
    from ennakko.ledger import actions, catalogue
    from ennakko.register import access as register

    declared, day = catalogue.service(service), the_day(on)
    places = None
    if unit is not None:
        of_kind = register.places_of_kind(declared.supply.kind)
        places = [key for key, card in of_kind.items() if card.unit == unit]
        if not places:
            raise Refused(f"There is no open {declared.supply.kind} {unit}.", "Give its unit code.")
    written = actions.export(
        service=declared, season=season_of(declared, day), places=places, on=day, by=system("command-line"),
        at=moment(data_folder()),
    )  # fmt: skip
    content = ((BOM if bom else "") + written).encode()
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        out.write_bytes(content)
        click.echo(f"{written.count(chr(10)) - 1:,} children in {out}.", err=True)
