"""`ennakko feed circumstances`: what a person must look at."""

from datetime import datetime
from pathlib import Path

import click

from ennakko.config.cli.feed.outcome import complete_option, content, fed, feed_of, file_argument, tell


@click.command(epilog="Example: ennakko feed circumstances support.csv --complete")
@file_argument
@complete_option(default=False)
@fed
def command(path: Path, complete: bool, on: datetime | None, json_: bool) -> None:
    """Load circumstances that a person must look at from PATH, a UTF-8 CSV file or .xlsx.

    \b
    child;kind;from;to
    010120A954C;second_home;2026-01-01;
    child     personal identity code, or key:123 (internal key, synthetic data)
    kind      second_home, special_support, other_programme, immersion, preparatory, in_care, other_place
    from, to  first and last day, 2027-08-10 or 10.8.2027; empty: open
    """
    from ennakko.register.feeds import circumstances

    feed = feed_of(path.name, complete=complete, on=on)
    tell(circumstances.load(told=circumstances.read(path.name, content(path)), feed=feed), feed, json_=json_)
