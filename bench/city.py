"""The synthetic city: drawn only, and drawn and loaded into a fresh data folder, each run in processes of its own.

python -m bench.city [RESIDENTS] [RUNS]
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

DRAWN = """
from datetime import date
from ennakko.demo.city import city
from ennakko.demo.tables import tables
for name, rows in tables(city({residents}, seed=1, day=date(2027, 2, 1))):
    del rows
"""


def timed(*command: str, data: str) -> float:
    """Wall seconds of one command, Python's start included."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *command],
        env=os.environ | {"ENNAKKO_DATA": data},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def main(residents: int, runs: int) -> None:
    """Prints JSON: medians of the runs, and the peak memory of the largest process."""
    drawn, built = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory(prefix="ennakko-bench-") as data:
            drawn.append(timed("-c", DRAWN.format(residents=residents), data=data))
            build = ("-m", "ennakko", "demo", "--residents", str(residents), "--no-sweep", "--no-serve")
            built.append(timed(*build, data=data))
    told = {
        "residents": residents,
        "drawn_s": round(statistics.median(drawn), 1),
        "built_s": round(statistics.median(built), 1),
        "peak_gb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6, 2),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 660_000, int(sys.argv[2]) if len(sys.argv) > 2 else 3)
