"""A season's decisions signed in bulk: the list opened, and every row of it signed, on the database of ENNAKKO_DATABASE.

python -m bench.signing [NUMBER]
"""

import json
import os
import sys
import tempfile
import time
from datetime import date

DAY = date(2027, 2, 1)
SCHOOLS = 100


def main(number: int) -> None:
    """Measure in this one process; prints JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ennakko.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from ennakko.accounts.access import officers
    from ennakko.accounts.actions import appoint
    from ennakko.accounts.actor import system
    from ennakko.ledger import actions
    from ennakko.ledger.models import Proposal
    from tests.integration import ledger_acts as acts

    acts.town(str(number), str(SCHOOLS), str(number // SCHOOLS + 1))
    acts.applied(acts.missing(), "1000")
    Proposal.objects.update(state="no_remark", reason="silent")
    appoint(username="principal", role="principal", by=system("bench"), at=acts.AT)
    by = officers("principal")[0].actor
    actions.go_live(service="school-start", why="bench", on=DAY, by=system("bench"), at=acts.AT)
    start = time.perf_counter()
    opened = actions.open_list(service="school-start", season=2027, by=by, at=acts.AT)
    read = time.perf_counter()
    longest, last = 0.0, read

    def chunk(done: int, total: int) -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    done = actions.sign(signing=opened.pk, on=DAY, by=by, at=acts.AT, progress=chunk)
    signed = time.perf_counter()
    print(
        json.dumps(
            {
                "decisions": done.signed,
                "open_s": round(read - start, 2),
                "sign_s": round(signed - read, 2),
                "longest_chunk_s": round(longest, 2),
            }
        )
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="ennakko-bench-") as folder:
        os.environ["ENNAKKO_DATA"] = folder
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 6500)
