"""Many rows at once."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from ennakko.ledger import bulk
from ennakko.ledger.models import Freeze

KNOWN = {
    "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'ledger_freeze'",
    "sqlite": "SELECT count(*) FROM ledger_freeze",
}


@pytest.mark.django_db(transaction=True)
def test_after_much_was_written_the_planner_knows_how_much_there_is():
    said = {"by": "officer:1", "at": datetime(2027, 2, 1, tzinfo=UTC), "until": date(2027, 2, 8)}
    bulk.insert([Freeze(service="school-start", season=2027, person=key, **said) for key in range(300)])
    bulk.analyze("ledger")
    with connection.cursor() as cursor:
        cursor.execute(KNOWN[connection.vendor])
        assert cursor.fetchone() == (300,)


@pytest.mark.django_db
def test_within_a_transaction_nothing_is_measured():
    bulk.analyze("ledger")  # PostgreSQL would refuse it
    assert not connection.needs_rollback
