"""`ennakko worker`: what runs beside the pages."""

import json
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from threading import Event
from time import monotonic
from types import FrameType

import click

from ennakko.config.cli.edge import as_json, data_folder, edge

PAUSE = 1.0  # seconds between rounds: so long an event may stay unsealed
HEARD_EVERY = 30.0  # seconds
MESSAGES = 5_000  # a round: events and register changes do not wait behind a mass sending


@click.command(epilog="Example: ennakko worker --once --json")
@click.option(
    "--once", is_flag=True, help="One round, then stop; exit code 1 where something could not be done."
)
@as_json
@edge
def command(once: bool, json_: bool) -> None:
    """Let time act, follow register changes, send messages, seal events: a round a second, until stopped.

    A round that did something prints one line of counts. Ctrl-C or SIGTERM ends it after the part it is at; killed at
    any moment, the next worker goes on where it was.
    """
    stopping = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    rounds = Rounds()
    while not stopping.is_set():
        done, troubles = rounds.round(stopping.is_set)
        if once or any(done.values()):
            click.echo(json.dumps(done) if json_ else ", ".join(f"{what} {n:,}" for what, n in done.items()))
        for trouble in troubles:
            click.echo(trouble, err=True)
        leave(len(troubles))
        if once:
            raise SystemExit(1 if troubles else 0)
        # Trouble rarely passes within a second: the log is not flooded while it lasts.
        stopping.wait(PAUSE * 30 if troubles else PAUSE)


def leave(troubles: int) -> None:
    """Leave word of a round for whoever watches (`config.metrics`); where it cannot be left, the round counts all the same."""
    from ennakko.base.clock import now
    from ennakko.config.metrics import ROUND

    told = data_folder() / ROUND
    with suppress(OSError):
        fresh = told.with_suffix(".new")
        fresh.write_text(json.dumps({"at": now().timestamp(), "troubles": troubles}), encoding="utf-8")
        fresh.replace(told)


class Rounds:
    """The worker's rounds; it remembers which day has been ticked."""

    def __init__(self) -> None:
        self.ticked: date | None = None
        self.hear_at = 0.0

    def round(self, stopping: Callable[[], bool]) -> tuple[dict[str, int], list[str]]:
        """Do each part once, in an order that stops what must not go before sending. Counts, and what went wrong.

        A part that fails for a reason a person must mend does not keep the others from their work.
        """
        from django.db import OperationalError, close_old_connections

        from ennakko.base.errors import Trouble

        close_old_connections()
        done: dict[str, int] = {}
        troubles = []
        for name, part in (
            ("deadlines", self.tick),
            ("followed", self.follow),
            ("sent", self.send),
            ("heard", self.hear),
            ("sealed", self.seal),
        ):
            if stopping():
                break
            try:
                done[name] = part()
            except Trouble as trouble:
                troubles.append(f"{name}: {trouble.cause} {trouble.remedy}")
            except OperationalError as error:
                troubles.append(
                    f"{name}: the database was not there ({type(error).__name__}). Tried again soon."
                )
        return done, troubles

    def tick(self) -> int:
        """What time does, once a day and when the worker starts."""
        from ennakko.accounts.actor import system
        from ennakko.base.clock import moment, today
        from ennakko.channels.dispatch import channels
        from ennakko.channels.unread import go_on
        from ennakko.desk.uploads import forget_old
        from ennakko.ledger.tick import tick

        day = today(data_folder())
        if day == self.ticked:
            return 0
        forget_old(data_folder(), at=moment(data_folder()))
        names = [channel.name for channel in channels(data_folder())]
        go_on(names=names, at=moment(data_folder()))
        passed = tick(on=day, by=system("worker"), at=moment(data_folder()))
        if not passed.pop(
            "stopped_services", 0
        ):  # else the day is not done: once released they are ticked too
            self.ticked = day
        return sum(passed.values())

    def follow(self) -> int:
        """The fast path: the proposals of those whom a register change touched."""
        from ennakko.accounts.actor import system
        from ennakko.base.clock import moment, today
        from ennakko.ledger.sweep import follow

        data = data_folder()
        return follow(data=data, on=today(data), by=system("worker"), at=moment(data_folder())).touched

    def send(self) -> int:
        """The outbox, a part of it at a time."""
        from ennakko.accounts.actor import system
        from ennakko.base.clock import moment, today
        from ennakko.channels.dispatch import channels, dispatch

        data = data_folder()
        gone = dispatch(
            providers=channels(data),
            data=data,
            on=today(data),
            by=system("worker"),
            at=moment(data_folder()),
            limit=MESSAGES,
        )
        return gone.sent

    def hear(self) -> int:
        """What channels tell afterwards: read, replied. Asked every half minute."""
        from ennakko.accounts.actor import system
        from ennakko.base.clock import moment, today
        from ennakko.channels.suomifi.events import poll
        from ennakko.channels.suomifi.provider import suomifi

        channel = suomifi()
        if channel is None or monotonic() < self.hear_at:
            return 0
        self.hear_at = monotonic() + HEARD_EVERY
        data = data_folder()
        return poll(channel.client, on=today(data), by=system("worker"), at=moment(data))

    def seal(self) -> int:
        """What was committed since the last round."""
        from ennakko.audit.actions import seal
        from ennakko.base.clock import moment

        return seal(at=moment(data_folder()))
