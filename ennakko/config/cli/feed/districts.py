"""`ennakko feed districts`: school districts."""

from datetime import datetime
from pathlib import Path

import click

from ennakko.config.cli.feed.outcome import content, fed, feed_of, file_argument, tell


@click.command(epilog="Example: ennakko feed districts Opev_ooa_alaaste_suomi.gml.gz")
@file_argument
@click.option(
    "--kind", type=click.Choice(["school", "preschool"]), help="Where the layer's name does not say it."
)
@click.option("--language", type=click.Choice(["fi", "sv"]), help="Where the layer's name does not say it.")
@fed
def command(path: Path, kind: str | None, language: str | None, on: datetime | None, json_: bool) -> None:
    """Load school or pre-school districts from PATH, a WFS answer in GML (plain or .gz), EPSG:3879.

    Each area belongs to the unit it names (toimipiste_id, several with commas), or else to the place with its
    name: load places first. The school year is its lukuvuosi or the last years of its name; the layers of
    Helsinki say kind and language by their names. The file is the whole of its layer. A polygon that crosses
    itself is refused by name, and the area stays as it was.
    """
    from ennakko.register.feeds import districts

    feed = feed_of(path.name, complete=True, on=on)
    told = districts.read(path.name, content(path), kind=kind or "", language=language or "")
    tell(districts.load(told=told, feed=feed), feed, json_=json_)
