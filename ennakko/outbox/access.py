"""Reading the outbox."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Count, Min, QuerySet

from ennakko.outbox.letter import Posted, Tried
from ennakko.outbox.models import Attempt, Message, Outcome, Receipt, State

MANY = 5_000  # things asked for in one query
GONE = (State.TRYING, State.SENT, State.UNCERTAIN)
FIELDS = tuple(Posted.__dataclass_fields__)


def posted(messages: "QuerySet[Message]") -> list[Posted]:
    """These messages as values."""
    return [Posted(*row) for row in messages.values_list(*FIELDS)]


def waiting(limit: int) -> list[Posted]:
    """The messages to be sent next, oldest first."""
    return posted(Message.objects.filter(state=State.WAITING).order_by("id")[:limit])


def of(about: str) -> list[Posted]:
    """Every message about one thing (`proposal:7`), oldest first."""
    return posted(Message.objects.filter(about=about).order_by("id"))


def gone(about: str) -> list[Posted]:
    """The messages about one thing that are, or may be, in somebody's hands."""
    return posted(Message.objects.filter(about=about, state__in=GONE).order_by("id"))


def written_to(about: Collection[str]) -> set[tuple[str, int]]:
    """Who has, or is to get, a message about these things: (about, person). What was stopped reached nobody."""
    things = sorted(about)
    found: set[tuple[str, int]] = set()
    for start in range(0, len(things), MANY):
        rows = Message.objects.filter(about__in=things[start : start + MANY]).exclude(state=State.STOPPED)
        found.update(rows.values_list("about", "person"))
    return found


def for_person(person: int) -> list[Posted]:
    """Every message that has gone to one person, newest first: their letters."""
    gone = Message.objects.filter(person=person, state__in=[State.SENT, State.UNCERTAIN])
    return posted(gone.order_by("-sent_at", "-id"))


def left(services: Collection[str], start: int = 0, number: int = MANY) -> list[Posted]:
    """The messages of these services that wait for a person, oldest first: no channel takes them, or nobody knows whether
    they went."""
    return posted(_left(services).order_by("id")[start : start + number])


def left_count(services: Collection[str]) -> int:
    """How many they are."""
    return _left(services).count()


def is_left(message: int, services: Collection[str]) -> bool:
    """Whether this message is one of them."""
    return _left(services).filter(pk=message).exists()


def _left(services: Collection[str]) -> "QuerySet[Message]":
    return Message.objects.filter(state__in=[State.FAILED, State.UNCERTAIN], service__in=services)


def tried(messages: Collection[int]) -> dict[int, list[Tried]]:
    """What was tried of these messages since a person last had them tried anew, oldest first: message -> attempts."""
    found: dict[int, list[Tried]] = {}
    rows = Attempt.objects.filter(message__in=messages).order_by("id")
    for message, *told in rows.values_list("message_id", *Tried.__dataclass_fields__):
        of_one = found.setdefault(message, [])
        if told[2] == Outcome.AGAIN:
            of_one.clear()
        else:
            of_one.append(Tried(*told))
    return found


def unread(channel: str, *, before: datetime, after: int, limit: int) -> list[Posted]:
    """Messages that went by a channel before the moment, of which nothing says that they were opened: those with a key above
    `after`, by key."""
    sent = Message.objects.filter(state=State.SENT, channel=channel, sent_at__lte=before, id__gt=after)
    return posted(sent.exclude(receipts__kind="opened").order_by("id")[:limit])


def by_channel() -> list[tuple[str, str, int, datetime]]:
    """How many messages stand where, and since when the oldest of them was made: (channel, state, number, oldest)."""
    found = Message.objects.values_list("channel", "state").annotate(
        number=Count("id"), oldest=Min("made_at")
    )
    return list(found.order_by("channel", "state"))


def evidence_by_channel() -> dict[tuple[str, str], int]:
    """How many receipts of each kind there are: (channel, delivered | opened | returned) -> number."""
    found = Receipt.objects.values_list("message__channel", "kind").annotate(number=Count("id"))
    return {(channel, kind): number for channel, kind, number in found}


def tried_since(channel: str, at: datetime) -> int:
    """How many attempts a channel was asked for since the moment, whatever came of them."""
    return Attempt.objects.filter(channel=channel, at__gte=at).count()


def referred(channel: str, references: Collection[str]) -> dict[str, list[Posted]]:
    """The messages that a channel calls so: reference -> messages (those that went together share one)."""
    rows = Attempt.objects.filter(channel=channel, reference__in=references).exclude(reference="")
    named = list(rows.order_by("id").values_list("message_id", "reference"))
    messages = {message.id: message for message in posted(Message.objects.filter(id__in=dict(named)))}
    found: dict[str, list[Posted]] = {}
    for key, reference in named:
        found.setdefault(reference, []).append(messages[key])
    return found


def counts() -> dict[str, int]:
    """How many messages stand where."""
    found = Message.objects.values_list("state").annotate(number=Count("id"))
    return dict.fromkeys(State.values, 0) | dict(found)


def unrouted(services: Collection[str], *, at: datetime, limit: int) -> list[Posted]:
    """The next messages of these services for which no channel is chosen yet, oldest first."""
    found = Message.objects.filter(state=State.WAITING, channel="", service__in=services).exclude(
        due_at__gt=at
    )
    return posted(found.order_by("id")[:limit])


def services_waiting() -> list[str]:
    """The services that have something to send."""
    found = Message.objects.filter(state=State.WAITING).order_by("service")
    return list(found.values_list("service", flat=True).distinct())


def receipts(messages: Collection[int]) -> dict[int, dict[str, str]]:
    """The evidence about these messages: message -> kind -> evidence."""
    found: dict[int, dict[str, str]] = {}
    rows: Iterable[tuple[int, str, str]] = Receipt.objects.filter(message_id__in=messages).values_list(
        "message_id", "kind", "evidence"
    )
    for message, kind, evidence in rows:
        found.setdefault(message, {})[kind] = evidence
    return found


def trying() -> list[Posted]:
    """The messages of which an attempt is committed and no outcome."""
    return posted(Message.objects.filter(state=State.TRYING).order_by("id"))
