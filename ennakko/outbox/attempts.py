"""The attempts to send: what a sender claims, and what came of it. Each step is a transaction of its own.

    waiting ── claim ──> trying ── sent ───────> sent
                            ├───── later ──────> waiting     it did not go, or goes again under the same key
                            ├───── pass_on ────> waiting     this channel never will: for the next one
                            ├───── fail ───────> failed      no channel is left
                            ├───── give_back ──> waiting     it was not tried at all
                            ├───── hold_back ──> stopped     the addressee may not be written to any more
                            └───── give_up ────> uncertain   nobody knows whether it went

The claim is committed before anything leaves the house, so that a crash cannot make us forget an attempt. Every step but
`give_back` and `hold_back` writes down how the attempt ended. What failed or is uncertain waits for a person, who has it
tried anew (`again`), or found that it went (`found_gone`), or deals with it in another way (`set_aside`).
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import connection, transaction
from django.db.models import QuerySet

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.outbox.access import posted
from ennakko.outbox.letter import Posted
from ennakko.outbox.models import Attempt, Message, Outcome, Receipt, State

Together = Callable[[Posted], Hashable | None]


def alone(_message: Posted) -> None:
    """Nothing goes together with anything."""


@transaction.atomic
def route(*, channels: Mapping[str, Collection[int]]) -> None:
    """Choose the channel of waiting messages that have none: channel -> messages."""
    for channel, messages in channels.items():
        Message.objects.filter(id__in=messages, state=State.WAITING).update(channel=channel)


@transaction.atomic
def claim(
    *, channel: str, services: Collection[str], limit: int, at: datetime, together: Together = alone
) -> list[Posted]:
    """Take up to `limit` waiting messages of these services that are due, oldest first: they are `trying` from now on.

    Messages to one person for which `together` says the same, and not None, are taken at once and get one lead, for good:
    a second try goes under the same key.
    """
    waiting = Message.objects.filter(state=State.WAITING, channel=channel, service__in=services)
    due = waiting.exclude(due_at__gt=at).order_by("id")
    taken = _locked(due, limit)
    taken += _companions(due, taken, together)
    Message.objects.filter(id__in=[message.id for message in taken]).update(state=State.TRYING)
    return _led(taken, together)


def _locked(waiting: "QuerySet[Message]", limit: int | None = None) -> list[Posted]:
    """Lock them; a message that is being stopped at this moment is left alone."""
    return posted(waiting.select_for_update(skip_locked=connection.vendor == "postgresql")[:limit])


def _group(message: Posted, together: Together) -> Hashable | None:
    """What a message goes with: its lead where it has one, else whatever of its addressee it goes together with."""
    if message.lead is not None:
        return message.lead
    with_what = together(message)
    return None if with_what is None else (message.person, with_what)


def _companions(due: "QuerySet[Message]", taken: Sequence[Posted], together: Together) -> list[Posted]:
    """What else is due and goes together with what was taken."""
    groups = {_group(message, together) for message in taken} - {None}
    if not groups:
        return []
    near = due.filter(person__in={message.person for message in taken})
    others = _locked(near.exclude(id__in=[message.id for message in taken]))
    return [message for message in others if _group(message, together) in groups]


def _led(taken: Sequence[Posted], together: Together) -> list[Posted]:
    """Those that go together for the first time have the oldest of them as their lead from now on."""
    oldest: dict[Hashable, Posted] = {}
    leads: dict[int, int] = {}
    for message in taken:
        group = _group(message, together)
        if message.lead is None and group is not None:
            first = oldest.setdefault(group, message)
            if first is not message:
                leads |= {first.id: first.id, message.id: first.id}
    Message.objects.bulk_update([Message(pk=key, lead=lead) for key, lead in leads.items()], ["lead"])
    return [replace(message, lead=leads.get(message.id, message.lead)) for message in taken]


@transaction.atomic
def sent(*, messages: Sequence[tuple[Posted, str]], by: Actor, at: datetime) -> None:
    """These attempts succeeded: (message, what the channel calls it)."""
    gone = [message for message, _ in messages]
    _end(gone, State.SENT, sent_at=at)
    Attempt.objects.bulk_create(
        Attempt(
            message_id=message.id, channel=message.channel, at=at, outcome=Outcome.SENT, reference=reference
        )
        for message, reference in messages
    )
    _tell("sent", gone, by=by, at=at)


def delivered(*, receipts: Collection[tuple[int, str]], at: datetime) -> None:
    """The channel proves that these arrived: (message, evidence). The first proof holds."""
    rows = [Receipt(message_id=key, kind="delivered", at=at, evidence=said) for key, said in receipts]
    Receipt.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def later(
    *, messages: Sequence[Posted], due: datetime, outcome: str, why: str, same: bool, at: datetime
) -> None:
    """These wait until `due` and are tried again. `same`: what may have gone goes under the same key, as it was; the rest
    loses its lead, and may go in other company next time."""
    _end(messages, State.WAITING, due_at=due, **({} if same else {"lead": None}))
    _write(messages, outcome, why, at=at)


@transaction.atomic
def pass_on(*, messages: Sequence[Posted], to: str, why: str, at: datetime) -> None:
    """This channel never takes these, as it says; they wait for the channel `to`."""
    _end(messages, State.WAITING, channel=to, due_at=None, lead=None)
    _write(messages, Outcome.NEVER, why, at=at)


@transaction.atomic
def fail(*, messages: Sequence[Posted], why: str, by: Actor, at: datetime) -> None:
    """No channel is left for these: a person must look. They certainly did not go."""
    _end(messages, State.FAILED, due_at=None, lead=None)
    _write(messages, Outcome.NEVER, why, at=at)
    _tell("failed", messages, by=by, at=at)


@transaction.atomic
def give_back(*, messages: Sequence[Posted]) -> None:
    """These were not tried: they wait again."""
    _end(messages, State.WAITING)


@transaction.atomic
def hold_back(*, messages: Sequence[Posted], by: Actor, at: datetime) -> None:
    """These must not go: their addressees may not be written to any more."""
    _end(messages, State.STOPPED)
    _tell("held_back", messages, by=by, at=at)


@transaction.atomic
def give_up(*, messages: Sequence[Posted], outcome: str, why: str, by: Actor, at: datetime) -> None:
    """Nobody knows whether these went: a person must look, nothing sends them again."""
    _end(messages, State.UNCERTAIN)
    _write(messages, outcome, why, at=at)
    _tell("uncertain", messages, by=by, at=at)


@transaction.atomic
def again(*, message: int, by: Actor, at: datetime) -> None:
    """A person has a message tried anew, by whichever channel. What was uncertain may then arrive twice."""
    if left := _left(message, state=State.WAITING, channel="", due_at=None, lead=None):
        Attempt.objects.create(message_id=message, channel=left.channel, at=at, outcome=Outcome.AGAIN)
        _tell("again", [left], by=by, at=at)


@transaction.atomic
def found_gone(*, message: int, by: Actor, at: datetime) -> None:
    """A person found out that a message had gone: the addressee has it, or the provider says so. It proves no arrival."""
    if left := _left(message, among=(State.UNCERTAIN,), state=State.SENT, sent_at=at):
        _tell("found_gone", [left], by=by, at=at)


@transaction.atomic
def set_aside(*, message: int, by: Actor, at: datetime) -> None:
    """A person deals with it in another way: by a call, or not at all. Nothing sends it any more."""
    if left := _left(message, state=State.STOPPED):
        _tell("set_aside", [left], by=by, at=at)


def _left(
    message: int, among: Collection[State] = (State.FAILED, State.UNCERTAIN), **fields: object
) -> Posted | None:
    """Change a message that waits for a person; None where it does not any more."""
    found = Message.objects.select_for_update().filter(pk=message, state__in=among)
    was = posted(found)
    found.update(**fields)
    return was[0] if was else None


def _end(messages: Sequence[Posted], state: State, **fields: object) -> None:
    trying = Message.objects.filter(id__in=[message.id for message in messages], state=State.TRYING)
    trying.update(state=state, **fields)


def _write(messages: Sequence[Posted], outcome: str, why: str, *, at: datetime) -> None:
    Attempt.objects.bulk_create(
        Attempt(message_id=message.id, channel=message.channel, at=at, outcome=outcome, why=why)
        for message in messages
    )


def _tell(verb: str, messages: Sequence[Posted], *, by: Actor, at: datetime) -> None:
    if messages:
        keys = sorted(message.id for message in messages)
        audit.record(by=by, at=at, verb=verb, about="outbox", payload={"messages": keys})
