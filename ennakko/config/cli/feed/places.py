"""`ennakko feed places`: schools, pre-schools, clubs."""

from datetime import datetime
from pathlib import Path

import click

from ennakko.config.cli.feed.outcome import complete_option, content, fed, feed_of, tell
from ennakko.register.place_kinds import KINDS


@click.command(
    epilog="Example: ennakko feed places units.json --capacity capacity.csv --kind school --language fi"
)
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option(
    "--capacity", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV with unit;capacity and perhaps kind;language;buffer: the Service Map knows no capacity.",
)  # fmt: skip
@click.option("--kind", type=click.Choice(tuple(KINDS)), help="Kind of new places whose file says none.")
@click.option(
    "--language", type=click.Choice(["fi", "sv"]), help="Language of new places whose file says none."
)
@complete_option(default=False)
@fed
def command(
    paths: tuple[Path, ...],
    capacity: Path | None,
    kind: str | None,
    language: str | None,
    complete: bool,
    on: datetime | None,
    json_: bool,
) -> None:
    """Load schools, pre-schools or clubs from PATH...: Service Map v2 units (JSON: a page, a list or one unit) or
    UTF-8 CSV.

    \b
    unit;kind;name_fi;language;capacity;x;y;name_sv;name_en;street_fi;street_sv;postcode;phone;www;open;buffer
    1234;school;Ala-aste Kallio;fi;60;25497400;6674500;Lågstadiet Kallio;Kallio primary school;;;;;;yes;2
    unit            number of the unit in the Service Map, or the city's own
    kind, language  school, preschool or club; language of instruction, fi or sv
    capacity        places open to the starting cohort
    buffer          of these, kept back from sweeps for whoever moves in late; may be left out
    x;y or lon;lat  EPSG:3879 in metres, or WGS84 in degrees

    What a file does not say stays as it was; a new place that lacks something is refused. With --complete,
    places of the same kinds and languages that the files do not name are closed: give all pages in one
    command.
    """
    from ennakko.register.feeds import place_rows, places

    source = ", ".join(path.name for path in paths)
    feed = feed_of(source, complete=complete, on=on)
    told = places.read({path.name: content(path) for path in paths}, complete=complete)
    capacities = place_rows.read_capacities(capacity.name, content(capacity)) if capacity else None
    loaded = places.load(
        told=told, capacities=capacities, kind=kind or "", language=language or "", feed=feed
    )
    tell(loaded, feed, json_=json_)
