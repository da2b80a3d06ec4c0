"""The officer's pages over a whole city: the plan page, and from a child placed by hand to the updated plan.

python -m bench.desk DATA        (DATA: a swept demo; it is changed: give a copy)

In one process through Django's test client, medians of wall milliseconds; beside them the bare plan as the ratio's other
side, and the processor time of the placing, which a busy machine does not lengthen.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 9
SERVICE = "school-start"


def main(data: Path) -> None:
    """Measure in this one process; prints JSON, milliseconds."""
    os.environ["ENNAKKO_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ennakko.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from ennakko.accounts.access import user
    from ennakko.accounts.actions import appoint
    from ennakko.accounts.actor import system
    from ennakko.base import clock
    from ennakko.ledger import access as ledger
    from ennakko.ledger import sweep
    from ennakko.ledger.catalogue import service
    from ennakko.register import access as register

    settings.ALLOWED_HOSTS = ["testserver"]
    on, at = clock.today(data), clock.moment(data)
    officer = appoint(username="bench", role="officer", by=system("bench"), at=at)
    client = Client()
    client.force_login(user(int(officer.key)))
    declared = service(SERVICE)
    season = declared.season.of(on)
    assert season is not None

    def page(query: str = "?action=all") -> None:
        answer = client.get(f"/desk/{SERVICE}/{query}")
        assert answer.status_code == 200, answer.status_code

    cold = timed(page)
    plan_page = [timed(page) for _ in range(RUNS)]
    pages = [timed(lambda n=n: page(f"?action=all&sort=place&page={n}")) for n in range(2, 2 + RUNS)]

    held = ledger.held_by_place(season)
    open_places = register.places_of_kind(declared.supply.kind)
    roomy = [key for key, card in open_places.items() if card.capacity - held.get(key, 0) > RUNS]
    _, children = ledger.page(SERVICE, season, officer, states=("open",), length=RUNS)

    def place_by_hand(proposal: int) -> None:
        told = {"place": str(roomy[0]), "reason": "sibling"}
        answer = client.post(f"/desk/case/{proposal}/place/", told)
        assert answer.status_code == 302, answer.status_code
        page()

    before = time.process_time()
    placed = [timed(lambda one=one: place_by_hand(one.pk)) for one in children]
    worked = (time.process_time() - before) * 1000 / len(placed)
    tables = sweep.city_tables(data, on=on, at=at)
    bare = [timed(lambda: sweep.planned(declared, tables, on=on)) for _ in range(3)]
    told = {
        "children": ledger.page(SERVICE, season, officer, length=1)[0],
        "schools": len(open_places),
        "first_look_ms": round(cold),
        "plan_page_ms": round(statistics.median(plan_page)),
        "other_page_ms": round(statistics.median(pages)),
        "placed_ms": round(statistics.median(placed)),
        "placed_processor_ms": round(worked),
        "bare_plan_ms": round(statistics.median(bare)),
    }
    told["page_to_plan"] = round(told["plan_page_ms"] / told["bare_plan_ms"], 2)
    told["placed_to_plan"] = round(told["placed_ms"] / told["bare_plan_ms"], 2)
    print(json.dumps(told))


def timed(act: Callable[[], None] | Callable[[], object]) -> float:
    """Wall milliseconds of one act."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
