"""Suomi.fi Messages on this machine, for tests and for trying things out: the calls that the City's client makes, with their
checks, each externalId once, events in pages, replies of end users. It misbehaves when told to.

    python -m ennakko.channels.suomifi --help
"""

import json
import random
import secrets
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

USER, PASSWORD, SERVICE = "ennakko", "A simulator's own password, 32+ 1", "ennakko-service"
WHEN = "2027-02-01T08:00:00Z"
PAGE = 1000


@dataclass
class Simulator:
    """What it was told to do, and what it did. `mailboxes`: identity codes with an active one. `script`: how the next
    messages end, one after another; `failing`: the share of the others that is refused for now."""

    mailboxes: set[str] = field(default_factory=set)
    script: list[str] = field(default_factory=list)
    failing: float = 0.0
    page: int = PAGE
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - which one fails is no secret
    tokens: set[str] = field(default_factory=set)
    messages: dict[str, dict[str, Any]] = field(
        default_factory=dict
    )  # externalId -> what was sent, with messageId
    delivered: Counter[str] = field(default_factory=Counter)
    events: list[dict[str, Any]] = field(default_factory=list)
    replies: dict[int, dict[str, Any]] = field(default_factory=dict)
    url: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)

    def happened(self, kind: str, number: int, external: str = "") -> None:
        """Add an event."""
        about = {"messageId": number, "serviceId": SERVICE} | ({"externalId": external} if external else {})
        self.events.append({"type": kind, "eventTime": WHEN, "metadata": about})

    def read(self, external: str) -> None:
        """The end user reads a message."""
        self.happened("Electronic message read", self.messages[external]["messageId"], external)

    def reply(self, external: str, text: str, *, code: str = "", on_behalf: str = "") -> int:
        """The end user (or somebody with another code) replies to a message. Returns the number of the reply."""
        sent = self.messages[external]
        number = 900_000 + len(self.replies)
        sender: dict[str, Any] = {"mailboxOwner": {"id": code or sent["recipient"]["id"], "name": "Invented"}}
        if on_behalf:
            sender["personSendingMessageOnBehalfOfMailboxOwner"] = {"id": on_behalf, "name": "Invented"}
        self.replies[number] = {
            "messageId": number, "createdAt": WHEN, "sender": sender,
            "electronic": {
                "messageId": number, "createdAt": WHEN, "title": "Re", "body": text, "attachments": [],
                "thread": {"rootMessageId": sent["messageId"]},
            },
        }  # fmt: skip
        self.happened("Electronic message from end user", number)
        return number

    def ends(self) -> str:
        """How this message ends."""
        with self.lock:
            if self.script:
                return self.script.pop(0)
            return "503" if self.chance.random() < self.failing else ""

    def take(self, told: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """An electronic message: refused with its errors, known already, or taken."""
        with self.lock:
            external = told["externalId"]
            if external in self.messages:
                number = self.messages[external]["messageId"]
                return 409, {"reason": "externalId is in use", "messageId": number}
            if told["recipient"]["id"] not in self.mailboxes:
                errors = [
                    {"error": "Recipient has no active mailbox", "errorCode": "recipient.mailbox.notActive"}
                ]
                return 400, {"reason": "Bad request", "validationErrors": errors}
            number = 1000 + len(self.messages)
            self.messages[external] = told | {"messageId": number}
            self.delivered[external] += 1
            self.happened("Electronic message created", number, external)
            return 200, {"messageId": number}


@contextmanager
def running(simulator: Simulator, port: int = 0) -> Iterator[Simulator]:
    """The simulator behind a real socket of this machine, until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(simulator))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    simulator.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield simulator
    finally:
        server.shutdown()
        server.server_close()


def _handler(simulator: Simulator) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms for its head to be received

        def log_message(self, *_: object) -> None:
            """Nothing is logged: identity codes are personal data."""

        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
            path = urlsplit(self.path).path
            if path == "/v1/token":
                self._token(told)
            elif not self._known():
                self._say(401, {"reason": "Unauthorized"})
            elif path == "/v1/mailboxes/active":
                asked = [each["id"] for each in told["endUsers"]]
                active = [{"id": code} for code in asked if code in simulator.mailboxes]
                self._say(
                    *((200, {"endUsersWithActiveMailbox": active}) if len(asked) <= 10_000 else (400, {}))
                )
            elif path == "/v2/messages/electronic":
                self._message(told)
            else:
                self._say(404, {"reason": "Not found"})

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if not self._known():
                self._say(401, {"reason": "Unauthorized"})
            elif parts.path == "/v2/events":
                start = int(parse_qs(parts.query).get("continuationToken", ["0"])[0])
                found = simulator.events[start : start + simulator.page]
                self._say(200, {"continuationToken": str(start + len(found)), "events": found})
            elif (
                parts.path.startswith("/v2/messages/")
                and int(parts.path.rsplit("/", 1)[1]) in simulator.replies
            ):
                self._say(200, simulator.replies[int(parts.path.rsplit("/", 1)[1])])
            else:
                self._say(404, {"reason": "Not found"})

        def _token(self, told: dict[str, Any]) -> None:
            if (told.get("username"), told.get("password")) != (USER, PASSWORD):
                self._say(400, {"reason": "Invalid credentials"})
                return
            token = secrets.token_urlsafe(16)
            simulator.tokens.add(token)
            self._say(200, {"access_token": token, "token_type": "bearer", "expires_in": 3600})

        def _known(self) -> bool:
            return self.headers.get("Authorization", "").removeprefix("Bearer ") in simulator.tokens

        def _message(self, told: dict[str, Any]) -> None:
            ends = simulator.ends()
            if ends == "hang":
                time.sleep(30)
            elif ends == "close":  # it took the message; the answer breaks off
                simulator.take(told)
                self.close_connection = True
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
                self.wfile.flush()
                self.connection.close()
            elif ends == "odd":
                self._say(200, {"reason": "Internal error"})
            elif ends:
                self._say(int(ends), {"reason": "Simulated"})
            else:
                self._say(*simulator.take(told))

        def _say(self, status: int, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler
