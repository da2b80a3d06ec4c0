"""The gate of a service on consent in a full sweep: 12 purposes and 3 million records of consent behind it, of which only the
frames the service needs are read; beside it the same judgement written by hand in Polars, on the same frames.

python -m bench.gate DATA        (DATA: a demo; records of consent are added: give a copy)
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

DAY, RUNS = date(2027, 2, 1), 7
PURPOSES, RECORDS, SILENT = 12, 3_000_000, 20_000


def main(data: Path) -> None:
    """Fill, then measure; prints JSON."""
    os.environ["ENNAKKO_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ennakko.config.settings")
    import django

    django.setup()

    from ennakko.consent import access
    from ennakko.engine.gate import gate
    from ennakko.engine.service import Answer, Consent
    from ennakko.engine.tables import polars_tables
    from ennakko.register.snapshot import store
    from ennakko.services.school_start.service import school_start

    service = replace(
        school_start, key="asked", basis=Consent("purpose-0"), terms=Answer(days="days_to_answer")
    )
    snapshot = store.latest(data)
    assert snapshot is not None
    frames = store.open_tables(snapshot.folder)
    persons = frames["people"].select("person").collect()["person"].to_list()
    categories = sorted(service.categories())
    records = filled(persons, categories)
    tables = polars_tables(frames, snapshot.loaded)

    def judged(said: Any) -> tuple[int, dict[str, int]]:
        passed = gate(service, tables, on=DAY, permissions=said)
        return passed.people.select("person").collect("polars").to_native().height, passed.counts()

    said = access.permissions(service, on=DAY)
    assert judged(said) == by_hand(frames, said, len(categories))
    pairs = [
        (seconds(lambda: judged(said)), seconds(lambda: by_hand(frames, said, len(categories))))
        for _ in range(RUNS)
    ]
    whole = [seconds(lambda: judged(access.permissions(service, on=DAY))) for _ in range(RUNS)]
    print(
        json.dumps(
            {
                "records": records,
                "residents": len(persons),
                "passed": judged(said)[0],
                "gate_s": round(statistics.median(whole), 2),
                "judged_s": round(statistics.median(a for a, _ in pairs), 3),
                "by_hand_s": round(statistics.median(b for _, b in pairs), 3),
                "ratio": round(statistics.median(a / b for a, b in pairs), 2),
            }
        )
    )


def by_hand(frames: dict[str, pl.LazyFrame], said: Any, needed: int) -> tuple[int, dict[str, int]]:
    """The same judgement and the same counts, written for Polars alone."""
    people = frames["people"]
    allowed = said.consents.lazy().group_by("person").len().filter(pl.col("len") == needed).select("person")
    marked = people.join(allowed.with_columns(yes=True), on="person", how="left").join(
        said.silences.lazy().unique("person", keep="first"), on="person", how="left"
    )
    stays_not = pl.col("stays_until").is_null() | (pl.col("stays_until") <= DAY)
    away = pl.col("municipality").is_null() | (pl.col("municipality") != "091")
    why = (
        pl.when(pl.col("died").is_not_null())
        .then(pl.lit("dead"))
        .when(~pl.col("guarded") & away & stays_not)
        .then(pl.lit("not_resident"))
        .when(pl.col("yes").is_null())
        .then(pl.lit("no_consent"))
        .otherwise("reason")
    )
    counted = marked.group_by(why.alias("gate")).len().collect()
    found = dict(counted.iter_rows())
    return found.pop(None, 0), dict(sorted(found.items()))


def filled(persons: list[int], categories: list[str]) -> int:
    """Records of consent for 12 purposes, one in ten of them withdrawn since; who asked for silence. Returns how many there
    are of consent."""
    from django.db import connection, transaction

    from ennakko.base.clock import now
    from ennakko.consent.models import ConsentRecord, DataAgreement, Individual, Revision

    at = now()
    each = RECORDS // PURPOSES // len(categories)
    with transaction.atomic():
        for number in range(PURPOSES):
            revision = Revision.objects.create(
                schema_name="DataAgreement", object_id=f"purpose-{number}", number=1, serialized_snapshot="{}",
                serialized_hash="0" * 64, timestamp=at, authorized_by_other="system:bench",
            )  # fmt: skip
            DataAgreement.objects.create(purpose=f"purpose-{number}", revision=revision)
        Individual.objects.bulk_create(
            (Individual(person=person) for person in persons), batch_size=10_000, ignore_conflicts=True
        )
        marks = ",".join(["%s"] * 9)

        def rows() -> Iterator[tuple[Any, ...]]:
            asked = DataAgreement.objects.filter(purpose__startswith="purpose-")
            agreements = asked.order_by("id").values_list("id", "revision_id")
            for number, (agreement, revision) in enumerate(agreements):
                chosen = [persons[(i * 13 + number * 7919) % len(persons)] for i in range(each * 10 // 11)]
                for place, person in enumerate(chosen):
                    for category in categories:
                        row = (person, "2026-06-01", str(at), person, "self", agreement, revision, category)
                        yield (*row, True)
                        if place % 10 == 0:
                            yield (person, "2026-12-01", *row[2:], False)

        made = rows()
        with connection.cursor() as cursor:
            while part := [row for _, row in zip(range(50_000), made, strict=False)]:
                cursor.executemany(
                    "INSERT INTO consent_consentrecord (individual_id, since, at, by, acted_as, data_agreement_id,"
                    " data_agreement_revision_id, category, opt_in, data_agreement_revision_hash)"
                    f" VALUES ({marks}, '')",
                    part,
                )
            silent = [
                (person, "2026-06-01", str(at), person, "self", "no_contact", "2026-06-01", True)
                for person in persons[: SILENT * 7 : 7]
            ]
            cursor.executemany(
                "INSERT INTO consent_silence (individual_id, since, at, by, acted_as, kind, begins, asked)"
                f" VALUES ({','.join(['%s'] * 8)})",
                silent,
            )
    return ConsentRecord.objects.count()


def seconds(run: Callable[[], object]) -> float:
    """Wall seconds of one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(Path(sys.argv[1]))
