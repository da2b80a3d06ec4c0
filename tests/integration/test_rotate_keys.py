"""A new key for identity codes: every code opens and is found before, during and after, killed anywhere and run again."""

import json
import random
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from ennakko.base.errors import Refused
from ennakko.config import keys
from ennakko.config.cli import main
from ennakko.register import access, sealing
from ennakko.register.feeds.children import known
from ennakko.register.models import IdentityCode, RawRecord, Resident
from ennakko.register.rotation import rotate, writing
from tests.integration.own_house import own_house
from tests.town import AT, code

pytestmark = pytest.mark.database
PEOPLE = 3_000
KILLS = 6


@pytest.fixture
def ring(settings, tmp_path, monkeypatch) -> Path:
    """A register whose key lies in files."""
    monkeypatch.delenv("ENNAKKO_KEY_REGISTER", raising=False)
    keys.make(tmp_path, "register")
    settings.REGISTER_RING = lambda: keys.ring(tmp_path)
    settings.REGISTER_KEY, *settings.REGISTER_OLD = keys.ring(tmp_path)
    return tmp_path


def somebody(number: int) -> tuple[str, int]:
    from datetime import date

    written, who = code(date(2020, 1, 1), number), Resident.objects.create()
    IdentityCode.objects.create(resident=who, lookup=sealing.lookup(written), sealed=sealing.seal(written))
    return written, who.pk


def opens(written: str, person: int) -> bool:
    row = IdentityCode.objects.get(resident=person)
    return (
        access.find(written) == person == known([written])[written] and sealing.unseal(row.sealed) == written
    )


@pytest.mark.django_db
def test_old_and_new_open_and_find_until_the_old_one_is_gone(ring, settings):
    from ennakko.accounts.actor import system

    people = [somebody(900 + n) for n in range(5)]
    body = {"henkilotunnus": people[0][0], "tietoryhmat": []}
    RawRecord.objects.create(
        feed="vtj-changes", position="1", lookup=sealing.lookup(people[0][0]), received_at=AT, state="applied",
        sealed=sealing.seal(json.dumps(body)), digest=sealing.digest(["vtj-changes", body]),
    )  # fmt: skip
    first = settings.REGISTER_KEY
    keys.replace_register_key(ring)
    assert all(opens(*one) for one in people)  # this very process, which began with the old key
    with pytest.raises(Refused):
        writing()
    done = rotate(by=system("test"), at=AT, progress=lambda _: None)
    assert (done.read, done.codes, done.records) == (6, 5, 1)
    keys.forget_old_register_key(ring)
    settings.REGISTER_KEY, settings.REGISTER_OLD = first, []  # a process that has slept through it all
    assert opens(*people[0])
    assert len(sealing.ring()) == 1
    assert all(opens(*one) for one in people)
    raw = RawRecord.objects.get()
    assert bytes(raw.digest) == sealing.digest(["vtj-changes", body])
    assert rotate(by=system("test"), at=AT, progress=lambda _: None).codes == 0
    writing()


@pytest.mark.django_db
def test_a_row_that_neither_key_opens_stops_it_by_its_place(ring):
    from ennakko.accounts.actor import system
    from ennakko.base.errors import Trouble

    _, person = somebody(900)
    IdentityCode.objects.filter(resident=person).update(sealed=b"x" * 40)
    with pytest.raises(Trouble, match=r"IdentityCode \d+ opens with neither key"):
        rotate(by=system("test"), at=AT, progress=lambda _: None)


@pytest.mark.django_db
def test_a_key_of_the_environment_is_replaced_by_whoever_keeps_it(monkeypatch):
    monkeypatch.setenv("ENNAKKO_KEY_REGISTER", keys.secrets.token_hex(32))
    done = CliRunner().invoke(main, ["rotate-keys"])
    assert done.exit_code == 1
    assert "ENNAKKO_KEY_REGISTER_OLD" in done.output


FILL = """
import django; django.setup()
from ennakko.register.models import IdentityCode, Resident
from ennakko.register.sealing import lookup, seal
rows = Resident.objects.bulk_create([Resident() for _ in range(%d)])
IdentityCode.objects.bulk_create(IdentityCode(resident=who, lookup=lookup(f"code {who.pk}"), sealed=seal(f"code {who.pk}")) for who in rows)
"""
HELD = """
import django; django.setup()
from ennakko.register.models import IdentityCode
from ennakko.register.sealing import ring, unseal
rows = list(IdentityCode.objects.all())
print(len(ring()), sum(unseal(row.sealed) == f"code {row.resident_id}" for row in rows))
"""


def survive(data: Path, kills: int) -> None:
    """Kill the command at random moments; after each, every code opens; then let it end."""
    chance = random.Random(4)
    with own_house(data) as house:
        house.env = {key: value for key, value in house.env.items() if not key.startswith("ENNAKKO_KEY_")}
        house.start("-c", FILL % PEOPLE).communicate()
        first = (data / "keys" / "register").read_bytes()
        for _ in range(kills):
            process = house.start("-m", "ennakko", "rotate-keys", "--json")
            time.sleep(chance.uniform(0.2, 2.2))
            process.kill()
            process.communicate()
            told, _ = house.start("-c", HELD).communicate()
            assert int(told.split()[1]) == PEOPLE
        done, _ = house.start("-m", "ennakko", "rotate-keys", "--json").communicate(timeout=120)
        assert json.loads(done)["read"] == PEOPLE
        assert (data / "keys" / "register").read_bytes() != first
        assert not (data / "keys" / "register.old").exists()
        told, _ = house.start("-c", HELD).communicate()
        assert told.split() == ["1", str(PEOPLE)]


def test_killed_anywhere_every_code_opens_and_the_next_run_goes_on(tmp_path):
    survive(tmp_path / "house", KILLS)


@pytest.mark.proof
def test_killed_fifty_times(tmp_path):
    survive(tmp_path / "house", 50)
