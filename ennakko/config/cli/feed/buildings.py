"""`ennakko feed buildings`: buildings with their permanent codes."""

from datetime import datetime
from pathlib import Path

import click

from ennakko.config.cli.feed.outcome import content, fed, feed_of, file_argument, tell


@click.command(epilog="Example: ennakko feed buildings buildings.csv")
@file_argument
@fed
def command(path: Path, on: datetime | None, json_: bool) -> None:
    """Load buildings from PATH, a UTF-8 CSV file or .xlsx. Buildings that it does not name stay.

    \b
    code;x;y;municipality;owner;floor_area;dwellings;storeys;intended_use;built;facilities;connections
    9000000013;25496800;6672900;091;housing company;2400;32;5;0130;1962;lift|sauna;water|district heat
    code                     permanent building code (VTJ-PRT) with its check character
    x;y or lon;lat           EPSG:3879 in metres, or WGS84 in degrees; empty: not known
    municipality             three digits
    owner                    kind of owner, never a name
    floor_area               square metres
    facilities, connections  several with | between

    Only code and the location are needed as columns. Each load works out anew which district a building lies
    in.
    """
    from ennakko.register.feeds import buildings

    feed = feed_of(path.name, complete=False, on=on)
    tell(buildings.load(told=buildings.read(path.name, content(path)), feed=feed), feed, json_=json_)
