"""Messages of a whole city: planned, rendered and handed to a text message provider that refuses two in a hundred for now; and
replies that come in meanwhile, each until the ledger has the answer. On the database of ENNAKKO_DATABASE.

python -m bench.messages [NUMBER]

The provider is the simulator in a process of its own, over real HTTP; the sender is a process too, as the worker is. Beside
the seconds stand those of bare httpx handing the same number of texts over, one after another, on one connection.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

DAY = date(2027, 2, 1)
SCHOOLS, REPLIES, BARE = 100, 300, 5_000
BEARS = "[sms]\ncents = 6\na_second = 1000000\na_day = 10000000\n"


def provide(ends: Connection) -> None:
    """Play the provider until told to end; then say how many keys were delivered, and how often the most."""
    from ennakko.channels.sms.simulator import Simulator, running

    with running(Simulator(failing=0.02)) as simulator:
        ends.send((simulator.url, simulator.token))
        ends.recv()
        counts = simulator.delivered
        ends.send((len(counts), max(counts.values(), default=0)))


@contextmanager
def provider() -> Iterator[tuple[str, str, Connection]]:
    """The provider's address and token, and the way to end it."""
    here, there = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=provide, args=(there,))
    process.start()
    url, token = here.recv()
    yield url, token, here
    process.join()


def begin() -> None:
    """Let a process know the house."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ennakko.config.settings")
    import django

    django.setup()


def send() -> None:
    """Send everything, as the worker does; what was refused for now comes due as time goes on."""
    begin()
    from django.conf import settings

    from ennakko.accounts.actor import system
    from ennakko.channels.dispatch import dispatch
    from ennakko.channels.sms.provider import sms
    from ennakko.outbox import access
    from tests.integration.ledger_acts import AT

    channel, at = sms(), AT
    assert channel is not None
    while access.counts()["waiting"]:
        dispatch(providers=[channel], data=settings.DATA, on=DAY, by=system("bench"), at=at, limit=5_000)
        at += timedelta(minutes=1)


def reply(number: int) -> list[float]:
    """Milliseconds of so many replies, of guardians whose message went: each read, judged and recorded."""
    from ennakko.channels.sms.inbound import received
    from ennakko.outbox.models import Message
    from ennakko.register.contacts import numbers_of
    from tests.integration.ledger_acts import AT

    while Message.objects.filter(state="sent").count() < number:
        time.sleep(0.2)
    persons = list(Message.objects.filter(state="sent").values_list("person", flat=True)[:number])
    took = []
    for person, called in numbers_of(persons).items():
        start = time.perf_counter()
        found = received(
            reference=f"bench-{person}", called=called, text="K", on=DAY, at=AT + timedelta(days=1)
        )
        took.append((time.perf_counter() - start) * 1000)
        assert found.outcome == "taken", found
    return took


def bare(url: str, token: str) -> float:
    """Seconds of one text handed over by httpx alone."""
    import httpx

    start = time.perf_counter()
    with httpx.Client() as client:
        for n in range(BARE):
            headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": f"bare-{n}"}
            client.post(url, json={"from": "x", "to": "y", "text": "z" * 120}, headers=headers)
    return (time.perf_counter() - start) / BARE


def main(number: int) -> None:
    """Measure; prints JSON."""
    begin()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from ennakko.accounts.actor import system
    from ennakko.ledger import actions
    from ennakko.outbox import access
    from ennakko.outbox.models import Message
    from tests.integration import acts as outbox_acts
    from tests.integration import ledger_acts as acts

    children = number // 2
    acts.town(str(children), str(SCHOOLS), str(children // SCHOOLS + 1))
    actions.go_live(service="school-start", why="bench", on=DAY, by=system("bench"), at=acts.AT)
    start = time.perf_counter()
    acts.applied(acts.missing(), "1000")
    planned = time.perf_counter() - start
    outbox_acts.numbers()
    with provider() as (url, token, ends):
        os.environ["ENNAKKO_SMS_URL"], os.environ["ENNAKKO_SMS_TOKEN"] = url, token
        start = time.perf_counter()
        sender = get_context("spawn").Process(target=send)
        sender.start()
        took = reply(REPLIES)
        sender.join()
        sent = time.perf_counter() - start
        ends.send("counted")
        delivered, most = ends.recv()
    with provider() as (url, token, ends):
        each = bare(url, token)
        ends.send("counted")
    counts = access.counts()
    assert (delivered, most) == (counts["sent"], 1), (delivered, most, counts)
    told = {
        "messages": Message.objects.filter(key__startswith="proposal:", state="sent").count(), "planned_s": round(planned, 1), "sent_s": round(sent, 1),
        "whole_s": round(planned + sent, 1), "ratio": round(sent / delivered / each, 2),
        "reply_p95_ms": round(statistics.quantiles(took, n=20)[-1]), "replies": len(took),
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="ennakko-bench-") as folder:
        declared = Path(folder, "channels.toml")
        declared.write_text(BEARS)
        os.environ |= {
            "ENNAKKO_DATA": folder, "ENNAKKO_CHANNELS": str(declared), "ENNAKKO_SMS_KEYS": "1",
            "ENNAKKO_SMS_SENDER": "+358481111111",
        }  # fmt: skip
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
