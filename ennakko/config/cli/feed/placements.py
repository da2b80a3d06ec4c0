"""`ennakko feed placements`: places given elsewhere."""

from datetime import datetime
from pathlib import Path

import click

from ennakko.config.cli.feed.outcome import content, fed, feed_of, file_argument, tell


@click.command(epilog="Example: ennakko feed placements school-start placements.csv")
@click.argument("service")
@file_argument
@click.option("--preview", is_flag=True, help="Only say what the file would do. Writes nothing.")
@fed
def command(service: str, path: Path, preview: bool, on: datetime | None, json_: bool) -> None:
    """Place children by hand in SERVICE as PATH says, a UTF-8 CSV file or .xlsx; every later sweep respects it.

    \b
    child;school;reason
    010120A954C;1234;elsewhere
    child   personal identity code, or key:123 (internal key, synthetic data)
    school  unit number of an open place of the service
    reason  elsewhere, sibling, support, safe_way, two_homes, guardians_wish or correction

    A child without a proposal gets one. A child named with two schools is placed in neither.
    """
    from ennakko.config.cli.edge import data_folder
    from ennakko.ledger import catalogue, placements_file
    from ennakko.ledger.apply import apply
    from ennakko.register.feeds.loading import Loaded

    declared, feed = catalogue.service(service), feed_of(path.name, complete=False, on=on)
    told = placements_file.read(path.name, content(path))
    found = placements_file.foreseen(
        declared, told, data=data_folder(), on=feed.on, at=feed.at, by=str(feed.by)
    )
    changed = len(found.placed)
    if not preview:
        changed = sum(apply(found.plan, service=declared, by=feed.by, at=feed.at).counts.values())
    tell(Loaded("placements", path.name, False, found.read, changed, found.refused), feed, json_=json_)
