"""`ennakko feed enrolments`: which child has a place in which school."""

from datetime import datetime
from pathlib import Path

import click

from ennakko.config.cli.feed.outcome import complete_option, content, fed, feed_of, file_argument, tell


@click.command(epilog="Example: ennakko feed enrolments pupils.csv --on 2027-02-01")
@file_argument
@complete_option(default=True)
@fed
def command(path: Path, complete: bool, on: datetime | None, json_: bool) -> None:
    """Load enrolments and pupils from PATH, a UTF-8 CSV file or .xlsx from the pupil register.

    \b
    child;school;grade;language;from;to
    010120A954C;1234;1;fi;2027-08-10;
    child     personal identity code, or key:123 (internal key, synthetic data)
    school    unit number of a place; load places first
    grade     1 to 10; 0 is pre-school
    language  language of instruction: fi, sv or en
    from, to  first and last day, 2027-08-10 or 10.8.2027; empty: open

    Sweeps read absence from this table (a child that is not in it has no place), so the file is taken as the
    whole table unless --partial. A child whose row is refused keeps the enrolments it had.
    """
    from ennakko.register.feeds import enrolments

    feed = feed_of(path.name, complete=complete, on=on)
    tell(enrolments.load(told=enrolments.read(path.name, content(path)), feed=feed), feed, json_=json_)
