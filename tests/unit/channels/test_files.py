"""The channel of files writes each message once, whole, in the folder of the day it was made."""

import os
from datetime import UTC, datetime

import pytest

from ennakko.channels.files import Files
from ennakko.channels.provider import NotSent
from ennakko.outbox.letter import Posted

MADE = datetime(2027, 1, 31, 22, 30, tzinfo=UTC)  # half past midnight in Helsinki


def message(key="proposal:7/notice/1/34", body="Lapsi: Elsa"):
    return Posted(
        1, key, "proposal:7", "school-start", 34, "files", "fi", "Koulupaikka", body, "trying", MADE, None
    )


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path / "outbox", proves=False)


def test_a_message_lies_in_the_folder_of_its_day_in_helsinki(files, tmp_path):
    files.send(message())
    (written,) = (tmp_path / "outbox" / "2027-02-01").iterdir()
    assert written.read_text() == "Koulupaikka\n\nLapsi: Elsa\n"


def test_the_same_message_sent_twice_is_one_file(files, tmp_path):
    files.send(message())
    files.send(message())
    assert len(list((tmp_path / "outbox").rglob("*.*"))) == 1


def test_different_messages_are_different_files_and_no_name_tells_whom_they_concern(files, tmp_path):
    files.send(message())
    files.send(message("proposal:7/notice/1/35"))
    names = [path.name for path in (tmp_path / "outbox").rglob("*.txt")]
    assert len(names) == 2
    assert all(len(name) == 36 for name in names)


def test_a_file_proves_arrival_only_where_it_is_said_to(files, tmp_path):
    assert files.send(message()).receipt is None
    assert Files(tmp_path, proves=True).send(message()).receipt == "delivered"


def test_what_cannot_be_written_is_not_sent_and_leaves_nothing(files, tmp_path):
    blocked = files.path(message()).with_suffix(".new")
    blocked.mkdir(parents=True)
    (blocked / "in-the-way").touch()
    with pytest.raises(NotSent):
        files.send(message())
    assert not files.path(message()).exists()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_told_with_its_remedy(files, tmp_path):
    fresh = files.path(message()).with_suffix(".new")
    fresh.parent.mkdir(parents=True)
    fresh.symlink_to("/dev/full")
    with pytest.raises(NotSent, match="No space left"):
        files.send(message(body="x" * 10_000))
    assert list(fresh.parent.iterdir()) == []
