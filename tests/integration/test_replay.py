"""Invariant 7: stored facts, service version and text version give the same explanation and the same letter; a whole plan
replays while its snapshot is kept. And: the fast path does what the full sweep would."""

from pathlib import Path

import polars as pl
import pytest
from django.conf import settings

from ennakko.accounts.actor import system
from ennakko.engine.explain import explain
from ennakko.engine.plan import plan
from ennakko.engine.rows import HELD, LEDGER
from ennakko.ledger import explain as asked
from ennakko.ledger import letters, sweep
from ennakko.ledger.catalogue import services
from ennakko.outbox.models import Message
from ennakko.register import actions, models
from ennakko.register.snapshot import store
from tests import town

BY = system("test")


@pytest.fixture
def swept(transactional_db):
    """The town, swept in full from a real snapshot."""
    built = town.build()
    data = Path(settings.DATA)
    store.forget(data)
    tables = sweep.city_tables(data, on=town.DAY, at=town.AT)
    made = {
        key: sweep.sweep(service, tables, on=town.DAY, by=BY, at=town.AT)
        for key, service in services().items()
    }
    return built, data, made


def test_letters_and_explanations_replay_word_for_word(swept):
    built, data, _ = swept
    service = services()["school-start"]
    live = {f"proposal:{proposal.pk}": proposal for proposal in town.proposals()}
    messages = list(Message.objects.all())
    assert messages
    for message in messages:
        again = letters.letter(service, live[message.about], message.person, message.language, "notice")
        assert (message.title, message.body) == (again.title, again.body)
    elsa = next(proposal for proposal in live.values() if proposal.person == built.elsa)
    told = asked.explain(service, built.elsa, on=town.DAY, by=BY, at=town.AT, data=data)
    assert told.explanation == explain(service, elsa.facts)
    for language in ("fi", "sv", "en"):
        assert any("2020-03-01" in line for line in told.lines(language))


def test_a_whole_plan_replays_while_its_snapshot_is_kept(swept):
    _, data, made = swept
    for key, service in services().items():
        first = made[key].plan
        kept = store.open_tables(data / "snapshots" / first.version)
        from ennakko.engine.tables import polars_tables

        tables = polars_tables(kept, {"enrolments": town.DAY}, first.version)
        again = plan(
            service, tables, ledger=pl.DataFrame(schema=LEDGER), held=pl.DataFrame(schema=HELD), on=town.DAY
        )
        assert again.rows.equals(first.rows)


def test_a_move_changes_the_one_proposal_it_concerns(swept):
    built, data, _ = swept
    service = services()["school-start"]
    before = {proposal.person: (proposal.version, proposal.place) for proposal in town.proposals()}
    models.Resident.objects.filter(pk=built.elsa).update(municipality="049", home=None)
    actions.touch(persons=[built.elsa], why="moved", at=town.AT)
    followed = sweep.follow(data=data, on=town.DAY, by=BY, at=town.AT)
    assert followed.touched == 1
    # Nobody around her allowed the club to be looked for: it is not even planned.
    assert {each.plan.service for each in followed.swept} == {"preschool", "school-start"}
    after = {proposal.person: (proposal.version, proposal.place) for proposal in town.proposals()}
    assert set(before) - set(after) == {built.elsa}
    assert {person: before[person] for person in after} == after
    whole = sweep.small_tables(town.everybody())
    assert sweep.planned(service, whole, on=town.DAY).changes.is_empty()
    assert not models.Touched.objects.exists()


def test_why_not_me_answers_for_anybody(swept):
    built, data, _ = swept
    service = services()["school-start"]
    of = {
        person: asked.explain(service, person, on=town.DAY, by=BY, at=town.AT, data=data)
        for person in (built.elsa, built.onni, built.maria, built.aino)
    }
    assert of[built.elsa].state == "open" and of[built.elsa].explanation.outcome == "found"
    assert of[built.onni].reason == "second_home" and of[built.onni].explanation.outcome == "to_staff"
    assert of[built.maria].state is None and of[built.maria].explanation.outcome == "not_entitled"
    hidden = "\n".join(of[built.aino].lines("fi"))
    assert "Kallio" not in hidden and "091" not in hidden
