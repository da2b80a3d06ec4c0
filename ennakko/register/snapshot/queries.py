"""One SQL query per described frame, for SQLite and PostgreSQL, of everybody or of some.

Pure text: the child process that reads a whole register imports this file and no Django. `{of COLUMN}` marks where a
query may be cut down to some persons. Columns come in the order of `engine.vocabulary`.
"""

import re
from collections.abc import Collection

# Under a non-disclosure order, or custodian, ward, or fellow ward of somebody who is. A protected person's own home is
# not in the register any more, so those who share it are reached through the family.
_GUARDED = """
WITH protected AS (SELECT id FROM register_resident WHERE protected),
custody AS (SELECT child_id, guardian_id FROM register_guardianship),
near AS (
    SELECT id FROM protected
    UNION SELECT child_id FROM custody WHERE guardian_id IN (SELECT id FROM protected)
    UNION SELECT guardian_id FROM custody WHERE child_id IN (SELECT id FROM protected)
),
guarded AS (
    SELECT id FROM near
    UNION SELECT child_id FROM custody WHERE guardian_id IN (
        SELECT guardian_id FROM custody WHERE child_id IN (SELECT id FROM protected))
)
"""

QUERIES = {
    "people": f"""{_GUARDED}
        SELECT r.id AS person, r.born, CASE WHEN r.dead THEN COALESCE(r.died, r.told_dead) END AS died,
            NULLIF(r.language, '') AS language, NULLIF(r.contact_language, '') AS contact_language,
            NULLIF(r.municipality, '') AS municipality, r.home_id AS home, b.id AS building, b.x, b.y,
            r.protected, (r.id IN (SELECT id FROM guarded)) AS guarded
        FROM register_resident r
        LEFT JOIN register_dwelling d ON d.id = r.home_id
        LEFT JOIN register_building b ON b.id = d.building_id
        {{of r.id}}""",
    "guardians": """
        SELECT g.child_id AS person, g.guardian_id AS guardian, g.since, g.until,
            NULLIF(g.residence, '') AS residence, g.limited
        FROM register_guardianship g
        {of g.child_id}""",
    "custody_rights": """
        SELECT g.child_id AS person, g.guardian_id AS guardian, c.code, c.since, c.until
        FROM register_custodyright c JOIN register_guardianship g ON g.id = c.guardianship_id
        {of g.child_id}""",
    "parents": """
        SELECT p.child_id AS person, p.parent_id AS parent
        FROM register_parenthood p
        {of p.child_id}""",
    "choices": """
        SELECT c.person_id AS person, c.school_language, c.told_on
        FROM register_choice c
        {of c.person_id}""",
    "circumstances": """
        SELECT c.person_id AS person, c.kind, c.since, c.until
        FROM register_circumstance c
        {of c.person_id}""",
    "enrolments": """
        SELECT e.person_id AS person, e.place_id AS place, p.kind, e.grade, e.language, e.since, e.until
        FROM register_enrolment e JOIN register_place p ON p.id = e.place_id
        {of e.person_id}""",
    "places": """
        SELECT p.id AS place, p.kind, p.language, p.capacity, p.x, p.y
        FROM register_place p WHERE p.open""",
    "districts": """
        SELECT b.building_id AS building, b.place_id AS place, b.kind, b.language
        FROM register_buildingdistrict b
        {of buildings}""",
}

_OF = re.compile(r"\{of ([\w.]+)\}")


def whole(frame: str) -> str:
    """The query of a frame for everybody."""
    return _OF.sub("", QUERIES[frame])


def some(frame: str, persons: Collection[int]) -> str:
    """The query of a frame for some persons (districts: for the buildings they live in). Keys are integers of ours."""
    keys = ", ".join(str(int(person)) for person in sorted(persons)) or "NULL"

    def cut(found: re.Match[str]) -> str:
        if found[1] == "buildings":
            return (
                "JOIN register_dwelling d ON d.building_id = b.building_id"
                f" JOIN register_resident r ON r.home_id = d.id AND r.id IN ({keys})"
                " GROUP BY b.building_id, b.place_id, b.kind, b.language"
            )
        return f"WHERE {found[1]} IN ({keys})"

    return _OF.sub(cut, QUERIES[frame])
