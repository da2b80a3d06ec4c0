"""Who allows what only they may allow: guardians of some of the children who start school, for the after-school club."""

from datetime import datetime

import numpy as np
import polars as pl

from ennakko.consent.bulk import give_many
from ennakko.demo.city import City
from ennakko.demo.custody import BY_LAW
from ennakko.engine.service import Consent
from ennakko.ledger import catalogue

SERVICE = "after-school"


def consents(city: City, *, at: datetime) -> None:
    """Record the consents of the city: each by the first of the child's guardians in force."""
    basis = catalogue.service(SERVICE).basis
    assert isinstance(basis, Consent)
    assert basis.agreement is not None
    children = pl.DataFrame({"child": np.flatnonzero(city.schooling.allowed)})
    ties = city.custody.guardianships.filter((pl.col("kind") == BY_LAW) & (pl.col("until") == 0))
    first = ties.join(children, on="child", how="semi").unique("child", keep="first", maintain_order=True)
    guardians = {child + 1: guardian + 1 for child, guardian in first.select("child", "guardian").iter_rows()}
    give_many(agreement=basis.agreement, guardians=guardians, on=city.day, at=at)
