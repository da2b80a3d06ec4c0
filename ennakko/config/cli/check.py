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
    from django.conf import settings
    from django.core.checks import ERROR, WARNING, run_checks

    from ennakko.engine.check import problems
    from ennakko.ledger.catalogue import services

    day = the_day(on)
    least = WARNING if settings.TLS else ERROR  # where residents come, a warning is one too many
    found = {
        "platform": [
            str(message)
            for message in run_checks(include_deployment_checks=not settings.DEMO)
            if message.level >= least
        ]
    }
    found |= {key: problems(service, on=day) for key, service in services().items()}
    if json_:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        for what, told in found.items():
            click.echo(f"{what}: {'may not run' if told else 'may run'}")
            for problem in told:
                click.echo(f"  {problem}")
    if any(found.values()):
        sys.exit(1)
