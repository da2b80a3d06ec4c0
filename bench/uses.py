"""The page "Who used my data" of a person with many entries, on the database of ENNAKKO_DATABASE.

python -m bench.uses [ENTRIES]
"""

import json
import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta


def main(entries: int) -> None:
    """Measure in this one process; prints JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ennakko.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    from ennakko.accounts.actor import Actor, system
    from ennakko.audit import uses
    from ennakko.ledger.catalogue import service
    from tests import town as towns

    town, declared = towns.build(children=3), service("school-start")
    by = Actor("user", "1", frozenset({"officer"}), "School enrolment")
    everybody = sorted(towns.everybody())
    for number in range(entries):
        at = towns.AT + timedelta(minutes=number)
        if number % 10 == 0:
            day = date(2000, 1, 1) + timedelta(days=number)
            uses.swept(service=declared, day=day, by=system("sweep"), at=at, known=everybody[-1])
        else:
            uses.looked(by=by, at=at, purpose="queue", persons=everybody, service=declared)
    client = Client(headers={"host": "localhost"})
    session = client.session
    session["resident"] = town.maria
    session.save()

    def timed(path: str) -> float:
        start = time.perf_counter()
        answer = client.get(path)
        assert answer.status_code == 200, answer.status_code
        return (time.perf_counter() - start) * 1000

    timed("/uses/")
    pages = [timed("/uses/") for _ in range(15)]
    last = [timed(f"/uses/?page={entries // 50}&kind=staff") for _ in range(15)]
    told = {
        "entries": entries,
        "page_ms": round(statistics.median(pages)),
        "last_page_ms": round(statistics.median(last)),
        "csv_ms": round(timed("/uses/?as=csv")),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="ennakko-bench-") as folder:
        os.environ["ENNAKKO_DATA"] = folder
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
