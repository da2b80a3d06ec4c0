"""From an empty database and two files to a plan: what a city can do before its population register is connected."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.own_house import House, own_house
from tests.unit.register.feeds.test_feed_residents import HEADER, adult, line

pytestmark = pytest.mark.database
PLACES = "unit;kind;name_fi;language;capacity;x;y\n1;school;Ala-aste Kallio;fi;60;25497400;6674500\n"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with own_house(tmp_path / "data") as made:
        yield made


def test_two_files_and_the_statement_that_nobody_is_enrolled_are_enough_for_a_plan(house: House) -> None:
    def ennakko(*words: str) -> dict[str, object]:
        process = house.start("-m", "ennakko", *words, "--json")
        told, _ = process.communicate(timeout=120)
        assert process.returncode == 0, told
        return dict(json.loads(told))

    files = {
        "places": PLACES,
        "children": f"{HEADER}\n{line(1)}\n{line(2, guardian=adult(951), school_language='')}\n",
        "enrolments": "child;school;grade;language;from;to\n",
    }
    for table, content in files.items():
        (house.data / f"{table}.csv").write_text(content)
        ennakko("feed", table, f"{table}.csv")
    plan = ennakko("plan", "school-start")
    assert plan["counts"] == {"create": 1, "keep": 0, "revise": 0, "withdraw": 0, "to_staff": 1}
    rows = {row["state"]: row for row in plan["rows"]}  # type: ignore[attr-defined]
    assert rows["open"]["place"] is not None
    assert rows["with_staff"]["reason"] == "no_language"
