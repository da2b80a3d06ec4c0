"""Where the database is, as an operator writes it."""

import pytest

from ennakko.base.errors import Trouble
from ennakko.config.keys import secret
from ennakko.config.settings import database


def test_without_a_setting_the_database_lies_in_the_data_folder():
    told = database("")
    assert told["ENGINE"] == "django.db.backends.sqlite3"
    assert told["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_postgresql_address_is_taken_apart():
    told = database("postgresql://city:a%40b@db.example:5433/ennakko")
    assert told["ENGINE"] == "django.db.backends.postgresql"
    assert [told[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "ennakko", "city", "a@b", "db.example", 5433,
    ]  # fmt: skip


def test_any_other_database_is_refused_with_the_remedy():
    with pytest.raises(Trouble) as refused:
        database("mysql://city@db.example/ennakko")
    assert "mysql" in refused.value.cause
    assert "postgresql://" in refused.value.remedy


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    first = secret(tmp_path, "register")
    assert len(first) == 32
    assert secret(tmp_path, "register") == first
    assert secret(tmp_path, "audit") != first
    assert (tmp_path / "keys" / "register").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
