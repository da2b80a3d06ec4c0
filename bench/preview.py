"""The preview of 10,000 enrolments: reading the file and comparing it with the register, beside the bare reading by `csv`.

python -m bench.preview DATA        (DATA: a demo; nothing in it changes)
"""

import csv
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

ROWS, RUNS = 10_000, 5


def main(data: Path) -> None:
    """Prints JSON: medians in seconds, their ratio, and what was foreseen."""
    os.environ["ENNAKKO_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ennakko.config.settings")
    import django

    django.setup()
    from ennakko.register.feeds import enrolments

    content = _file()

    def preview() -> dict[str, int]:
        foreseen = enrolments.compare(enrolments.read("pupils.csv", content), complete=False)
        return foreseen.counts | {"refused": len(foreseen.refused)}

    ours, foreseen = _median(preview)
    bare, _ = _median(lambda: sum(1 for _ in csv.reader(StringIO(content.decode()), delimiter=";")))
    told = {"preview_s": round(ours, 3), "csv_s": round(bare, 4), "ratio": round(ours / bare, 1)}
    print(json.dumps(told | foreseen | {"rows": ROWS, "runs": RUNS}))


def _file() -> bytes:
    """Pupils as their register would tell them: codes, a tenth of them with another school than now."""
    from ennakko.register.models import Enrolment, IdentityCode, Place
    from ennakko.register.sealing import unseal

    units = dict(Place.objects.filter(kind="school").values_list("pk", "unit"))
    another = sorted(units.values())
    pupils = Enrolment.objects.filter(place__kind="school").order_by("pk")[:ROWS]
    codes = dict(IdentityCode.objects.filter(active=True).values_list("resident_id", "sealed"))
    lines = ["child;school;grade;language;from;to"]
    for number, row in enumerate(pupils):
        unit = another[number % len(another)] if number % 10 == 0 else units[row.place_id]
        dates = ";".join(str(day or "") for day in (row.since, row.until))
        lines.append(f"{unseal(codes[row.person_id])};{unit};{row.grade};{row.language};{dates}")
    if len(lines) <= ROWS:
        sys.exit(f"This demo has {len(lines) - 1:,} pupils: build one of 100,000 residents.")
    return "\n".join(lines).encode()


def _median(once: Callable[[], object]) -> tuple[float, object]:
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        told = once()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), told


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
