"""`ennakko feed choices`: the language of instruction chosen earlier."""

from datetime import datetime
from pathlib import Path

import click

from ennakko.config.cli.feed.outcome import complete_option, content, fed, feed_of, file_argument, tell


@click.command(epilog="Example: ennakko feed choices early-education.csv")
@file_argument
@complete_option(default=False)
@fed
def command(path: Path, complete: bool, on: datetime | None, json_: bool) -> None:
    """Load the language of instruction that guardians chose in early education from PATH, a UTF-8 CSV file or .xlsx.

    \b
    child;school_language;told_on
    010120A954C;sv;2026-11-03
    child            personal identity code, or key:123 (internal key, synthetic data)
    school_language  fi or sv; it is never taken from the mother tongue
    told_on          the day the choice was told; may be empty
    """
    from ennakko.register.feeds import choices

    feed = feed_of(path.name, complete=complete, on=on)
    tell(choices.load(told=choices.read(path.name, content(path)), feed=feed), feed, json_=json_)
