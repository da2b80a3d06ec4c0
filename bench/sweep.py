"""The first sweep of both school services with everything written, the same sweep again, and the fast path.

python -m bench.sweep DATA        (DATA: a demo without a sweep; it is changed: give a copy)
"""

import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import polars as pl

DAY = date(2027, 2, 1)
MEASURED = ["preschool", "school-start"]  # which the bars are about


def main(data: Path) -> None:
    """Measure in this one process; prints JSON."""
    os.environ["ENNAKKO_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ennakko.config.settings")
    import django

    django.setup()
    from django.db import transaction

    from ennakko.accounts.actor import system
    from ennakko.base.clock import now
    from ennakko.ledger import sweep
    from ennakko.ledger.catalogue import service, services
    from ennakko.register import actions
    from ennakko.register.models import Resident

    by = system("bench")
    tables = sweep.city_tables(data, on=DAY, at=now())

    def swept(keys: Iterable[str]) -> float:
        start = time.perf_counter()
        for key in keys:
            sweep.sweep(service(key), tables, on=DAY, by=by, at=now())
        return time.perf_counter() - start

    def followed(persons: list[int]) -> float:
        """Each of them moves into a home that nobody has moved to yet; from the change to its proposal."""
        start = time.perf_counter()
        with transaction.atomic():
            for person, home in zip(persons, homes, strict=False):
                Resident.objects.filter(pk=person).update(home=home)
            actions.touch(persons=persons, why="home", at=now())
        sweep.follow(data=data, on=DAY, by=by, at=now(), limit=5000)
        return time.perf_counter() - start

    first = swept(MEASURED)
    again = [swept(MEASURED) for _ in range(3)]
    swept(services().keys() - set(MEASURED))  # a change meets a ledger in which every service has swept
    children = sorted(_found(MEASURED))
    grown = Resident.objects.filter(home__isnull=False, born__year__in=(1990, 1991))
    homes = iter(sorted(set(grown.values_list("home", flat=True))))
    followed(children[:1])
    others = _found(services().keys() - set(MEASURED))
    alone = [child for child in children if child not in others]
    one = [followed([child]) for child in alone[1:12]]
    shared = [child for child in children if child in others]
    two = [followed([child]) for child in shared[:11]]  # who has a proposal of another service too
    thousand = [followed(children[start : start + 1000]) for start in (0, 1000, 2000)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        json.dumps(
            {
                "first_s": round(first, 2),
                "again_s": round(statistics.median(again), 2),
                "one_change_s": round(statistics.median(one), 3),
                "two_proposals_s": round(statistics.median(two), 3),
                "thousand_changes_s": round(statistics.median(thousand), 2),
                "peak_gb": round(peak, 2),
            }
        )
    )


def _found(services: Iterable[str]) -> set[int]:
    """The people the services have proposals for."""
    from ennakko.ledger import access

    return {
        person
        for key in services
        for person in access.ledger_frame(key, DAY.year).filter(~pl.col("restricted"))["person"].to_list()
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
