"""`ennakko feed`: each feed is a module here."""

import click

from ennakko.config.cli import Lazy

FEEDS = {
    "vtj": "Population Information System: base data and changes (files or the interface).",
    "children": "Children known elsewhere, with their guardians: CSV.",
    "places": "Schools, pre-schools and clubs: Service Map v2 JSON or CSV.",
    "groups": "Teaching groups of schools and pre-schools: CSV.",
    "districts": "School districts: WFS GML (EPSG:3879).",
    "enrolments": "Pupils and enrolments: CSV.",
    "choices": "Language of instruction chosen earlier: CSV.",
    "circumstances": "What a person must look at (second home, special support ...): CSV.",
    "placements": "Places given elsewhere, to children of a service: CSV or spreadsheet.",
    "buildings": "Buildings with their permanent codes: CSV.",
}


@click.command(cls=Lazy, package=__name__, commands=FEEDS)
def command() -> None:
    """Bring data in. Every feed can be given again: the same input changes nothing."""
