"""How often somebody may ask at a door: counted in one table, by a keyed hash, within a window, whatever a view does then."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse

from ennakko.ui import counting, words
from ennakko.ui.counting import one_more
from ennakko.ui.limits import limited, too_often
from ennakko.ui.models import Asker

pytestmark = pytest.mark.django_db
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
ADDRESS = "192.0.2.7"


def counted(after: float = 0, who: str = ADDRESS, what: str = "door") -> int:
    return one_more(what, who, 60, at=AT + timedelta(seconds=after))


def test_each_asker_is_counted_at_each_door():
    assert [counted(), counted(1), counted(2)] == [1, 2, 3]
    assert counted(who="192.0.2.8") == 1
    assert counted(what="another door") == 1


def test_a_window_begins_with_the_first_time_and_what_was_asked_in_it_is_forgotten_when_it_is_over():
    assert [counted(seconds) for seconds in (0, 59, 59.9, 60, 119, 120)] == [1, 2, 3, 1, 2, 1]
    [row] = Asker.objects.all()
    assert (row.times, row.until) == (1, AT + timedelta(seconds=180))


def test_the_table_holds_a_keyed_hash_and_nothing_else_of_who_asked(settings):
    counted()
    settings.SECRET_KEY = "another installation's"
    counted()
    told = [bytes(row.who) for row in Asker.objects.all()]
    assert len(set(told)) == 2 and {len(who) for who in told} == {32}
    assert not set(told) & {hashlib.sha256(said.encode()).digest() for said in (ADDRESS, f"door:{ADDRESS}")}
    assert {field.name for field in Asker._meta.get_fields()} == {"who", "times", "until"}


def test_whoever_asks_too_often_reads_for_how_long_to_wait(rf):
    door = limited("door", 2)(lambda _request: HttpResponse("in"))
    answers = [door(rf.post("/", REMOTE_ADDR=ADDRESS)) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert words.too_many["fi"] in answers[-1].content.decode()
    assert door(rf.get("/", REMOTE_ADDR=ADDRESS)).status_code == 200  # only to post was limited
    assert door(rf.post("/", REMOTE_ADDR="192.0.2.8")).status_code == 200


def test_what_a_view_rolls_back_was_asked_all_the_same(rf):
    @limited("door", 2)
    @transaction.atomic
    def view(_request: object) -> HttpResponse:
        counted_inside = Asker.objects.count()
        raise LookupError(counted_inside)

    for _ in range(2):
        with pytest.raises(LookupError, match="1"):
            view(rf.post("/"))
    assert view(rf.post("/")).status_code == 429


def test_a_count_within_a_transaction_that_may_fail_is_a_mistake_and_says_so():
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        counted()


def test_where_the_database_cannot_count_the_door_does_not_stand_open(monkeypatch, caplog):
    cache.clear()
    monkeypatch.setattr(counting, "ONE_MORE", counting.ONE_MORE.replace(counting.TABLE, "ui_gone"))
    assert [too_often("door", ADDRESS, 2) for _ in range(3)] == [False, False, True]
    assert Asker.objects.count() == 0  # and the connection is as it was
    assert "one process alone" in caplog.text
    assert ADDRESS not in caplog.text
