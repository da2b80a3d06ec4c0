"""Dispatch: the outbox carried out in chunks, so that a stop button works between two of them.

An attempt is committed before anything leaves the house, its outcome after. What a crash leaves between the two is
tried again on a channel that takes the message's key; on any other it becomes *uncertain*, and nothing resends it.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from ennakko.accounts.actor import Actor
from ennakko.channels.bundles import bundled, together
from ennakko.channels.declared import channel, in_order, midnight
from ennakko.channels.files import Files
from ennakko.channels.outcomes import NOWHERE, Outcomes, Settled
from ennakko.channels.provider import Evidence, NotSent, Provider, Unknown, Unsent
from ennakko.channels.routes import Routes
from ennakko.channels.sms.provider import sms
from ennakko.channels.suomifi.provider import suomifi
from ennakko.channels.turn import turn
from ennakko.ledger import access as ledger
from ennakko.outbox import access as outbox
from ennakko.outbox import attempts
from ennakko.outbox.letter import Posted
from ennakko.register import access as register

CHUNK = 500  # a few tenths of a second: so soon a stop button holds
SECONDS = 5  # one dispatch uses a slow channel for so long at most: the worker has other things to do


def channels(data: Path) -> list[Provider]:
    """The channels of this installation: those that are set, or files where none is."""
    found = [channel for channel in (suomifi(), sms()) if channel is not None]
    return [*found, Files(data / "outbox", proves=settings.DEMO)]


def dispatch(
    *,
    providers: Sequence[Provider],
    data: Path,
    on: date,
    by: Actor,
    at: datetime,
    limit: int = 1_000_000,
    progress: Callable[[int], None] = lambda sent: None,
) -> Settled:
    """Send what waits, at most `limit` messages. A service whose stop button is pulled is left waiting.

    Where another process is sending, nothing is done. Raises NotSent where a channel cannot send, after the others were
    used: what it did not take waits on.
    """
    with turn(data / "outbox") as ours:
        if not ours:
            return Settled()
        routes = Routes(tuple(provider.name for provider in providers))
        services = outbox.services_waiting()  # what is posted from now on goes with the next dispatch
        runs = [_Run(provider, Outcomes(provider, routes, on, by, at), services) for provider in providers]
        runs.sort(key=lambda run: in_order(routes.names).index(run.provider.name))
        done = sum((run.recover() for run in runs), Settled())
        _choose(routes, services, at=at)
        down = []
        for run in runs:
            try:
                for settled in run.chunks(limit - done.sent):
                    done += settled
                    progress(done.sent)
            except NotSent as trouble:
                down.append(trouble)
        if down:
            raise down[0]
        return done


def _going(services: Sequence[str]) -> list[str]:
    """Those that are live and not stopped at this moment."""
    return [service for service in services if ledger.live(service) and not ledger.braked(service)]


def _choose(routes: Routes, services: Sequence[str], *, at: datetime) -> None:
    """A channel for each message that has none."""
    while routes.names and (waiting := outbox.unrouted(_going(services), at=at, limit=10 * CHUNK)):
        attempts.route(channels=routes.first(waiting))


@dataclass(frozen=True)
class _Run:
    """One channel in one dispatch."""

    provider: Provider
    outcomes: Outcomes
    services: Sequence[str]

    def recover(self) -> Settled:
        """Deal with the attempts that a crash left without an outcome."""
        left = [message for message in outbox.trying() if message.channel == self.provider.name]
        return sum((self.outcomes.lost(messages) for _, messages in bundled(left)), Settled())

    def chunks(self, limit: int) -> Iterator[Settled]:
        """Send in chunks, no faster and no more than the channel bears, until nothing is left that may go now."""
        declared, at = channel(self.provider.name), self.outcomes.at
        today = outbox.tried_since(self.provider.name, midnight(at)) if declared.awake(at) else declared.a_day
        left = min(limit, declared.a_second * SECONDS, declared.a_day - today)
        # Where a second try could reach somebody twice, an attempt is committed for one message at a time.
        chunk = min(CHUNK, declared.a_second) if self.provider.takes_key else 1
        while left > 0 and (taken := self._claim(min(chunk, left))):
            began = time.monotonic()
            yield self._carry(taken)
            left -= len(taken)
            time.sleep(max(0.0, len(taken) / declared.a_second - (time.monotonic() - began)))

    def _claim(self, limit: int) -> list[Posted]:
        going = _going(self.services)
        if not going:
            return []
        return attempts.claim(
            channel=self.provider.name, services=going, limit=limit, at=self.outcomes.at, together=together
        )

    def _carry(self, taken: Sequence[Posted]) -> Settled:
        """Send a claimed chunk to those who may be written to and can be reached."""
        reachable = register.reachable({message.person for message in taken})  # somebody may have died since
        held = [message for message in taken if message.person not in reachable]
        attempts.hold_back(messages=held, by=self.outcomes.by, at=self.outcomes.at)
        going = [message for message in taken if message.person in reachable]
        try:
            to = self.provider.reach({message.person for message in going})
        except Exception:  # whatever it was, nothing has gone yet
            attempts.give_back(messages=going)
            raise
        nowhere = [message for message in going if message.person not in to]
        done = Settled(held_back=len(held)) + self.outcomes.refused(nowhere, NOWHERE)
        return done + self._send([message for message in going if message.person in to], to)

    def _send(self, going: Sequence[Posted], to: Mapping[int, str]) -> Settled:
        """Send them one by one. What went is written down even where a later one fails."""
        waiting = list(bundled(going))
        gone: list[tuple[list[Posted], Evidence]] = []
        unsent: list[tuple[list[Posted], Unsent]] = []
        try:
            while waiting:
                sending, messages = waiting[0]
                try:
                    gone.append((messages, self.provider.send(sending, to[sending.person])))
                except Unsent as how:
                    unsent.append((messages, how))
                except NotSent:
                    raise
                except Exception as error:  # the channel's code failed on this message: the others go on
                    unsent.append((messages, Unknown(type(error).__name__)))
                del waiting[0]
        except NotSent:
            attempts.give_back(messages=[message for _, messages in waiting for message in messages])
            raise
        finally:
            done = self.outcomes.sent(gone)
            done = sum((self.outcomes.unsent(*each) for each in unsent), done)
        return done
