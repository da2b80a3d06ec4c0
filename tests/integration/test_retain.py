"""Letting go: what is due goes, what lives or was decided stays, the audit chain still holds."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner
from django.contrib.sessions.models import Session

from ennakko.accounts.actor import system
from ennakko.audit import access as trail
from ennakko.audit import actions as audit
from ennakko.audit.models import Event, Use
from ennakko.base import clock
from ennakko.config import retention
from ennakko.config.cli import main
from ennakko.ledger.kept import kept_until
from ennakko.ledger.models import Decision, Proposal
from ennakko.outbox.models import Message
from ennakko.register.models import RawRecord
from ennakko.ui.counting import Asker, one_more
from tests import audiences

pytestmark = pytest.mark.django_db
LATER = date(2037, 8, 11)  # ten years after the season of 2027 has ended, and a day


@pytest.fixture
def things(db, tmp_path, settings, monkeypatch) -> audiences.Things:
    return audiences.things(tmp_path, settings, monkeypatch)


def retain(on: date) -> dict[str, int]:
    """Let go of everything due on the day; rows by table."""
    at = datetime.combine(on, datetime.min.time(), UTC)
    gone = {
        kept.table: sum(retention.apply(kept, on=on, today=on, by=system("test"), at=at))
        for kept in retention.declared()
    }
    return {table: rows for table, rows in gone.items() if rows}


def test_nothing_of_a_running_season_goes(things):
    assert retain(date(2027, 2, 1)) == {}
    assert kept_until("school-start", 2027) == date(2037, 8, 10)


def test_ten_years_later_proposals_go_with_their_messages_and_what_was_decided_or_waits_stays(things):
    waiting = set(Proposal.objects.filter(live=True, state="with_staff").values_list("pk", flat=True))
    assert waiting and Message.objects.exists()
    assert retain(LATER - timedelta(days=1)).get("ledger.Proposal") is None
    gone = retain(LATER)
    assert gone["ledger.Proposal"] > 5
    assert set(Proposal.objects.values_list("pk", flat=True)) == waiting | {things.elsas["proposal"]}
    assert Decision.objects.count() == 1
    told_of = set(Message.objects.values_list("about", flat=True))
    assert told_of <= {f"proposal:{key}" for key in waiting | {things.elsas["proposal"]}}
    assert told_of
    assert retain(LATER) == {}


def test_the_trail_loses_its_words_and_still_holds(things):
    audiences.signed_in_as("officer").get(f"/desk/case/{things.elsas['proposal']}/")
    audit.seal(at=datetime(2027, 2, 1, tzinfo=UTC))
    before = Event.objects.count()
    assert Use.objects.exists()
    retain(date(2033, 1, 1))
    assert not Event.objects.filter(at__year=2027, payload__isnull=False).exists()
    assert not Use.objects.exists()
    assert Event.objects.count() > before
    audit.seal(at=datetime(2033, 1, 1, tzinfo=UTC))
    report = trail.verify()
    assert report.whole, report.broken
    assert report.erased >= before
    retain(date(2033, 1, 2))
    assert trail.verify().whole


def test_a_raw_record_goes_once_it_is_settled(db):
    at = datetime(2027, 1, 1, tzinfo=UTC)
    for state in ("applied", "held"):
        RawRecord.objects.create(
            feed="vtj-changes", position=state, lookup=b"x", received_at=at, sealed=b"x", digest=state.encode(),
            state=state,
        )  # fmt: skip
    assert retain(date(2027, 3, 1)) == {}
    assert retain(date(2027, 4, 2)) == {"register.RawRecord": 1}
    assert RawRecord.objects.get().state == "held"


def test_who_asked_is_forgotten_once_the_day_of_the_window_is_over(db):
    for who, day in (("192.0.2.7", 1), ("192.0.2.8", 2)):
        one_more("door", who, 60, at=datetime(2027, 2, day, 8, tzinfo=UTC))
    assert retain(date(2027, 2, 2)) == {"ui.Asker": 1}
    assert Asker.objects.get().until.day == 2


def test_the_command_says_first_and_lets_go_when_it_is_told_to(db, tmp_path):
    clock.keep_day(tmp_path, date(2027, 2, 1))
    Session.objects.create(session_key="over", session_data="", expire_date=clock.now() - timedelta(days=2))

    def run(*words: str) -> dict[str, dict[str, object]]:
        done = CliRunner().invoke(main, ["retain", "--json", "--data", str(tmp_path), *words])
        assert done.exit_code == 0, done.output
        return {one["table"]: one for one in json.loads(done.output)["tables"]}

    said = run()["sessions.Session"]
    assert (said["due"], Session.objects.count()) == (1, 1)
    assert run("--apply")["sessions.Session"]["gone"] == 1
    assert Session.objects.count() == 0
    assert CliRunner().invoke(main, ["retain", "--data", str(tmp_path)]).exit_code == 0
