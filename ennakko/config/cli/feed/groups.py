"""`ennakko feed groups`: the teaching groups of schools and pre-schools."""

from datetime import datetime
from pathlib import Path

import click

from ennakko.config.cli.feed.outcome import complete_option, content, fed, feed_of, file_argument, tell


@click.command(epilog="Example: ennakko feed groups groups.csv --complete")
@file_argument
@complete_option(default=False)
@fed
def command(path: Path, complete: bool, on: datetime | None, json_: bool) -> None:
    """Load the teaching groups that places open for the starting cohort from PATH, a UTF-8 CSV file or .xlsx.

    \b
    unit;group;kind;seats
    1234;1A;general;22
    unit   unit number of a place; load places first
    group  what the group is called, once in a place
    kind   general, special, immersion or preparatory
    seats  how many children it takes
    """
    from ennakko.register.feeds import groups

    feed = feed_of(path.name, complete=complete, on=on)
    tell(groups.load(told=groups.read(path.name, content(path)), feed=feed), feed, json_=json_)
