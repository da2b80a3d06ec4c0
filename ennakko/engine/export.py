"""An export, declared: which fields another system is given of each child that has a place, under which names, and why.

Lives as `export.toml` beside a service. The order of the columns is the order in the file. A personal identity code is in
an export only where it is declared (`child.code`); it then comes from the register, with an event of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ennakko.base.text import LANGUAGES, Text

CODE = "child.code"


@dataclass(frozen=True)
class Field:
    """A field that may be exported: what it is, and which register it comes from."""

    says: Text
    source: str


FIELDS: Mapping[str, Field] = {
    "child.key": Field(Text("sisäinen avain", "intern nyckel", "internal key"), "Ennakko"),
    CODE: Field(
        Text("henkilötunnus", "personbeteckning", "personal identity code"), "Population Information System"
    ),
    "child.last_name": Field(Text("sukunimi", "efternamn", "last name"), "Population Information System"),
    "child.first_names": Field(Text("etunimet", "förnamn", "first names"), "Population Information System"),
    "child.called": Field(
        Text("kutsumanimi", "tilltalsnamn", "the name used"), "Population Information System"
    ),
    "child.born": Field(Text("syntymäpäivä", "födelsedag", "day of birth"), "Population Information System"),
    "place.unit": Field(Text("koulun tunnus", "skolans kod", "the school's code"), "Service Map"),
    "place.name": Field(Text("koulun nimi", "skolans namn", "the school's name"), "Service Map"),
    "place.language": Field(
        Text("opetuskieli", "undervisningsspråk", "language of instruction"), "Education Division"
    ),
    "place.group": Field(Text("ryhmä", "grupp", "group"), "Ennakko"),
    "proposal.state": Field(Text("asian tila", "ärendets läge", "state of the case"), "Ennakko"),
    "proposal.metres": Field(Text("kävelymatka metreinä", "gångväg i meter", "walk in metres"), "Ennakko"),
    "season.starts": Field(Text("alkaa", "börjar", "starts"), "Ennakko"),
}


@dataclass(frozen=True)
class Column:
    """A column of the file: its name there, the field, and what it is needed for."""

    name: str
    field: str
    why: Text


@dataclass(frozen=True)
class Export:
    """The whole declaration: the key of its purpose, the purpose in words, the columns in order."""

    key: str
    purpose: Text
    columns: tuple[Column, ...]

    @classmethod
    def of(cls, toml: Mapping[str, Any]) -> "Export":
        """From a parsed TOML document: `key`, `purpose` and `[[column]]` tables with `name`, `field` and `why`."""
        columns = (Column(one["name"], one["field"], _text(one["why"])) for one in toml["column"])
        return cls(toml["key"], _text(toml["purpose"]), tuple(columns))

    @property
    def reveals(self) -> bool:
        """Whether the identity code is in it."""
        return any(column.field == CODE for column in self.columns)

    def unsound(self) -> list[str]:
        """What is wrong with the declaration, in plain words."""
        told = [
            f"Its export has the field {column.field}, which nobody fills in. There are: {', '.join(FIELDS)}."
            for column in self.columns
            if column.field not in FIELDS
        ]
        names = [column.name for column in self.columns]
        told += [
            f"Its export has two columns {name}." for name in sorted({n for n in names if names.count(n) > 1})
        ]
        return told if self.columns else ["Its export has no column."]


def _text(said: Mapping[str, str]) -> Text:
    return Text(*(said[language] for language in LANGUAGES))
