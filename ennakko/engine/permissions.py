"""What residents said about being looked at and written to, as described frames. The gate reads these and nothing else of it.

Each frame holds what is in force on the day of the plan. A service gets none of them as columns: no need rests on them.
"""

from dataclasses import dataclass, field

import polars as pl

from ennakko.base.text import Text
from ennakko.engine.described import Category, Column, Described

_SOURCE = "Resident"
_PERSON = Column(
    "person",
    pl.Int64,
    Category.KEY,
    "Ennakko",
    Text("henkilön sisäinen tunniste", "personens interna nyckel", "internal key of the person"),
)

CONSENTS = Described(
    "consents",
    Text("Voimassa olevat suostumukset", "Gällande samtycken", "Consents in force"),
    key=("person", "purpose", "category"),
    columns=(
        _PERSON,
        Column(
            "purpose",
            pl.String,
            Category.CHOICE,
            _SOURCE,
            Text("käyttötarkoitus", "ändamål", "purpose that was allowed"),
        ),
        Column(
            "category",
            pl.String,
            Category.CHOICE,
            _SOURCE,
            Text("tietolaji", "uppgiftskategori", "category of data that was allowed for it"),
        ),
    ),
)

OBJECTIONS = Described(
    "objections",
    Text("Voimassa olevat vastustukset", "Gällande invändningar", "Objections in force (GDPR Art. 21)"),
    key=("person", "service"),
    columns=(
        _PERSON,
        Column(
            "service",
            pl.String,
            Category.CHOICE,
            _SOURCE,
            Text("palvelu", "tjänst", "service whose processing was objected to"),
        ),
    ),
)

SILENCES = Described(
    "silences",
    Text("Yhteydenottokiellot", "Kontaktförbud", "Who is not to be contacted about what is voluntary"),
    key=("person", "reason"),
    columns=(
        _PERSON,
        Column(
            "reason",
            pl.String,
            Category.CHOICE,
            f"{_SOURCE}; Population Information System: SUORAMARKKINOINTIKIELTO",
            Text("syy", "orsak", "no_contact, quiet or marketing_ban"),
        ),
    ),
)

FRAMES = {frame.name: frame for frame in (CONSENTS, OBJECTIONS, SILENCES)}
REASONS = ("no_contact", "quiet", "marketing_ban")  # why somebody is not contacted, in order of precedence


def _empty(described: Described) -> pl.DataFrame:
    return pl.DataFrame(schema=described.schema)


@dataclass(frozen=True)
class Permissions:
    """The frames in force on a day, each shaped as described; `version` names the records they were read from.

    Without frames nobody has consented, objected or asked not to be contacted.
    """

    consents: pl.DataFrame = field(default_factory=lambda: _empty(CONSENTS))
    objections: pl.DataFrame = field(default_factory=lambda: _empty(OBJECTIONS))
    silences: pl.DataFrame = field(default_factory=lambda: _empty(SILENCES))
    version: str = ""

    def allowed(self, purpose: str, categories: frozenset[str]) -> pl.DataFrame:
        """The persons who allow `purpose` every one of `categories` (one column)."""
        theirs = self.consents.lazy().filter(pl.col("purpose") == purpose)
        theirs = theirs.filter(pl.col("category").is_in(sorted(categories)))
        each = theirs.group_by("person").agg(pl.col("category").n_unique().alias("many"))
        return each.filter(pl.col("many") == len(categories)).select("person").collect()

    def silent(self) -> pl.DataFrame:
        """One row for each person not to be contacted: person, and the first reason (`silent`)."""
        order = pl.col("reason").replace_strict({reason: at for at, reason in enumerate(REASONS)})
        first = self.silences.sort("person", order).unique("person", keep="first", maintain_order=True)
        return first.select("person", silent="reason")
