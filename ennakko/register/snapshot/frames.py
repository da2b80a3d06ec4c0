"""One SQL query per described frame, for SQLite and PostgreSQL alike. Imports no Django: the child process uses it too.

Every query gives the columns of `engine.vocabulary` in their order as whole numbers and text (truth values 0 or 1, days
as ISO text, empty text for what is not known); `typed` makes the described types of them. A `{only:column}` in a query
is where the filter on persons goes. Joins whose order matters to SQLite are written CROSS JOIN: it keeps the order.
"""

import re
from dataclasses import dataclass

import polars as pl

from ennakko.engine.vocabulary import FRAMES

_ONLY = re.compile(r"\{only:([a-z_.]+)\}")


def _text(column: str) -> str:
    return f"COALESCE(CAST({column} AS TEXT), '')"


def _truth(column: str) -> str:
    return f"CASE WHEN {column} THEN 1 ELSE 0 END"


# Whoever is close to somebody under a non-disclosure order. The register knows no home of the protected, so who lives
# with them is read from family ties: a partner, and the other wards of a protected child's guardian.
_NEAR = """
WITH near_protected(person) AS (
    SELECT g.child_id FROM register_guardianship g CROSS JOIN register_resident h
     WHERE h.id = g.guardian_id AND h.protected {only:g.child_id}
    UNION SELECT g.guardian_id FROM register_guardianship g CROSS JOIN register_resident h
     WHERE h.id = g.child_id AND h.protected {only:g.guardian_id}
    UNION SELECT s.child_id FROM register_guardianship s CROSS JOIN register_guardianship g CROSS JOIN register_resident h
     WHERE g.guardian_id = s.guardian_id AND h.id = g.child_id AND h.protected {only:s.child_id}
    UNION SELECT p.one_id FROM register_partnership p CROSS JOIN register_resident h
     WHERE h.id = p.other_id AND p.until IS NULL AND h.protected {only:p.one_id}
    UNION SELECT p.other_id FROM register_partnership p CROSS JOIN register_resident h
     WHERE h.id = p.one_id AND p.until IS NULL AND h.protected {only:p.other_id}
)"""

# Guardians have custody. Somebody with a right to information only (the third kind, or T codes alone) is none.
_CUSTODY = """g.kind IN ('', 'LAKISAATEINEN_HUOLTAJA', 'MAARATTY_HUOLTAJA')
   AND NOT (EXISTS (SELECT 1 FROM register_custodyright c WHERE c.guardianship_id = g.id AND substr(c.code, 1, 1) = 'T')
            AND NOT EXISTS (SELECT 1 FROM register_custodyright c
                             WHERE c.guardianship_id = g.id AND substr(c.code, 1, 1) <> 'T'))"""

QUERIES: dict[str, str] = {
    "people": f"""{_NEAR}
SELECT r.id AS person, {_text("r.born")} AS born,
       CASE WHEN r.dead THEN COALESCE({", ".join(f"CAST(r.{day} AS TEXT)" for day in ("died", "declared_dead", "told_dead", "born"))}, '1900-01-01')
            ELSE '' END AS died,
       r.language AS language, r.contact_language AS contact_language,
       CASE WHEN r.protected THEN '' ELSE r.municipality END AS municipality,
       CASE WHEN r.protected THEN '' ELSE COALESCE(s.until, '') END AS stays_until,
       CASE WHEN r.protected THEN NULL ELSE r.home_id END AS home,
       CASE WHEN r.protected THEN NULL ELSE d.building_id END AS building,
       CASE WHEN r.protected THEN NULL ELSE b.x END AS x,
       CASE WHEN r.protected THEN NULL ELSE b.y END AS y,
       {_truth("r.protected")} AS protected,
       {_truth("r.protected OR r.id IN (SELECT person FROM near_protected)")} AS guarded
  FROM register_resident r
  LEFT JOIN register_dwelling d ON d.id = r.home_id
  LEFT JOIN register_building b ON b.id = d.building_id
  LEFT JOIN (SELECT person_id, MAX(COALESCE(CAST(until AS TEXT), '9999-12-31')) AS until
               FROM register_stay WHERE TRUE {{only:person_id}} GROUP BY person_id) s ON s.person_id = r.id
 WHERE TRUE {{only:r.id}}
 ORDER BY r.id""",
    "guardians": f"""
SELECT g.child_id AS person, g.guardian_id AS guardian, {_text("g.since")} AS since, {_text("g.until")} AS until,
       g.residence AS residence, {_truth("g.limited")} AS limited
  FROM register_guardianship g
 WHERE {_CUSTODY} {{only:g.child_id}}
 ORDER BY g.child_id, g.guardian_id""",
    "custody_rights": f"""
SELECT g.child_id AS person, g.guardian_id AS guardian, c.code AS code, {_text("c.since")} AS since,
       {_text("c.until")} AS until
  FROM register_guardianship g JOIN register_custodyright c ON c.guardianship_id = g.id
 WHERE {_CUSTODY} {{only:g.child_id}}
 ORDER BY g.child_id, g.guardian_id, c.code, c.id""",
    "parents": """
SELECT p.child_id AS person, p.parent_id AS parent
  FROM register_parenthood p
 WHERE p.active {only:p.child_id}
 ORDER BY p.child_id, p.parent_id""",
    "choices": f"""
SELECT c.person_id AS person, c.school_language AS school_language, {_text("c.told_on")} AS told_on
  FROM register_choice c
 WHERE c.school_language <> '' {{only:c.person_id}}
 ORDER BY c.person_id""",
    "circumstances": f"""
SELECT c.person_id AS person, c.kind AS kind, {_text("c.since")} AS since, {_text("c.until")} AS until
  FROM register_circumstance c
 WHERE TRUE {{only:c.person_id}}
 ORDER BY c.person_id, c.kind""",
    "enrolments": f"""
SELECT e.person_id AS person, e.place_id AS place, p.kind AS kind, e.grade AS grade, e.language AS language,
       {_text("e.since")} AS since, {_text("e.until")} AS until
  FROM register_enrolment e JOIN register_place p ON p.id = e.place_id
 WHERE TRUE {{only:e.person_id}}
 ORDER BY e.person_id, e.place_id, e.id""",
    "places": """
SELECT p.id AS place, p.kind AS kind, p.language AS language, p.capacity AS capacity, p.buffer AS buffer,
       p.x AS x, p.y AS y
  FROM register_place p
 WHERE p.open
 ORDER BY p.id""",
    "districts": """
SELECT d.building_id AS building, d.place_id AS place, d.kind AS kind, d.language AS language
  FROM register_buildingdistrict d JOIN register_place p ON p.id = d.place_id
 WHERE p.open {only:d.building_id}
 ORDER BY d.building_id, d.place_id""",
}

# Of some persons, those who are `guarded`: what "people" says of them, and nothing else.
GUARDED = f"""{_NEAR}
SELECT r.id AS person FROM register_resident r
 WHERE (r.protected OR r.id IN (SELECT person FROM near_protected)) {{only:r.id}}"""

# When each table was last loaded whole.
LOADED = 'SELECT l."table" AS "table", MAX(l.day) AS day FROM register_load l WHERE l.complete GROUP BY l."table" ORDER BY 1'

# The buildings where some persons live: the districts of these are what the small city needs.
BUILDINGS = """
SELECT d.building_id AS building FROM register_resident r CROSS JOIN register_dwelling d
 WHERE d.id = r.home_id AND NOT r.protected AND d.building_id IS NOT NULL {only:r.id}"""

_FILTERS = {
    "sqlite": "AND {column} IN (SELECT value FROM json_each(%s))",  # one parameter: a JSON array of keys
    # one parameter: an array of keys, of the columns' own type: PostgreSQL hashes no other and compares each row with each key
    "postgresql": "AND {column} = ANY(%s::bigint[])",
}


@dataclass(frozen=True)
class Query:
    """SQL and how often it takes the keys of the persons as its parameter."""

    sql: str
    filters: int


def query(sql: str, vendor: str = "") -> Query:
    """`sql` for everybody, or filtered on persons in the manner of a database (`sqlite` or `postgresql`)."""
    if not vendor:
        return Query(_ONLY.sub("", sql), 0)
    filtered, times = _ONLY.subn(lambda found: _FILTERS[vendor].format(column=found[1]), sql)
    return Query(filtered, times)


def raw_schema(name: str) -> dict[str, type[pl.DataType]]:
    """What a query gives before `typed`: whole numbers and text."""
    whole = {pl.Int64, pl.Int32, pl.Boolean}
    return {column.name: pl.Int64 if column.dtype in whole else pl.String for column in FRAMES[name]}


def typed(name: str, raw: pl.DataFrame) -> pl.DataFrame:
    """The described types: empty text is null, ISO text is a day, 0 and 1 are truth values."""
    made = []
    for column in FRAMES[name]:
        value = pl.col(column.name)
        if column.dtype is pl.Boolean:
            made.append(value == 1)
        elif column.dtype in {pl.Date, pl.String}:
            known = pl.when(value != "").then(value)
            made.append(
                (known.str.to_date("%Y-%m-%d") if column.dtype is pl.Date else known).alias(column.name)
            )
        else:
            made.append(value.cast(column.dtype))
    return raw.select(made)
