"""The arithmetic of the chain, which an outsider must be able to repeat."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ennakko.audit.chain import START, canonical, digest, link

AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
SAID = {"event": 5, "at": AT, "actor": "user:1", "verb": "answered", "about": "proposal:7", "person": 34}


def test_the_same_facts_have_one_spelling():
    assert (
        canonical({"b": 1, "a": [1.5, "å"]})
        == canonical({"a": [1.5, "å"], "b": 1})
        == '{"a":[1.5,"å"],"b":1}'
    )


def test_dates_and_sets_have_a_spelling_and_other_objects_are_refused():
    assert canonical({"day": date(2027, 2, 1), "of": {2, 1}}) == '{"day":"2027-02-01","of":[1,2]}'
    with pytest.raises(TypeError, match="object"):
        canonical({"thing": object()})


def test_an_outsider_can_repeat_a_link_from_its_description():
    sum_ = digest(b"s" * 16, "{}")
    assert sum_ == hashlib.sha256(b"s" * 16 + b"{}").digest()
    row = [1, 5, "2027-02-01T08:00:00.000000+00:00", "user:1", "answered", "proposal:7", 34, sum_.hex()]
    text = json.dumps(row, separators=(",", ":"))
    assert link(START, 1, digest=sum_, **SAID) == hashlib.sha256(bytes(32) + text.encode()).digest()


def test_a_link_is_the_same_whatever_time_zone_the_moment_is_told_in():
    told = SAID | {"at": AT.astimezone(timezone(timedelta(hours=2)))}
    assert link(START, 1, digest=b"d", **told) == link(START, 1, digest=b"d", **SAID)


@pytest.mark.parametrize(
    "changed",
    [{"event": 6}, {"at": AT + timedelta(microseconds=1)}, {"actor": "user:2"}, {"verb": "undone"},
     {"about": "proposal:8"}, {"person": None}],
)  # fmt: skip
def test_a_link_covers_everything_an_event_says(changed):
    assert link(START, 1, digest=b"d", **SAID | changed) != link(START, 1, digest=b"d", **SAID)
