"""What every subcommand shares: the data folder, Django set up, errors with cause and remedy, exit codes.

A command is written as

    @click.command()
    @edge
    def command(...): ...

and runs with Django ready. A `Trouble` is printed as cause and remedy on standard error; the exit code is 1.
"""

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from ennakko.base.errors import Trouble


def data_folder() -> Path:
    """The data folder this command works on."""
    return Path(os.environ.get("ENNAKKO_DATA", "ennakko-data")).resolve()


def edge(body: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--data`, a ready Django and readable errors."""

    @click.option(
        "--data",
        metavar="DIR",
        envvar="ENNAKKO_DATA",
        default="ennakko-data",
        show_default=True,
        help="The folder where everything lives (environment: ENNAKKO_DATA).",
    )
    @wraps(body)
    def run(*args: Any, data: str, **options: Any) -> Any:
        os.environ["ENNAKKO_DATA"] = str(Path(data).resolve())
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ennakko.config.settings")
        try:
            import django

            django.setup()
            _made_ready()
            return body(*args, **options)
        except Trouble as trouble:
            click.echo(f"{trouble.cause}\n{trouble.remedy}", err=True)
            sys.exit(1)

    return run


def _made_ready() -> None:
    """Make the tables in a data folder (or database) that has none yet."""
    from django.core.management import call_command
    from django.db import connection

    if "django_migrations" not in connection.introspection.table_names():
        call_command("migrate", verbosity=0)


def as_json(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--json`: the same answer for a machine."""
    return click.option("--json", "json_", is_flag=True, help="Print JSON for a machine.")(function)
