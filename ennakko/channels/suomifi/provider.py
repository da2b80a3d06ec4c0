"""The channel of Suomi.fi Messages: an electronic message to whoever has an active mailbox, to be replied to.

A mailbox is consent to be served electronically: the message counts as served some days after it was sent (parameter
`served_electronically` of each service).
"""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from suomifi_messages.client import SuomiFiClient
from suomifi_messages.errors import SuomiFiDuplicateMessageError
from suomifi_messages.schemas import BodyFormat

from ennakko.channels.provider import ELECTRONIC, Evidence, Later, NotSent, Unknown, Unsent
from ennakko.channels.suomifi.client import REMEDY, ask, client
from ennakko.outbox.letter import Posted
from ennakko.register.codes import codes_of

MANY = 10_000  # mailboxes asked for at once


@dataclass(frozen=True)
class SuomiFi:
    """Sends electronic messages. Our key is its externalId: the same twice is one message."""

    client: SuomiFiClient
    service: str
    name: str = "suomifi"
    takes_key: bool = True

    def reach(self, persons: Collection[int]) -> dict[int, str]:
        """The identity codes of those with an active mailbox. Raises NotSent where nobody says who has one."""
        codes = codes_of(persons)
        asked = sorted(codes.values())
        active: set[str] = set()
        for start in range(0, len(asked), MANY):
            some = asked[start : start + MANY]
            try:
                active |= set(ask(self.client, lambda some=some: self.client.check_mailboxes(some)))  # type: ignore[misc]
            except (Later, Unknown, Unsent) as error:
                raise NotSent(
                    f"Suomi.fi Messages does not say who has a mailbox ({error.why}).", REMEDY
                ) from None
        return {person: code for person, code in codes.items() if code in active}

    def send(self, message: Posted, to: str) -> Evidence:
        """Send one message; a second try under the same key is told that it is there already."""
        external = sha256(message.key.encode()).hexdigest()[:32]
        try:
            number, _ = ask(
                self.client,
                lambda: self.client.send_electronic_message(
                    title=message.title, body=message.body, body_format=BodyFormat.TEXT, recipient_id=to,
                    service_id=self.service, external_id=external, reply_allowed=True, reminder=True,
                ),
            )  # fmt: skip
        except SuomiFiDuplicateMessageError as there:
            number = there.message_id
        if not isinstance(number, int):
            raise Unknown("an answer without messageId")
        return Evidence(ELECTRONIC, f"suomi.fi message {number}", str(number))


def suomifi() -> SuomiFi | None:
    """The channel as this installation is set; None where it is not."""
    if not (settings.SUOMIFI_URL and settings.SUOMIFI_USERNAME and settings.SUOMIFI_SERVICE_ID):
        return None
    made = client(settings.SUOMIFI_URL, settings.SUOMIFI_USERNAME, settings.SUOMIFI_PASSWORD)
    return SuomiFi(made, settings.SUOMIFI_SERVICE_ID)
