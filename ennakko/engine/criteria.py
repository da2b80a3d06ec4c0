"""Published criteria for a claim to a place."""

from typing import Any

import narwhals as nw

from ennakko.base.text import Text
from ennakko.engine.city import City
from ennakko.engine.service import Criterion

Frame = nw.LazyFrame[Any]


def _in_own_district(rows: Frame, city: City) -> Frame:
    """The place whose district the home lies in. Language is settled by `allowed`: a place of another is no claim."""
    homes = rows.select("person").join(city.people.select("person", "building"), on="person", how="inner")
    return homes.join(city.districts.select("building", "place"), on="building", how="inner").select(
        "person", "place"
    )


def _beside_sibling(rows: Frame, city: City) -> Frame:
    """The school an older sibling goes to. Siblings share a parent in the register."""
    parents = city.parents.select("person", "parent")
    mine = parents.join(rows.select("person"), on="person", how="semi")
    siblings = mine.join(parents.select("parent", sibling="person"), on="parent", how="inner").filter(
        nw.col("person") != nw.col("sibling")
    )
    pupils = city.today("enrolments").filter(nw.col("grade") > 0).select("place", sibling="person")
    return siblings.join(pupils, on="sibling", how="inner").select("person", "place")


own_district = Criterion(
    "own_district",
    Text("Oman alueen koulu", "Skolan i eget område", "The school of the home's own district"),
    _in_own_district,
    uses={"people": ("building",), "districts": ("place",)},
)
with_sibling = Criterion(
    "with_sibling",
    Text("Sisaruksen koulu", "Syskonets skola", "An older sibling's school"),
    _beside_sibling,
    uses={"parents": ("parent",), "enrolments": ("place", "grade", "since", "until")},
)
walking_metres = Criterion("walking_metres", Text("Kävelymatka", "Gångväg", "Walking distance"))
