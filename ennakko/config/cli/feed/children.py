"""`ennakko feed children`: children whom a city knows by another way than the Population Information System."""

from datetime import datetime
from pathlib import Path

import click

from ennakko.config.cli.feed.outcome import content, fed, feed_of, file_argument, tell


@click.command(epilog="Example: ennakko feed children children.csv --on 2027-02-01")
@file_argument
@fed
def command(path: Path, on: datetime | None, json_: bool) -> None:
    """Load children and their guardians from PATH, a UTF-8 CSV file or .xlsx, where the feed of the Population
    Information System (VTJ) is not connected yet. Children that it does not name stay.

    \b
    child;first_names;last_name;born;municipality;x;y;guardian;guardian_last_name
    010320A9540;Elsa Maria;Korhonen;2020-03-01;091;25497400;6674500;010190-950A;Korhonen
    child                personal identity code
    born                 2020-03-01 or 1.3.2020; never read from the code
    municipality         three digits
    x;y or lon;lat       the home: EPSG:3879 in metres, or WGS84 in degrees; or
    street;postcode      its address, where a building of the register has it
    language             mother tongue (ISO 639-1); may be left out
    school_language      fi or sv, the choice that was told; may be left out
    guardian             identity code; guardian_first_names, guardian_last_name for
                         whom the register does not know. guardian2... likewise
    protected            yes: under a non-disclosure order; no place is stored

    Of a person whom the VTJ has told of nothing is taken from a file: the row is refused. When the VTJ comes to
    tell of a child of the file, it is right. To plan school start on an empty database: places, children, and a
    file of enrolments with its header alone (nobody is enrolled yet).
    """
    from ennakko.register.feeds import residents

    feed = feed_of(path.name, complete=False, on=on)
    tell(residents.load(told=residents.read(path.name, content(path)), feed=feed), feed, json_=json_)
