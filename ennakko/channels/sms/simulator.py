"""A text message provider on this machine, for tests and for trying things out. It takes what `provider.py` sends, delivers
each key once, misbehaves when told to, and posts replies to our door, signed.

    python -m ennakko.channels.sms --help
"""

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

from ennakko.channels.sms.signature import signature


@dataclass
class Simulator:
    """What it was told to do, and what it did. `script`: how the next requests end, one after another; `failing`: the share
    of the others that is refused for now; `breaking`: that of those whose answer breaks off after the message was taken."""

    token: str = "token of a simulator"  # noqa: S105 - it opens nothing
    script: list[str] = field(default_factory=list)
    failing: float = 0.0
    breaking: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - which one fails is no secret
    delivered: Counter[str] = field(default_factory=Counter)
    texts: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, key: str, told: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Deliver a message once, under its key."""
        with self.lock:
            if not self.delivered[key]:
                self.texts.append((told["to"], told["text"]))
                self.delivered[key] += 1
        return 200, {"id": f"sms-{key}"[:120]}

    def ends(self) -> str:
        """How this request ends."""
        with self.lock:
            if self.script:
                return self.script.pop(0)
            drawn = self.chance.random()
            return "503" if drawn < self.failing else "close" if drawn < self.failing + self.breaking else ""


@contextmanager
def running(simulator: Simulator, port: int = 0) -> Iterator[Simulator]:
    """The simulator behind a real socket of this machine, until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(simulator))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    simulator.url = f"http://127.0.0.1:{server.server_address[1]}/messages"
    try:
        yield simulator
    finally:
        server.shutdown()
        server.server_close()


def reply(door: str, secret: str, *, reference: str, called: str, text: str, at: datetime) -> httpx.Response:
    """Post a reply to our door as the provider does."""
    body = json.dumps({"id": reference, "from": called, "text": text}).encode()
    headers = {"X-Signature": signature(secret, body, at), "Content-Type": "application/json"}
    return httpx.post(door, content=body, headers=headers, timeout=10)


def _handler(simulator: Simulator) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms for its head to be received

        def log_message(self, *_: object) -> None:
            """Nothing is logged: texts and numbers are personal data."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            key, ends = self.headers.get("Idempotency-Key", ""), simulator.ends()
            if self.headers.get("Authorization") != f"Bearer {simulator.token}":
                self._say(401, {"error": "unauthorized"})
            elif ends == "hang":
                time.sleep(30)
            elif ends == "close":  # it took the message; the answer breaks off
                simulator.answer(key, json.loads(body))
                self.close_connection = True
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
                self.wfile.flush()
                self.connection.close()
            elif ends == "odd":
                self._say(200, {"error": "internal"})
            elif ends:
                self._say(int(ends), {"error": "simulated"})
            else:
                self._say(*simulator.answer(key, json.loads(body)))

        def _say(self, status: int, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if status in {429, 503}:
                self.send_header("Retry-After", "120")
            self.end_headers()
            self.wfile.write(body)

    return Handler
