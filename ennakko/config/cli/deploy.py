"""`ennakko deploy`: a service goes live by a recorded act, and back to planning by another."""

import click
from rich.console import Console
from rich.progress import Progress

from ennakko.config.cli.edge import data_folder, edge


@click.command(
    epilog='Example: ennakko deploy school-start --live --why "Decided by the division on 7 January"'
)
@click.argument("service")
@click.option("--live/--plan-only", "live", required=True, default=None, help="Let the service send, or not.")
@click.option("--why", required=True, help="Who decided it and why: kept with the decision.")
@click.option("--by", "decider", default="command-line", show_default=True, help="Who decides: written down.")
@edge
def command(service: str, live: bool, why: str, decider: str) -> None:
    """Record that SERVICE goes live, or back to planning.

    Until a service is live everything works and nothing is sent. When it goes live, whoever has an open proposal and was
    never written to gets a notice. Back in planning, what waits to be sent stays where it is.
    """
    from ennakko.accounts.actor import system
    from ennakko.base.clock import moment, today
    from ennakko.ledger import actions

    data, by = data_folder(), system(decider)
    if not live:
        actions.back_to_planning(service=service, why=why, by=by, at=moment(data))
        click.echo(f"{service} plans only: nothing is sent.")
        return
    console = Console()
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("notices", total=None)
        told = actions.go_live(
            service=service, why=why, on=today(data), by=by, at=moment(data),
            progress=lambda done, of: bar.update(task, completed=done, total=of),
        )  # fmt: skip
    click.echo(f"{service} is live. Notices about {told:,} open proposals wait to be sent.")
