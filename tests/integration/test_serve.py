"""`ennakko serve` with real processes: the pages answer, a worker runs beside them, and both end together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest


@pytest.fixture
def port() -> int:
    """A port nobody answers on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def serving(data: Path, port: int) -> Iterator[subprocess.Popen]:
    """The pages of an empty installation, on SQLite, until the block ends."""
    kept = {key: value for key, value in os.environ.items() if key != "ENNAKKO_DATABASE"}
    process = subprocess.Popen(
        [sys.executable, "-m", "ennakko", "serve", "--port", str(port), "--data", str(data)],
        env=kept, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def answer(port: int, path: str, seconds: float = 60) -> httpx.Response:
    """The answer of the pages, as soon as there is one."""
    end = time.monotonic() + seconds
    while True:
        try:
            return httpx.get(f"http://127.0.0.1:{port}{path}", timeout=10)
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def group(process: subprocess.Popen) -> list[str]:
    """The command lines of everything `process` started that still runs."""
    lines = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            same = os.getpgid(int(entry.name)) == process.pid
            line = (entry / "cmdline").read_bytes().decode().replace("\0", " ")
        except (ProcessLookupError, FileNotFoundError):
            continue
        if same and line:
            lines.append(line)
    return lines


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=lambda sign: sign.name)
def test_pages_and_worker_start_and_end_together(tmp_path, port, sign):
    with serving(tmp_path, port) as process:
        page = answer(port, "/sign-in/")
        assert page.status_code == 200
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        assert answer(port, "/static/ui/page.css").status_code == 200
        assert any(line.rstrip().endswith("worker") for line in group(process))

        process.send_signal(sign)
        told, _ = process.communicate(timeout=40)
        assert f"http://127.0.0.1:{port}/desk/" in told
        assert group(process) == []


def test_a_port_that_is_taken_is_told_with_its_remedy(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with serving(tmp_path, taken.getsockname()[1]) as process:
            told, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "cannot answer" in told
    assert "--port" in told
    assert "Traceback" not in told
