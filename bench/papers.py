"""Decisions on paper: as many as a season has, typeset as PDF/UA by two processes, one file each; and the same template
compiled by bare typst once per file, in one process, which is what there is to compare with.

python -m bench.papers [NUMBER]
"""

import json
import os
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

PROCESSES = 2
AT = datetime(2027, 3, 1, 8, tzinfo=UTC)


def papers(first: int, last: int) -> list:
    """Papers of an ordinary length, all different."""
    from ennakko.channels.papers.shape import Paper, Section

    reasons = (
        "Lapsi täyttää seitsemän vuotta tänä vuonna, joten oppivelvollisuus alkaa elokuussa.\nSyntymäpäivä: 1. maaliskuuta "
        "2020 (lähde: Väestötietojärjestelmä, tieto 1. helmikuuta 2027)",
        "Vapaiden paikkojen jakotapa: Julkaistut perusteet.\nOman alueen koulu: täyttyy.\nSisaruksen koulu: ei täyty.\n"
        "Kävelymatka kotoa: noin 430 m (linnuntie kerrottuna 1,3).\nMuut paikat, joita katsottiin: "
        + "Koulu, 900 m; "
        * 8,
        "Asianosaisille on varattu tilaisuus tulla kuulluksi.\nMääräajassa ei esitetty huomautuksia.",
        "Sovelletut säännökset: Perusopetuslaki 628/1998, 6 §; hallintolaki 434/2003, 34 § (kuuleminen).",
    )
    return [
        Paper(
            number=f"2027-{n:06d}", language="fi", title=f"Päätös 2027-{n:06d}: Koulupaikka", heading="Päätös: Koulupaikka",
            notes=(),
            head=(("Viranomainen", "Helsingin kaupunki"), ("Numero", f"2027-{n:06d}"), ("Lapsi", f"Elsa {n} Korhonen"),
                  ("Asianosaiset", f"Maria {n} Korhonen, Matti {n} Korhonen")),
            sections=(Section("Ratkaisu", ("Lapselle osoitetaan koulupaikka.", f"Koulu: Koulu {n % 100}")),
                      Section("Perustelut", reasons), Section("Muutoksenhaku", (reasons[2] * 3, reasons[3] * 2))),
            page="Sivu", of="/",
        )
        for n in range(first, last)
    ]  # fmt: skip


def ours(first: int, last: int, folder: str) -> tuple[int, float, float]:
    """Typeset these papers with one press, a file each: their bytes, the seconds of a core, the peak in GB."""
    from ennakko.channels.papers.press import Press

    start, press, size = time.process_time(), Press(), 0
    for paper in papers(first, last):
        size += Path(folder, f"{paper.number}.pdf").write_bytes(press.pdf([paper], title=paper.title, at=AT))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return size, time.process_time() - start, peak


def bare(number: int, folder: str) -> float:
    """Seconds of a core for a file with `typst.compile`, called anew for each."""
    import typst

    from ennakko.channels.papers.press import TEMPLATE

    fonts = typst.Fonts(include_system_fonts=False)
    start = time.process_time()
    for paper in papers(0, number):
        told = json.dumps([asdict(paper) | {"end": "end"}])
        typst.compile(
            str(TEMPLATE), output=f"{folder}/bare.pdf", font_paths=fonts, ignore_system_fonts=True,
            sys_inputs={"papers": told, "title": ""}, pdf_standards=["ua-1"],
        )  # fmt: skip
    return (time.process_time() - start) / number


def main(number: int) -> None:
    """Measure; prints JSON."""
    with tempfile.TemporaryDirectory() as folder:
        edges = [number * part // PROCESSES for part in range(PROCESSES + 1)]
        start = time.perf_counter()
        with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"), initializer=begin) as pool:
            made = list(pool.map(ours, edges[:-1], edges[1:], [folder] * PROCESSES))
        seconds = time.perf_counter() - start
        ours_each = sum(core for _, core, _ in made) / number
        each = bare(min(number, 500), folder)
    print(
        json.dumps(
            {
                "papers": number,
                "seconds": round(seconds, 1),
                "each_kb": round(sum(size for size, *_ in made) / number / 1000, 1),
                "bare_ms": round(each * 1000, 2),
                "ours_ms": round(ours_each * 1000, 2),
                "ratio": round(ours_each / each, 2),
                "peak_gb": round(max(peak for *_, peak in made), 2),
            }
        )
    )


def begin() -> None:
    """Let a process know the house."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ennakko.config.settings")
    import django

    django.setup()


if __name__ == "__main__":
    begin()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6500)
