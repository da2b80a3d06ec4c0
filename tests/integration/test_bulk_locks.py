"""Bulk reading on SQLite never lets a second writer into an open transaction.

ADBC carries a SQLite library of its own. Opened and closed in a process that holds Django's connection, it drops the
locks of that connection: a second writer gets in, and committed rows vanish. The last test shows the trap itself, so that
the others are known to be able to fail. (PostgreSQL reads another way: these run on SQLite only.)
"""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.integration.own_house import House, own_house

WRITER = """
import sys, tempfile
from datetime import UTC, date, datetime
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.db import connection, transaction
from ennakko.register.models import Touched
from ennakko.register.snapshot import child, store
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
with transaction.atomic():
    Touched.objects.create(person=1, why="test", at=AT)
    if sys.argv[1] == "child":
        store.take(Path(settings.DATA), on=date(2027, 2, 1), at=AT)
    else:
        child.read(str(connection.settings_dict["NAME"]), Path(tempfile.mkdtemp()))
    print("read", flush=True)
    sys.stdin.readline()
print("committed", flush=True)
"""


@contextmanager
def writer(house: House, how: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has written a row, not committed yet, and has read the whole register in bulk meanwhile."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, how],
        env=house.env,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdout
        assert process.stdout.readline() == "read\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def second_writer_gets_in(database: Path) -> bool:
    """Whether another process (this one) may write now."""
    connection = sqlite3.connect(database, timeout=0.5, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO register_touched (person, why, at) VALUES (2, 'test', '2027-02-01 08:00:00')"
        )
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    finally:
        connection.close()
    return True


def touched(database: Path) -> list[int]:
    connection = sqlite3.connect(database)
    try:
        return [row[0] for row in connection.execute("SELECT person FROM register_touched ORDER BY person")]
    finally:
        connection.close()


@pytest.fixture
def house(tmp_path) -> Iterator[House]:
    with own_house(tmp_path / "data") as made:
        yield made


def test_while_a_transaction_is_open_bulk_reading_lets_no_second_writer_in_and_no_row_vanishes(house):
    database = house.data / "ennakko.sqlite3"
    with writer(house, "child") as process:
        assert not second_writer_gets_in(database)
        told, _ = process.communicate("commit\n", timeout=60)
        assert told == "committed\n"
    assert second_writer_gets_in(database)
    assert touched(database) == [1, 2]


def test_the_trap_is_real_reading_in_bulk_in_the_writers_own_process_lets_a_second_writer_in(house):
    with writer(house, "here"):
        assert second_writer_gets_in(house.data / "ennakko.sqlite3")


@pytest.mark.parametrize("module", ["ennakko.register.bulk.child", "ennakko.register.snapshot.child"])
def test_the_child_processes_import_no_django(module):
    asked = f"import sys, {module}; print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
