"""The HTTP side of a text message provider: one POST of JSON a message, with our key as its idempotency key.

    POST {address}   Authorization: Bearer ...   Idempotency-Key: ...   {"from": "+358...", "to": "+358...", "text": "..."}
    2xx {"id": "..."}                       it took the message
    408, 429, 503 (Retry-After)             it did not, and may later
    400, 422 {"error": "word"}              it never will
    3xx, 401 to 407                         it does not know us: nothing goes
    anything else, no answer                nobody knows

Providers differ in their words and not in this; another one is another adapter beside it.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from hashlib import sha256

import httpx
from django.conf import settings

from ennakko.channels.provider import Evidence, Later, Never, NotSent, Unknown
from ennakko.channels.sms.fragments import fragments
from ennakko.channels.sms.shown import shown
from ennakko.outbox.letter import Posted
from ennakko.register.contacts import numbers_of

TIMEOUT = httpx.Timeout(10.0, connect=5.0)
MOST = 6  # fragments: a longer text is a mistake of ours
WORD = re.compile(r"[\w.-]{1,60}")  # what an error may be called: no number and no sentence
DOWN = (
    "The text message provider does not take messages from us ({why}).",
    "See ENNAKKO_SMS_URL and ENNAKKO_SMS_TOKEN; what waits is then sent by itself.",
)


@cache
def _client() -> httpx.Client:
    """One a process: its connections are kept."""
    return httpx.Client(timeout=TIMEOUT)


@dataclass(frozen=True)
class Sms:
    """Sends text messages. `takes_key`: the provider promised that one key reaches nobody twice."""

    address: str
    token: str
    sender: str
    city: str
    takes_key: bool
    client: httpx.Client = field(default_factory=_client, compare=False)
    name: str = "sms"

    def reach(self, persons: Collection[int]) -> dict[int, str]:
        """Those who gave a number."""
        return numbers_of(persons)

    def send(self, message: Posted, to: str) -> Evidence:
        """Send one reminder. It proves no arrival, whatever the provider says: it only reminds."""
        text = shown(message, self.city)
        if fragments(text) > MOST:
            raise Never("text too long")
        answer = self._post(message.key, {"from": self.sender, "to": to, "text": text})
        if answer.is_success:
            return self._taken(answer)
        if answer.status_code in {408, 429, 503}:
            raise Later(f"status {answer.status_code}", _after(answer))
        if answer.status_code in {400, 422}:
            raise Never(_word(answer))
        if answer.status_code < 408:  # moved, unknown, not allowed, not paid
            raise NotSent(DOWN[0].format(why=f"status {answer.status_code}"), DOWN[1])
        raise Unknown(f"status {answer.status_code}")

    def _post(self, key: str, told: dict[str, str]) -> httpx.Response:
        # Our own key names a person and a proposal: the provider gets a hash of it.
        once = sha256(key.encode()).hexdigest()[:32]
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": once}
        try:
            return self.client.post(self.address, json=told, headers=headers)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol) as error:
            raise NotSent(DOWN[0].format(why=type(error).__name__), DOWN[1]) from None
        except httpx.HTTPError as error:
            raise Unknown(type(error).__name__) from None

    def _taken(self, answer: httpx.Response) -> Evidence:
        """A success is one only where the provider says what it calls the message."""
        try:
            called = answer.json()["id"]
        except (ValueError, KeyError, TypeError):
            raise Unknown("an answer without id") from None
        if not isinstance(called, str) or not 0 < len(called) <= 120:
            raise Unknown("an answer without id")
        return Evidence(None, "taken", called)


def _word(answer: httpx.Response) -> str:
    """What the provider calls the error: one word, so that nothing of a person is repeated."""
    try:
        said = answer.json()["error"]
    except (ValueError, KeyError, TypeError):
        said = ""
    return said if isinstance(said, str) and WORD.fullmatch(said) else f"status {answer.status_code}"


def _after(answer: httpx.Response) -> datetime | None:
    """Not before: seconds or a date, both against the provider's own clock. None where it says neither."""
    said = answer.headers.get("Retry-After", "")
    try:
        now = parsedate_to_datetime(answer.headers["Date"])
        return (
            now + timedelta(seconds=min(int(said), 86_400)) if said.isdigit() else parsedate_to_datetime(said)
        )
    except (KeyError, TypeError, ValueError):
        return None


def sms() -> Sms | None:
    """The channel as this installation is set; None where it is not."""
    if not settings.SMS_URL:
        return None
    return Sms(
        settings.SMS_URL,
        settings.SMS_TOKEN,
        settings.SMS_SENDER,
        settings.CONTROLLER,
        takes_key=settings.SMS_KEYS,
    )
