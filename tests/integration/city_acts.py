"""What a process of the bulk and snapshot tests does: `city_acts.py ACT ARGUMENT...`; what came of it is told as JSON.

build RESIDENTS          make the data folder a demo
readback RESIDENTS       load a city; which tables the register then holds otherwise than they were drawn
broken                   load a city whose last table is broken; the rows there are afterwards
twice                    load a city over another
half                     load half a city, say so and wait to be killed
rows                     rows of people and places
take | current           a snapshot: its version, rows and loads
touch                    announce somebody
forget                   delete the snapshots
full                     take a snapshot on a disk that is full after some kilobytes
expected RESIDENTS       whether the latest snapshot says what was drawn, frame by frame
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import django
import polars as pl

AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
DAY = date(2027, 2, 1)
SEED = 5


def data() -> Path:
    from django.conf import settings

    return Path(settings.DATA)


def drawn(residents: int) -> dict[str, pl.DataFrame]:
    from ennakko.demo.city import city
    from ennakko.demo.tables import tables

    return dict(tables(city(residents, seed=SEED, day=DAY)))


def loaded(found: Iterator[tuple[str, pl.DataFrame]]) -> dict[str, int]:
    from ennakko.accounts.actor import system
    from ennakko.register.bulk.load import load
    from ennakko.register.feeds.loading import Feed

    return load(found, feed=Feed("test", True, DAY, system("test"), AT), progress=lambda table, rows: None)


def build(residents: str) -> object:
    from ennakko.demo.build import build

    stages: list[str] = []
    build(
        data(),
        residents=int(residents),
        seed=SEED,
        day=DAY,
        at=AT,
        progress=lambda stage, done, of: stages.append(stage),
    )
    return {"stages": list(dict.fromkeys(stages)), **rows()}


def rows() -> dict[str, int]:
    from ennakko.register.models import Load, Place, Resident

    return {
        "people": Resident.objects.count(),
        "places": Place.objects.count(),
        "loads": Load.objects.count(),
    }


def readback(residents: str) -> object:
    from ennakko.register.bulk.rows import table_of

    found = drawn(int(residents))
    counts = loaded(iter(found.items()))
    other = []
    for name, frame in found.items():
        columns = [column for column in frame.columns if column != "code" or name != "IdentityCode"]
        held = [list(row) for row in table_of(name).objects.order_by("id").values_list(*columns)]
        ours = [list(row) for row in frame.sort("id").select(columns).rows()]
        if [as_read(row) for row in ours] != [as_read(row) for row in held]:
            other.append(name)
    return {"other": other, "counts": sum(counts.values()), "codes_open": codes_open(found["IdentityCode"])}


def as_read(row: list[object]) -> list[object]:
    """JSON columns are drawn as text and read as lists; binary ones are read as memory."""
    return [
        json.dumps(value)
        if isinstance(value, list)
        else bytes(value)
        if isinstance(value, memoryview)
        else value
        for value in row
    ]


def codes_open(codes: pl.DataFrame) -> bool:
    from ennakko.register.models import IdentityCode
    from ennakko.register.sealing import lookup, unseal

    for row in codes.sample(50, seed=1).iter_rows(named=True):
        found = IdentityCode.objects.get(lookup=lookup(row["code"]))
        if found.resident_id != row["resident_id"] or unseal(found.sealed) != row["code"]:
            return False
    return True


def broken() -> object:
    from ennakko.base.errors import Trouble

    found = drawn(300)
    found["Circumstance"] = pl.concat(
        [found["Choice"].select("id", "person_id", kind=pl.lit("x"))] * 2
    )  # each key twice
    try:
        loaded(iter(found.items()))
    except Trouble as trouble:
        return {"cause": trouble.cause, **rows()}
    return rows()


def twice() -> object:
    from ennakko.base.errors import Trouble

    loaded(iter(drawn(300).items()))
    try:
        loaded(iter(drawn(400).items()))
    except Trouble as trouble:
        return {"cause": trouble.cause, **rows()}
    return rows()


def half() -> object:
    def slowly() -> Iterator[tuple[str, pl.DataFrame]]:
        for name, frame in drawn(300).items():
            yield name, frame
            if name == "Name":
                print("half", flush=True)
                time.sleep(600)

    return loaded(slowly())


def take() -> object:
    from ennakko.register.snapshot import store

    return told(store.take(data(), on=DAY, at=AT))


def current() -> object:
    from ennakko.register.snapshot import store

    return told(store.current(data(), on=DAY, at=AT))


def told(snapshot: object) -> dict[str, object]:
    return {
        "version": snapshot.version,  # type: ignore[attr-defined]
        "people": snapshot.rows["people"],  # type: ignore[attr-defined]
        "loaded": {table: str(day) for table, day in snapshot.loaded.items()},  # type: ignore[attr-defined]
        "kept": sorted(each.name for each in (data() / "snapshots").iterdir()),
    }


def touch() -> object:
    from ennakko.register import actions

    actions.touch(persons=[1], why="test", at=AT)
    actions.settle_touched(ids=[1])
    return {}


def forget() -> object:
    from ennakko.register.snapshot import store

    store.forget(data())
    return {"kept": [each.name for each in (data() / "snapshots").iterdir()]}


def full() -> object:
    from ennakko.base.errors import Trouble
    from ennakko.register.snapshot import store

    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    try:
        store.take(data(), on=DAY, at=AT)
    except Trouble as trouble:
        latest = store.latest(data())
        assert latest
        store.open_tables(latest.folder)
        return {"cause": trouble.cause, "remedy": trouble.remedy, **told(latest)}
    return {}


def expected(residents: str) -> object:
    from ennakko.register.snapshot import store

    found, latest = drawn(int(residents)), store.latest(data())
    assert latest
    said = {name: frame.collect() for name, frame in store.open_tables(latest.folder).items()}
    return {name: said[name].equals(frame) for name, frame in as_frames(found).items()}


def as_frames(found: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The frames of a drawn city, worked out from its tables without SQL."""
    from ennakko.engine.vocabulary import FRAMES

    def shaped(name: str, frame: pl.DataFrame) -> pl.DataFrame:
        keyed = frame.select(FRAMES[name].names).cast(FRAMES[name].schema)  # type: ignore[arg-type]
        known = keyed.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)).name.keep())
        return known.sort(known.columns[:3])

    of_child = {"child_id": "person", "guardian_id": "guardian"}
    ties = found["Guardianship"].filter(pl.col("kind") != "TIEDONSAANTIOIKEUS").rename(of_child)
    homes = found["Dwelling"].select(home_id="id", building="building_id").join(
        found["Building"].select(building="id", x="x", y="y"), on="building"
    )  # fmt: skip
    hidden = found["Resident"].filter("protected")["id"].to_list()
    near = _near(found, hidden)
    people = found["Resident"].join(homes, on="home_id", how="left", maintain_order="left").with_columns(
        person="id", home="home_id", guarded=pl.col("id").is_in(hidden + near),
        died=pl.when("dead").then(pl.coalesce("died", "told_dead")), stays_until=pl.lit(None),
    )  # fmt: skip
    places = found["Place"].with_columns(place="id", buffer=pl.lit(0))
    rights = found["CustodyRight"].with_columns(until=pl.lit(None)).join(
        ties.select("person", "guardian", guardianship_id="id"), on="guardianship_id"
    )  # fmt: skip
    enrolled = found["Enrolment"].rename({"person_id": "person", "place_id": "place"}).join(
        places.select("place", "kind"), on="place"
    )  # fmt: skip
    of_person = {"person_id": "person"}
    return {
        "people": shaped("people", people),
        "guardians": shaped("guardians", ties),
        "custody_rights": shaped("custody_rights", rights),
        "parents": shaped(
            "parents", found["Parenthood"].rename({"child_id": "person", "parent_id": "parent"})
        ),
        "choices": shaped("choices", found["Choice"].rename(of_person)),
        "circumstances": shaped(
            "circumstances", found["Circumstance"].rename(of_person).with_columns(until=pl.lit(None))
        ),
        "enrolments": shaped("enrolments", enrolled),
        "places": shaped("places", places),
        "districts": shaped(
            "districts", found["BuildingDistrict"].rename({"building_id": "building", "place_id": "place"})
        ),
    }


def _near(found: dict[str, pl.DataFrame], hidden: list[int]) -> list[int]:
    near: set[int] = set()
    ties = list(found["Guardianship"].select("child_id", "guardian_id").iter_rows())
    guards = {guardian for child, guardian in ties if child in hidden}
    for child, guardian in ties:
        near |= {guardian} if child in hidden else set()
        near |= {child} if guardian in hidden or guardian in guards else set()
    for one, other in (
        found["Partnership"].filter(pl.col("until").is_null()).select("one_id", "other_id").iter_rows()
    ):
        near |= {other} if one in hidden else set()
        near |= {one} if other in hidden else set()
    return sorted(near)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
