"""Every figure of README, measured on this machine and printed as a Markdown table.

    python -m bench [--residents 660000] [--data DIR]

Each measurement runs in a process of its own; seconds are medians where the run is repeated, peak memory is the largest of
the processes. The limits beside them are the project's bars for 660,000 residents on two cores, not assertions.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measured(*command: str, env: dict[str, str] | None = None) -> dict[str, float]:
    """Run a measuring command; what it prints last is JSON."""
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, env=os.environ | (env or {}), check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def built(data: Path, residents: int) -> tuple[float, float]:
    """Generate and load the city: wall seconds and peak GB of the largest process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "ennakko", "demo", "--residents", str(residents), "--no-sweep", "--no-serve"],
        env=os.environ | {"ENNAKKO_DATA": str(data)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    peak = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    return time.perf_counter() - start, peak / 1e6


def machine() -> str:
    """What it ran on."""
    names = [
        line.split(":", 1)[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    ]
    return f"{os.cpu_count()} cores ({names[0] if names else platform.machine()}), Python {platform.python_version()}"


def main() -> None:
    """Build a city, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--residents", type=int, default=660_000)
    parser.add_argument("--data", type=Path, help="a demo without a sweep, built before (default: build one)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ennakko-bench-") as folder:
        data = given.data or Path(folder) / "city"
        rows = [] if given.data else [_city(data, given.residents)]
        snapshot = measured("-m", "bench.snapshot", str(data))
        rows.append(
            (
                "snapshot of the whole register",
                f"{snapshot['seconds']:.1f} s, {snapshot['peak_gb']:.1f} GB",
                "8 s",
            )
        )
        copy = Path(folder) / "swept"
        shutil.copytree(data, copy)
        swept = measured("-m", "bench.sweep", str(copy))
        rows += [
            (
                "first sweep of both services, all written",
                f"{swept['first_s']} s, {swept['peak_gb']} GB",
                "12 s (SQLite), 15 s (PostgreSQL)",
            ),
            ("the same sweep again", f"{swept['again_s']} s", "2 s"),
            ("one register change to its proposal", f"{swept['one_change_s']} s", "0.15 s"),
            ("1,000 changes", f"{swept['thousand_changes_s']} s", "5 s"),
        ]
        preview = measured("-m", "bench.preview", str(data))
        rows.append(
            (
                "preview of a file of 10,000 enrolments (bare reading by csv)",
                f"{preview['preview_s']} s ({preview['csv_s']} s)",
                "2 s",
            )
        )
        desk = measured("-m", "bench.desk", str(copy))
        rows.append(
            (
                "the plan page; a child placed by hand to the updated plan",
                f"{desk['plan_page_ms']} ms; {desk['placed_ms']} ms",
                "400 ms; 500 ms",
            )
        )
        needs = measured("-m", "bench.needs", str(data))
        rows.append(
            (
                "needs + gate against the same query by hand",
                f"{needs['ours_s']} s : {needs['by_hand_s']} s = {needs['ratio']}",
                "1.5",
            )
        )
    print(f"{given.residents:,} residents, {machine()}\n\n| what | measured | at most |\n| --- | --- | --- |")
    for what, figure, most in rows:
        print(f"| {what} | {figure} | {most} |")


def _city(data: Path, residents: int) -> tuple[str, str, str]:
    seconds, peak = built(data, residents)
    return (
        "generate and load the city, with its first snapshot",
        f"{seconds:.0f} s, {peak:.1f} GB",
        "60 s, 3 GB",
    )


if __name__ == "__main__":
    main()
