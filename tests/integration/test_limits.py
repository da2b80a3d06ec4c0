"""Processes that answer side by side share the count of who asks; one that cannot reach it counts alone."""

import socket
import sqlite3
import time

import httpx
import pytest

from tests.integration.own_house import House, ended, own_house
from tests.provider import free_port

TIMES = 200


@pytest.fixture
def house(tmp_path):
    with own_house(tmp_path / "data") as made:
        yield made


@pytest.mark.database
def test_two_processes_at_once_lose_no_count_and_give_none_twice(house: House):
    gate = house.data / "gate"
    both = [house.act("ask", TIMES, gate) for _ in range(2)]
    gate.touch()
    told = [ended(process)["times"] for process in both]
    assert sorted(told[0] + told[1]) == list(range(1, 2 * TIMES + 1))
    assert all(times == sorted(times) for times in told)


@pytest.mark.database
def test_two_workers_let_an_address_in_as_often_as_one(house: House):
    port = free_port()
    server = house.start("-m", "ennakko", "serve", "--no-worker", "--workers", "2", "--port", str(port))
    try:
        _until_somebody_answers(port)
        # A connection each: whichever worker is free takes it. The port is open before a worker has loaded what it needs.
        answers = [httpx.get(f"http://127.0.0.1:{port}/l/nothing/", timeout=60) for _ in range(130)]
    finally:
        server.terminate()
        server.communicate(timeout=30)
    assert [answer.status_code for answer in answers] == [404] * 120 + [429] * 10
    assert answers[-1].headers["Retry-After"] == "60"


def test_while_one_writer_holds_sqlite_for_long_a_process_counts_alone_and_soon(house: House):
    """On PostgreSQL nobody holds the count of an asker for longer than a statement."""
    gate = house.data
    holding = sqlite3.connect(house.data / "ennakko.sqlite3", isolation_level=None)
    try:
        holding.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        assert house.done("ask", 4, gate)["times"] == [1, 2, 3, 4]
        assert time.monotonic() - begun < 15  # half of what an act waits for its turn
        holding.execute("COMMIT")
    finally:
        holding.close()
    assert house.done("ask", 1, gate)["times"] == [1]  # nothing of it reached the database


def _until_somebody_answers(port: int) -> None:
    for _ in range(300):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError("The server did not answer within a minute.")
