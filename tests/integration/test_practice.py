"""`ennakko practice`: it lives beside the real installation and cannot reach it."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

NOBODY = "postgresql://root@127.0.0.1:1/real"  # whoever asks it anything fails


def ennakko(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ENNAKKO_")}
    return subprocess.run(
        [sys.executable, "-m", "ennakko", *words], env=kept | env, capture_output=True, text=True, check=False
    )


def bytes_of(folder: Path) -> dict[str, str]:
    """Every file of the real installation, the practice left out."""
    files = (path for path in folder.rglob("*") if path.is_file() and folder / "practice" not in path.parents)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def real(tmp_path_factory) -> Path:
    """A real installation with a register of its own, and a practice beside it."""
    folder = tmp_path_factory.mktemp("real")
    assert (
        ennakko("demo", "--data", str(folder), "--residents", "300", "--no-sweep", "--no-serve").returncode
        == 0
    )
    (folder / "day").unlink()  # no demo any more
    return folder


def practised(real: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return ennakko(
        "practice", "--data", str(real), "--residents", "400", "--no-serve", *words, ENNAKKO_DATABASE=NOBODY
    )


def test_the_real_installation_is_not_even_opened(real):
    before = bytes_of(real)
    done = practised(real)
    assert done.returncode == 0, done.stderr
    assert bytes_of(real) == before
    practice = real / "practice"
    assert (practice / "ennakko.sqlite3").stat().st_size > 100_000
    assert (practice / "keys" / "register").read_bytes() != (real / "keys" / "register").read_bytes()


def test_it_is_built_once_and_again_only_when_asked(real):
    practised(real)
    kept = real / "practice" / "outbox" / "kept.txt"  # goes with what was practised
    kept.parent.mkdir(exist_ok=True)
    kept.touch()
    assert practised(real).returncode == 0
    assert kept.exists()
    assert practised(real, "--anew").returncode == 0
    assert not kept.exists()


def test_whatever_the_environment_says_a_practice_uses_its_own_database(real):
    practised(real)
    asked = ennakko("plan", "school-start", "--data", str(real / "practice"), ENNAKKO_DATABASE=NOBODY)
    assert asked.returncode == 0, asked.stderr
    refused = ennakko("plan", "school-start", "--data", str(real), ENNAKKO_DATABASE=NOBODY)
    assert refused.returncode != 0


def test_a_folder_of_that_name_that_is_no_synthetic_city_is_left_alone(tmp_path):
    mine = tmp_path / "practice" / "letters.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    done = practised(tmp_path)
    assert done.returncode == 1
    assert "not a synthetic city" in done.stderr
    assert [path.name for path in mine.parent.iterdir()] == ["letters.txt"]
    assert mine.read_text() == "mine"


def test_every_page_says_that_everybody_is_invented(client, settings, db):
    settings.PRACTICE = settings.DEMO = True
    for path in ("/", "/desk/sign-in/"):
        assert "kaikki ihmiset ovat keksittyjä" in client.get(path, follow=True).content.decode()
    settings.PRACTICE = False
    assert "keksittyjä</span>" not in client.get("/desk/sign-in/").content.decode()
