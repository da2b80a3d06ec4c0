"""The snapshot of the whole register, taken again and again.

python -m bench.snapshot DATA        (DATA: a demo)
"""

import json
import os
import resource
import statistics
import sys
import time
from pathlib import Path

RUNS = 5


def main(data: Path) -> None:
    """Prints JSON: the median of the runs, and the peak memory of this process or its child, whichever is larger."""
    os.environ["ENNAKKO_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ennakko.config.settings")
    import django

    django.setup()
    from ennakko.base.clock import now, today
    from ennakko.register.snapshot import store

    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        taken = store.take(data, on=today(data), at=now())
        seconds.append(time.perf_counter() - start)
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = {"seconds": round(statistics.median(seconds), 2), "peak_gb": round(max(peaks) / 1e6, 2)}
    print(json.dumps(told | {"residents": taken.rows["people"], "runs": RUNS}))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
