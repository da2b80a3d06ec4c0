"""What residents do in `bench.portal`: each reads the pages of the main menu and a letter, with a pause between (locust)."""

import json
import os
from itertools import cycle
from pathlib import Path

from locust import FastHttpUser, constant, task

TOLD = json.loads(Path(os.environ["BENCH_SESSIONS"]).read_text())
SESSIONS = cycle(TOLD["sessions"])
PAUSE = float(os.environ["BENCH_PAUSE"])


class Resident(FastHttpUser):
    """A signed-in guardian behind the proxy that speaks TLS."""

    wait_time = constant(PAUSE)

    def on_start(self) -> None:
        """Take a session; begin anywhere in the menu."""
        key, letter = next(SESSIONS)
        self.headers = {
            "Cookie": f"__Host-sessionid={key}", "X-Forwarded-Proto": "https", "Host": TOLD["host"],
            "Accept-Language": "fi",
        }  # fmt: skip
        paths = [*TOLD["menu"], letter]
        start = hash(key) % len(paths)
        self.paths = cycle(paths[start:] + paths[:start])

    @task
    def read(self) -> None:
        """The next page; anything but the page itself is an error."""
        path = next(self.paths)
        name = "letter" if path.startswith("/proposal/") else path
        with self.client.get(
            path, headers=self.headers, name=name, allow_redirects=False, catch_response=True
        ) as answer:
            if answer.status_code != 200:
                answer.failure(f"{answer.status_code}")
