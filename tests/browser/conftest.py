"""A synthetic city of its own behind the real server, and a real Chromium in front of it.

`city` builds the city once with the commands a newcomer types (`demo`, then `worker --once` to write the
messages) and serves it with `ennakko serve`. `visit` opens pages in Chromium.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import lacking
from tests.provider import free_port

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RESIDENTS = 3000


@dataclass(frozen=True)
class City:
    """Where the pages are, and the data folder behind them."""

    url: str
    data: Path

    def command(self, *arguments: str) -> str:
        """Run `ennakko` on this city; its standard output."""
        run = subprocess.run(
            [sys.executable, "-m", "ennakko", *arguments, "--data", str(self.data)],
            capture_output=True, text=True, timeout=180, check=False,
            env={name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"},  # of these tests
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        return run.stdout

    def links_of(self, child: str) -> list[str]:
        """The paths that the messages about a child lead to, as their readers would type them, one an addressee."""
        said = [file.read_text() for file in sorted(self.data.glob("outbox/*/*.txt"))]
        about = [text for text in said if re.search(rf": {child}$", text, re.MULTILINE)]
        return [path for text in about for path in re.findall(r"(/l/[\w-]+/)", text)]


@contextmanager
def served(data: Path, *, port: int = 0, told: Mapping[str, str] | None = None) -> Iterator[City]:
    """The installation in `data` behind the real server, with other settings where `told`, until the block ends."""
    port = port or free_port()
    made = City(f"http://127.0.0.1:{port}", data)
    server = subprocess.Popen(
        [sys.executable, "-m", "ennakko", "serve", "--port", str(port), "--data", str(data)],
        env=os.environ | (told or {}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        _until_it_answers(made.url)
        yield made
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A small city, swept, its messages written, served until the session ends."""
    built = City("", tmp_path_factory.mktemp("city") / "data")
    built.command("demo", "--residents", str(RESIDENTS), "--no-serve")
    built.command("worker", "--once")
    with served(built.data) as made:
        yield made


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium; skipped in one line where there is none."""
    if not CHROMIUM.exists():
        lacking("Chromium", "apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def window(chromium, url: str, width: int = 1280, *, script: bool = True, language: str = "fi"):
    """A fresh browser window on the pages at `url`; whatever goes wrong in it fails the test."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=script, base_url=url, locale=language
    )
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if wrong(line, page) else None)
    yield page
    context.close()
    assert not troubles


@pytest.fixture
def visit(chromium, city) -> Callable:
    """`with visit(width=320, script=False) as page:` a fresh browser window on the city's pages."""
    return partial(window, chromium, city.url)


def wrong(line, page) -> bool:
    """Whether a line of the console tells of trouble; that the page itself is a 404 is what it says."""
    return line.type == "error" and line.location.get("url") != page.url


def _until_it_answers(url: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"{url} did not answer within {seconds} s")
