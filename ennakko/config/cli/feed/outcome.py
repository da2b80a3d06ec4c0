"""What the file feeds share at the edge: their options, the file's content, and how the outcome is told.

A load with refused rows ends with exit code 1: everything else was loaded, the refused rows lie in the data
folder.
"""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ennakko.base.errors import Trouble
from ennakko.config.cli.edge import as_json, data_folder, edge

if TYPE_CHECKING:
    from ennakko.register.feeds.loading import Feed, Loaded

SHOWN = 20  # refused rows named on the screen; the file names them all

file_argument = click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))


def fed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a feed `--on`, `--json` and `--data`."""
    on = click.option(
        "--on",
        type=click.DateTime(["%Y-%m-%d"]),
        help="The day of the load (default: this installation's day).",
    )
    return on(as_json(edge(function)))


def complete_option(*, default: bool) -> Callable[..., Any]:
    """`--complete/--partial`: whether what the file does not name is not so."""
    return click.option(
        "--complete/--partial",
        default=default,
        show_default=True,
        help="The file is the whole table (what it does not name is not so), or only a part of it.",
    )


def content(path: Path) -> bytes:
    """The content of a file; Trouble where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble(
            f"{path.name} cannot be read ({error.strerror}).", "Check the path and its permissions."
        ) from None


def feed_of(source: str, *, complete: bool, on: datetime | None) -> "Feed":
    """This feeding: its day and moment come from the clock unless the command line says the day."""
    from ennakko.accounts.actor import system
    from ennakko.base.clock import moment, today
    from ennakko.register.feeds.loading import Feed

    day = on.date() if on else today(data_folder())
    return Feed(source=source, complete=complete, on=day, by=system("feed"), at=moment(data_folder()))


def tell(loaded: "Loaded", feed: "Feed", *, json_: bool) -> None:
    """Say what came of a load, keep its refused rows, and exit with 1 where there are any."""
    from ennakko.register.feeds import refused

    kept = None
    if loaded.refused:
        try:
            kept = refused.keep(data_folder(), table=loaded.table, day=feed.on, refused=loaded.refused)
        except OSError as error:
            raise Trouble(
                f"The load is done, but its refused rows could not be kept ({error.strerror}).",
                "Free space in the data folder and feed the same file again.",
            ) from None
    if json_:
        click.echo(json.dumps(_for_machine(loaded, kept), ensure_ascii=False))
    else:
        _for_person(loaded, kept)
    if loaded.refused:
        sys.exit(1)


def _for_machine(loaded: "Loaded", kept: Path | None) -> dict[str, Any]:
    return {
        "table": loaded.table,
        "source": loaded.source,
        "complete": loaded.complete,
        "read": loaded.read,
        "changed": loaded.changed,
        "touched": loaded.touched,
        "refused": len(loaded.refused),
        "unclear": loaded.unclear,
        "note": loaded.note.en if loaded.note else None,
        "refusals": [{"position": each.position, "why": each.why} for each in loaded.refused],
        "kept": str(kept.relative_to(data_folder())) if kept else None,
    }


def _for_person(loaded: "Loaded", kept: Path | None) -> None:
    click.echo(
        f"{loaded.source}: {loaded.read:,} read, {loaded.changed:,} changed, {len(loaded.refused):,} refused "
        f"({loaded.table})."
    )
    if loaded.note:
        click.echo(loaded.note.en)
    for each in loaded.refused[:SHOWN]:
        click.echo(f"  {each.position}: {each.why}", err=True)
    if len(loaded.refused) > SHOWN:
        click.echo(f"  ... and {len(loaded.refused) - SHOWN:,} more.", err=True)
    if kept:
        click.echo(f"The refused rows are kept in {kept}: mend them there and feed them again with --partial."
                   if loaded.complete else f"The refused rows are kept in {kept}.", err=True)  # fmt: skip
    if loaded.unclear:
        click.echo(
            f"Of {loaded.unclear:,} children nothing is known now, because their row was refused: a sweep takes "
            "them for not enrolled. Mend their rows before the next sweep.",
            err=True,
        )
