"""Replies that are no answer by themselves reach the staff with their text, and are dealt with by a named person."""

import pytest

from ennakko.audit.access import looks_at
from ennakko.channels.inbound import receive
from ennakko.channels.incoming import Incoming
from ennakko.channels.models import Reply
from tests import town as towns

pytestmark = pytest.mark.django_db


@pytest.fixture
def came(swept):
    """One of nobody's, one of Elsa's mother, one of Aino's guardian, who is under a non-disclosure order."""
    texts = {"Kuka tämä on? <b>": (), "Soittakaa": (swept.maria,), "K": (swept.aino_guardian,)}
    return [
        receive(
            Incoming("sms", text, towns.AT, text, persons, verified=True), on=towns.DAY, at=towns.AT
        ).reply
        for text, persons in texts.items()
    ]


def test_an_officer_reads_them_and_deals_with_each_once(swept, came, as_staff):
    officer = as_staff("officer")
    assert "Odottaa lukijaa: 2" in officer.get("/desk/").content.decode()
    shown = officer.get("/desk/replies/").content.decode()
    assert "Tuntematon lähettäjä" in shown and "Kuka tämä on? &lt;b&gt;" in shown
    assert "Korhonen, Maria" in shown and "Soittakaa" in shown and "Niemi" not in shown
    assert looks_at(swept.maria)[-1].purpose == "case"
    assert officer.post(f"/desk/replies/{came[1]}/done/").status_code == 302
    assert Reply.objects.get(pk=came[1]).done_by.startswith("user:")
    assert officer.post(f"/desk/replies/{came[1]}/done/").status_code == 404
    officer.post(f"/desk/replies/{came[0]}/done/")
    assert "Yksikään vastaus ei odota" in officer.get("/desk/replies/").content.decode()


def test_a_reply_of_somebody_under_an_order_is_for_the_unit_alone(came, as_staff):
    officer, unit = as_staff("officer"), as_staff("protected-unit")
    assert officer.post(f"/desk/replies/{came[2]}/done/").status_code == 404
    shown = unit.get("/desk/replies/").content.decode()
    assert "Niemi" in shown and "Korhonen" not in shown and "Tuntematon" not in shown
    assert unit.post(f"/desk/replies/{came[2]}/done/").status_code == 302
