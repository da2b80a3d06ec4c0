"""`ennakko feed vtj`: the Population Information System, from files or from its change interface."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ennakko.base.errors import Trouble
from ennakko.config.cli.edge import as_json, data_folder, edge

if TYPE_CHECKING:
    from ennakko.register.vtj.feed import Circumstances
    from ennakko.register.vtj.report import Report

SHOWN = 20  # troubles named on the screen; --json names them all


EXAMPLES = """\b
Examples:
  ennakko feed vtj answers/ --on 2027-02-01
  ennakko feed vtj groups.json --person - < code.txt
  ennakko feed vtj https://SERVER/r1/FI/GOV/0245437-2/VTJmutpa/VTJmutpa/api/v1 \\
      --x-road-client FI/MUN/0201256-6/ennakko --user city --password-file vtj.password"""


@click.command(epilog=EXAMPLES)
@click.argument("source", metavar="PATH_OR_URL")
@click.option(
    "--person",
    type=click.Choice(["-"]),
    help="Read personal identity codes from standard input, one a line: whose a bare list of groups is (files), or "
    "whose base data to fetch (URL). Codes are never given on the command line, where others could see them.",
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Read changes from the first of this day, not from the log key.",
)
@click.option(
    "--header",
    "headers",
    multiple=True,
    metavar="'NAME: VALUE'",
    help="A header to send; 'NAME: @FILE' reads it from a file.",
)
@click.option(
    "--listed",
    is_flag=True,
    help="Name our residents' codes in each call for changes, where the permit asks for it.",
)
@click.option("--user", help="User name (Authorization: Basic), with --password-file.")
@click.option(
    "--password-file", type=click.Path(dir_okay=False, path_type=Path), help="File that holds the password."
)
@click.option("--x-road-client", metavar="INSTANCE/CLASS/CODE/SUBSYSTEM", help="Who asks, through X-Road.")
@click.option(
    "--ca", type=click.Path(dir_okay=False, path_type=Path), help="Certificate of the authority to trust."
)
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of the feed (default: this installation's day)."
)
@as_json
@edge
def command(
    source: str,
    person: str | None,
    since: datetime | None,
    headers: tuple[str, ...],
    listed: bool,
    user: str | None,
    password_file: Path | None,
    x_road_client: str | None,
    ca: Path | None,
    on: datetime | None,
    json_: bool,
) -> None:
    """Take base data and changes from the Population Information System (VTJ).

    PATH is a file or a folder of files (*.json): whole answers of /perustiedot, /muutokset or /kirjausavain; one
    person's bare list of groups needs --person -. URL is the change interface, straight or through X-Road: changes
    are read from the saved log key on, then base data of everyone marked for fetching.

    What was taken before changes nothing. A broken record holds its person back and nobody else: it is named by
    file and position, tried again at the next feed, and the exit code is 1.
    """
    from django.db import OperationalError

    codes = _codes() if person else []
    try:
        if source.startswith(("https://", "http://")):
            sent = _headers(headers, x_road_client)
            report = _interface(
                source, sent, _login(user, password_file), ca, codes, since, on, listed, quiet=json_
            )
        else:
            report = _files(Path(source), codes, on, quiet=json_)
    except OperationalError as error:
        raise Trouble(
            f"The database could not take the delivery ({str(error).splitlines()[0]}).",
            "Nothing of it was taken. Free space or wait for the other writer, then feed it again.",
        ) from None
    if json_:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        _tell(report)
    if not report.clean:
        sys.exit(1)


def _files(path: Path, codes: list[str], on: datetime | None, *, quiet: bool) -> "Report":
    from ennakko.register.vtj.feed import from_files

    found = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not found:
        raise Trouble(
            f"The folder {path.name} holds no .json file.", "Give a folder of answers, or one file."
        )
    contents = {}
    for file in found:
        try:
            contents[file.name] = file.read_bytes()
        except OSError as error:
            raise Trouble(
                f"{file.name} cannot be read ({error.strerror}).", "Check the path and its permissions."
            ) from None
    with _progress(quiet) as told:
        return from_files(contents, codes, _run(on, told))


def _interface(
    url: str,
    headers: dict[str, str],
    login: tuple[str, str] | None,
    ca: Path | None,
    codes: list[str],
    since: datetime | None,
    on: datetime | None,
    listed: bool,
    *,
    quiet: bool,
) -> "Report":
    from ennakko.register.vtj.client import Client
    from ennakko.register.vtj.feed import from_interface

    with (
        Client(url, headers=headers, login=login, ca=ca, wait=time.sleep) as client,
        _progress(quiet) as told,
    ):
        day = since.date() if since else None
        return from_interface(client, since=day, codes=codes, run=_run(on, told), listed=listed)


def _run(on: datetime | None, told: Callable[[], None]) -> "Circumstances":
    from ennakko.accounts.actor import system
    from ennakko.base.clock import moment, today
    from ennakko.register.vtj.feed import Circumstances

    return Circumstances(
        system("feed-vtj"), moment(data_folder()), on.date() if on else today(data_folder()), told
    )


def _codes() -> list[str]:
    """Codes from standard input. A wrong one is named by its line, never repeated."""
    from ennakko.base.identity import is_identity_code
    from ennakko.register.vtj.shapes import mended

    codes = [mended(line) for line in sys.stdin.read().splitlines() if line.strip()]
    for line, code in enumerate(codes, 1):
        if not is_identity_code(code):
            raise Trouble(
                f"Line {line} of standard input is no personal identity code with its right check character.",
                "Write one code a line, with its century sign: ddmmyyCnnnT.",
            )
    if not codes:
        raise Trouble("Standard input holds no personal identity code.", "Write one code a line.")
    return codes


def _headers(given: tuple[str, ...], x_road_client: str | None) -> dict[str, str]:
    headers = {"X-Road-Client": x_road_client} if x_road_client else {}
    for header in given:
        name, colon, value = header.partition(":")
        if not colon or not name.strip():
            raise Trouble("A header lacks its colon.", "Write --header 'X-API-KEY: value'.")
        value = value.strip()
        headers[name.strip()] = _secret(Path(value[1:])) if value.startswith("@") else value
    return headers


def _login(user: str | None, password_file: Path | None) -> tuple[str, str] | None:
    if (user is None) != (password_file is None):
        raise Trouble(
            "A user name and its password belong together.", "Give both --user and --password-file."
        )
    return (user, _secret(password_file)) if user and password_file else None


def _secret(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Trouble(f"{path.name} cannot be read.", "Name a text file that this user may read.") from None


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error while records are taken; none for a machine."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("Taking records"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as bar:
        task = bar.add_task("records", total=None)
        yield lambda: bar.advance(task)


def _tell(report: "Report") -> None:
    click.echo(
        f"{report.read:,} records read: {report.changed:,} changed the register, {report.unchanged:,} told nothing new, "
        f"{report.held:,} held, {report.refused:,} refused. {report.touched:,} persons touched."
    )
    if report.absent:
        click.echo(
            f"{report.absent:,} persons were asked for and are not in the answer (unknown, or outside the permit)."
        )
    for group, count in sorted(report.unknown.items()):
        click.echo(f"Unknown group {group}: {count:,} times. Its persons are fetched again at the next feed.")
    for cause, remedy in report.troubles[:SHOWN]:
        click.echo(f"{cause}\n  {remedy}", err=True)
    if len(report.troubles) > SHOWN:
        click.echo(f"... and {len(report.troubles) - SHOWN:,} more (--json names them all).", err=True)
