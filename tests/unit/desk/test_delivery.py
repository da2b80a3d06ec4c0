"""Messages that no channel takes, or of which nobody knows whether they went, reach a person, who deals with each."""

import pytest

from ennakko.accounts.access import called
from ennakko.accounts.actions import place_in_unit
from ennakko.accounts.actor import system
from ennakko.audit import access as audit
from ennakko.audit.access import looks_at
from ennakko.ledger.models import Proposal
from ennakko.outbox import access as outbox
from ennakko.outbox import attempts
from ennakko.outbox.models import Message
from tests import town as towns

pytestmark = pytest.mark.django_db
BY = system("worker")


@pytest.fixture
def troubled(swept):
    """Of the letters to Elsa's guardians one failed and one is uncertain."""
    about = f"proposal:{Proposal.objects.get(person=swept.elsa).pk}"
    Message.objects.update(channel="letters")
    taken = attempts.claim(channel="letters", services=["school-start"], limit=100, at=towns.AT)
    mine = [message for message in taken if message.about == about]
    failed, uncertain = mine[:2]
    attempts.fail(messages=[failed], why="no address", by=BY, at=towns.AT)
    attempts.give_up(messages=[uncertain], outcome="unknown", why="hung", by=BY, at=towns.AT)
    return failed, uncertain


def state(message):
    return Message.objects.get(pk=message.id).state


def test_an_officer_finds_them_on_the_first_page_with_what_was_tried(swept, troubled, as_staff):
    officer = as_staff("officer")
    assert "Ihmistä odottaa: 2" in officer.get("/desk/").content.decode()
    shown = officer.get("/desk/delivery/").content.decode()
    assert "no address" in shown and "hung" in shown and shown.count("Korhonen, Elsa") >= 2
    assert looks_at(troubled[0].person)[-1].purpose == "case"


def test_each_is_tried_anew_noted_as_gone_or_set_aside_once(troubled, as_staff):
    officer = as_staff("officer")
    failed, uncertain = troubled

    def does(message, act):
        return officer.post(f"/desk/delivery/{message.id}/{act}/").status_code

    assert (does(failed, "gone"), state(failed)) == (302, "failed")  # it certainly did not go
    assert (does(failed, "again"), state(failed)) == (302, "waiting")
    assert outbox.tried([failed.id])[failed.id] == []
    assert (does(failed, "again"), state(failed)) == (404, "waiting")
    assert (does(uncertain, "gone"), state(uncertain)) == (302, "sent")
    assert [event.verb for event in audit.history("outbox")][-2:] == ["again", "found_gone"]
    assert "Kaikki on mennyt" in officer.get("/desk/delivery/").content.decode()


def test_what_is_set_aside_is_sent_no_more(troubled, as_staff):
    officer = as_staff("officer")
    for message in troubled:
        officer.post(f"/desk/delivery/{message.id}/aside/")
        assert state(message) == "stopped"


def test_the_operator_sees_counts_and_no_names(troubled, as_staff):
    operator = as_staff("operator")
    shown = operator.get("/desk/delivery/").content.decode()
    assert "kirje" in shown and "Korhonen" not in shown
    assert operator.post(f"/desk/delivery/{troubled[0].id}/again/").status_code == 403


def test_another_controllers_officer_sees_and_does_nothing(troubled, as_staff):
    officer = as_staff("officer")
    place_in_unit(
        user=called("officer").pk, unit="X", controller="Social Services", by=system("t"), at=towns.AT
    )
    shown = officer.get("/desk/delivery/").content.decode()
    assert "Kaikki on mennyt" in shown and "Korhonen" not in shown
    assert officer.post(f"/desk/delivery/{troubled[0].id}/again/").status_code == 404
