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

# Each measurement with the rows it gives: what, the figure, at most. `{city}` is a built city, `{swept}` a copy to sweep.
MEASUREMENTS: dict[str, list[tuple[str, str, str]]] = {
    "snapshot {city}": [
        ("snapshot of the whole register", "{seconds:.1f} s, {peak_gb:.1f} GB", "8 s"),
    ],
    "sweep {swept}": [
        (
            "first sweep of both services, all written",
            "{first_s} s, {peak_gb} GB",
            "12 s (SQLite), 15 s (PostgreSQL)",
        ),
        ("the same sweep again", "{again_s} s", "2 s"),
        ("one register change to its proposal", "{one_change_s} s", "0.15 s"),
        ("one register change to its two proposals (a club too)", "{two_proposals_s} s", ""),
        ("1,000 changes", "{thousand_changes_s} s", "5 s"),
    ],
    "needs {city}": [
        ("needs + gate against the same query by hand", "{ours_s} s : {by_hand_s} s = {ratio}", "1.5"),
    ],
    "desk {swept}": [
        ("the plan page of the whole city", "{plan_page_ms} ms", "400 ms"),
        ("a child placed by hand to the updated plan", "{placed_ms} ms", "500 ms"),
    ],
    "gate {swept}": [
        (
            "gate of a service on consent: {residents:,} residents, 12 purposes, {records:,} records read anew",
            "{gate_s} s (judging alone {judged_s} s, by hand {by_hand_s} s = {ratio})",
            "1 s",
        ),
    ],
    "preview {city}": [
        ("preview of 10,000 enrolments (bare reading by csv)", "{preview_s} s ({csv_s} s)", "2 s"),
    ],
    "signing": [
        ("a list of {decisions:,} decisions signed", "{sign_s} s", ""),
    ],
    "papers": [
        (
            "{papers:,} decisions as tagged PDF, against the bare typesetting",
            "{seconds} s, ratio {ratio}",
            "60 s",
        ),
    ],
    "messages": [
        (
            "{messages:,} messages planned, rendered and handed over, 2 % refused at first (bare httpx: {ratio} of it)",
            "{whole_s:.0f} s",
            "600 s",
        ),
        ("a reply to its answer in the ledger meanwhile, p95 of {replies}", "{reply_p95_ms} ms", "200 ms"),
    ],
    "uses": [
        ("who used my data, of a person with {entries:,} entries", "{page_ms} ms", "150 ms"),
    ],
    "officer": [
        (
            "an officer's time for a routine child, of {decided} in bulk ({reading_s:.0f} s of it reading, stated)",
            "{each_s} s",
            "30 s",
        ),
    ],
}


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
        city, swept = given.data or Path(folder) / "city", Path(folder) / "swept"
        rows = [] if given.data else [_city(city, given.residents)]
        shutil.copytree(city, swept)
        for command, figures in MEASUREMENTS.items():
            name, *arguments = command.format(city=city, swept=swept).split(" ", 1)
            told = measured("-m", f"bench.{name}", *arguments)
            rows += [(what.format(**told), figure.format(**told), most) for what, figure, most in figures]
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
