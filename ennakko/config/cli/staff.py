"""`ennakko staff`: appoint somebody who works here."""

import sys

import click

from ennakko.config.cli.edge import data_folder, edge


@click.command(
    epilog="Example: ennakko staff helmi.laine --name 'Helmi Laine' --role officer    (the password is asked for)"
)
@click.argument("username")
@click.option(
    "--role", "roles", multiple=True, required=True, help="officer, principal, protected-unit or operator."
)
@click.option("--name", default="", help="First and last name, as colleagues know them.")
@click.option(
    "--school",
    "units",
    multiple=True,
    help="A principal decides on this school (its unit number) and no other.",
)
@click.option("--unit", default="", help="Where they work: a resident reads it beside what was looked at.")
@click.option("--controller", default="", help="They look at the data of this controller and of no other.")
@edge
def command(
    username: str, roles: tuple[str, ...], name: str, units: tuple[str, ...], unit: str, controller: str
) -> None:
    """Appoint USERNAME with one or more roles, and set the password to sign in with.

    The password is asked for, or read from standard input where that is no terminal. Doing it again adds roles and sets
    a new password.
    """
    from django.db import transaction

    from ennakko.accounts import actions
    from ennakko.accounts.actor import system
    from ennakko.base.clock import moment

    password = (
        click.prompt("Password", hide_input=True, confirmation_prompt=True) if sys.stdin.isatty() else ""
    )
    password = password or sys.stdin.readline().rstrip("\n")
    by, at = system("cli"), moment(data_folder())
    first, _, last = name.rpartition(" ")
    with transaction.atomic():
        for role in roles:
            appointed = actions.appoint(
                username=username,
                role=role,
                by=by,
                at=at,
                first_name=first or last,
                last_name=last if first else "",
            )
        user = int(appointed.key)
        for place in _places(units):
            actions.put_in_charge(user=user, place=place, by=by, at=at)
        if unit or controller:
            actions.place_in_unit(user=user, unit=unit, controller=controller, by=by, at=at)
        actions.set_password(user=user, password=password, by=by, at=at)
    click.echo(f"{username} may sign in to /desk/ as {', '.join(sorted(appointed.roles))}.")


def _places(units: tuple[str, ...]) -> list[int]:
    """The register's keys of these units. Raises Trouble for one it does not know."""
    from ennakko.base.errors import Trouble
    from ennakko.register import access as register

    known = register.places_by_unit(units)
    for unit in units:
        if unit not in known:
            raise Trouble(
                f"No place has the unit number {unit}.", "Load places first: ennakko feed places FILE"
            )
    return [known[unit] for unit in units]
