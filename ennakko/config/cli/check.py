"""`ennakko check`: may every declared service run here today?"""

import json
import sys
from datetime import datetime

import click

from ennakko.config.cli.edge import as_json, edge
from ennakko.config.cli.plan import on_option, the_day


@click.command(epilog="Example: ennakko check --on 2027-02-01")
@on_option
@as_json
@edge
def command(on: datetime | None, json_: bool) -> None:
    """Check the platform's settings and every declared service: what it reads, its law, its parameters, its texts.

    A service whose needs would find somebody of whom nothing is known is refused.
    """
    from django.core.management import call_command

    from ennakko.engine.check import problems
    from ennakko.ledger.catalogue import services

    call_command("check", "--fail-level", "ERROR", verbosity=0)
    day = the_day(on)
    found = {key: problems(service, on=day) for key, service in services().items()}
    if json_:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        for key, told in found.items():
            click.echo(f"{key}: {'may run' if not told else ''}")
            for problem in told:
                click.echo(f"  {problem}")
    if any(found.values()):
        sys.exit(1)
