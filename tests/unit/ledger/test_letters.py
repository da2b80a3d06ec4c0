"""What a proposal says to its addressees, and to whom nothing is said."""

import pytest

from ennakko.ledger import actions
from ennakko.ledger.letters import fields, letter
from ennakko.outbox import access as outbox
from ennakko.outbox import attempts
from ennakko.register.models import Guardianship, Resident
from tests.promised import (
    AT,
    DAY,
    SWEEP,
    applied,
    change,
    create,
    family,
    of,
    proposed,
    school,
    school_start,
    serve,
)

pytestmark = pytest.mark.django_db


def posted(proposal):
    return outbox.of(f"proposal:{proposal.pk}")


def sent(proposal):
    """Everything that waits goes out."""
    taken = attempts.claim(channel="", services=[school_start.key], limit=1000, at=AT)
    attempts.sent(messages=[(message, "") for message in taken], by=SWEEP, at=AT)


def sections(proposal, state=None):
    return sorted(
        (m.key.split("/")[1], m.person) for m in posted(proposal) if state is None or m.state == state
    )


def test_the_notice_names_child_place_and_deadline_in_the_language_of_each_addressee():
    proposal, (first, second) = proposed(school())
    Resident.objects.filter(pk=second).update(contact_language="sv")
    swedish, (_, reader) = family(2, called="Ellen", language="sv")
    applied(create(swedish, [reader], school()))
    (message,) = posted(of(swedish))
    assert message.language == "sv"
    assert message.title == "Skolplats från augusti 2027"
    assert "Barn: Ellen" in message.body and "Skola: Skola 1" in message.body
    assert "inom 14 dagar" in message.body and "{" not in message.body
    assert sorted(m.key for m in posted(proposal)) == [
        f"proposal:{proposal.pk}/notice/1/{first}",
        f"proposal:{proposal.pk}/notice/1/{second}",
    ]


def test_the_same_stored_facts_give_the_same_letter_when_everything_else_has_changed():
    proposal, (first, _) = proposed(school())
    (then, _) = posted(proposal)
    Resident.objects.update(called="Somebody else")
    again = letter(school_start, of(proposal.person), first, "fi", "notice")
    assert (again.title, again.body, again.key) == (then.title, then.body, then.key)
    assert fields(school_start, of(proposal.person), "fi")["child"] == "Elsa"


def test_nobody_dead_or_protected_is_written_to_though_the_plan_did_not_know():
    place = school(9)
    child, (alive, dead) = family()
    Resident.objects.filter(pk=dead).update(dead=True)
    hidden, (guardian,) = family(1)
    Resident.objects.filter(pk=hidden).update(protected=True, municipality="")
    applied(create(child, [alive, dead], place), create(hidden, [guardian], place))
    assert [m.person for m in posted(of(child))] == [alive]
    assert posted(of(hidden)) == []


def test_withdrawing_stops_what_waits_and_tells_nobody_who_heard_nothing():
    proposal, _ = proposed(school())
    applied(change(proposal, "withdraw", reason="not_resident", tell="resident"))
    assert {m.state for m in posted(proposal)} == {"stopped"}


def test_who_heard_of_a_proposal_is_told_that_it_is_withdrawn_and_why():
    proposal, (first, _second) = proposed(school())
    serve(proposal, first)
    applied(change(of(proposal.person), "withdraw", reason="not_resident", tell="resident"))
    (told,) = [m for m in posted(proposal) if m.state == "waiting"]
    assert told.person == first
    assert "Syy: Kotikunta ei ole Helsinki." in told.body


def test_a_former_guardian_is_not_told():
    proposal, (first, second) = proposed(school())
    sent(proposal)
    Guardianship.objects.filter(guardian_id=first).update(until=DAY)
    applied(change(of(proposal.person), "withdraw", reason="not_resident", tell="resident"))
    assert sections(proposal, "waiting") == [("withdrawn", second)]


def test_after_a_death_nobody_is_written_to_and_what_waits_is_stopped():
    proposal, _ = proposed(school())
    applied(change(proposal, "withdraw", reason="dead", tell="nobody"))
    assert {m.state for m in posted(proposal)} == {"stopped"}
    other, (first, second) = proposed(school())
    sent(other)
    applied(change(of(other.person), "withdraw", reason="dead", tell="nobody"))
    assert sections(other) == [("notice", first), ("notice", second)]


def test_a_new_guardian_gets_a_notice_of_their_own_and_a_former_one_nothing_more():
    proposal, (first, second) = proposed(school())
    serve(proposal, first)
    third = family(1)[1][0]
    Guardianship.objects.create(child_id=proposal.person, guardian_id=third)
    applied(change(of(proposal.person), "revise", addressees=[first, third], tell="resident"))
    assert sections(proposal, "waiting") == [("notice", third), ("revised", first)]
    assert sections(proposal, "stopped") == [("notice", first), ("notice", second)]


def test_a_notice_that_still_waits_is_written_anew_with_the_new_facts():
    proposal, (first, second) = proposed(school())
    applied(change(proposal, "revise", cost=1240, tell="staff"))
    assert sections(proposal, "waiting") == [("notice", first), ("notice", second)]
    assert all("1\N{NO-BREAK SPACE}240 m" in m.body for m in posted(proposal) if m.state == "waiting")


def test_going_to_staff_stops_what_waits_and_writes_nothing():
    proposal, (first, second) = proposed(school())
    applied(change(proposal, "to_staff", reason="second_home"))
    assert sections(proposal) == sections(proposal, "stopped") == [("notice", first), ("notice", second)]


def test_proposing_another_place_writes_to_everybody_anew(django_user_model):
    from tests.promised import staff

    proposal, (first, second) = proposed(school())
    serve(proposal, first)
    other = school()
    actions.revise(proposal=proposal.pk, place=other, on=DAY, by=staff("officer"), at=AT)
    assert sections(proposal, "waiting") == [("notice", second), ("revised", first)]
    assert all("Koulu 1" in m.body for m in posted(proposal) if m.state == "waiting")
