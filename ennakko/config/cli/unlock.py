"""`ennakko unlock`: let somebody sign in again."""

import click

from ennakko.config.cli.edge import data_folder, edge


@click.command(epilog="Example: ennakko unlock helmi.laine")
@click.argument("username")
@edge
def command(username: str) -> None:
    """Let USERNAME sign in again at once, after too many wrong passwords.

    Five wrong passwords from one address lock the account out there for 15 minutes. Unlocking leaves an audit event.
    """
    from ennakko.accounts import actions
    from ennakko.accounts.actor import system
    from ennakko.base.clock import moment

    opened = actions.unlock(username=username, by=system("cli"), at=moment(data_folder()))
    click.echo(f"{username} may sign in again." if opened else f"{username} was not locked out.")
