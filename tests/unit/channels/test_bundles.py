"""A family with two children gets one message, under one key however often it is tried, and never of two controllers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ennakko.channels.provider import Later, Unknown
from ennakko.ledger import catalogue
from ennakko.outbox import actions
from ennakko.outbox.models import Attempt, Message
from tests.unit.channels.conftest import AT, BY, DAY, notice
from tests.unit.channels.test_outcomes import Scripted, at

pytestmark = pytest.mark.django_db
__all__ = ["at"]


@pytest.fixture
def family(hearing):
    """Two children of the same two guardians: four messages."""
    first, second = hearing(2)
    one, other = first.addressees.order_by("id").values_list("person", flat=True)
    for place, person in enumerate((one, other)):
        mine = second.addressees.order_by("id")[place]
        Message.objects.filter(about=f"proposal:{second.pk}", person=mine.person).delete()
        mine.person = person
        mine.save()
        actions.post(letters=[replace(notice(second.pk, person), body=f"Lapsi: Aino {place}")], at=AT)
    return first, second, one, other


def keys(channel):
    return [message.key for message in channel.taken]


def test_each_guardian_gets_one_message_with_both_children(family, at):
    channel = Scripted()
    assert at(AT, channel).sent == 4
    assert len(channel.taken) == 2
    assert [message.body.count("Lapsi:") for message in channel.taken] == [2, 2]
    assert [message.title for message in channel.taken] == ["Koulupaikka", "Koulupaikka"]
    assert [message.person for message in channel.taken] == list(family[2:])


def test_each_message_in_it_is_served_on_its_own(family, send):
    from ennakko.ledger.models import Addressee

    assert send().sent == 4
    assert set(Addressee.objects.values_list("served_on", flat=True)) == {DAY}


def test_what_may_have_gone_goes_again_under_the_same_key_though_one_was_stopped_and_another_came(family, at):
    first, _, one, _ = family
    channel = Scripted(answers=[Unknown("hung"), Unknown("hung")])
    at(AT, channel)
    lead = Message.objects.filter(person=one).order_by("id").first().pk
    actions.stop(about=[f"proposal:{first.pk}"], by=BY, at=AT)
    actions.post(letters=[notice(987654, one)], at=AT)
    at(AT + timedelta(hours=1), channel)
    assert keys(channel).count(f"bundle:{lead}") == 1
    assert f"proposal:987654/notice/1/{one}" in keys(channel)
    assert "Elsa" not in next(m.body for m in channel.taken if m.key == f"bundle:{lead}")


def test_what_certainly_did_not_go_may_go_in_other_company_next_time(family, at):
    first, *_ = family
    channel = Scripted(answers=[Later("busy"), Later("busy")])
    at(AT, channel)
    assert set(Message.objects.values_list("lead", flat=True)) == {None}
    actions.stop(about=[f"proposal:{first.pk}"], by=BY, at=AT)
    at(AT + timedelta(hours=1), channel)
    assert all(key.startswith("proposal:") for key in keys(channel))


def test_two_controllers_languages_or_kinds_are_never_in_one_message(family, at, monkeypatch):
    first, second, one, other = family
    declared = catalogue.services()
    elsewhere = replace(declared["preschool"], controller="Somebody else")
    monkeypatch.setattr("ennakko.channels.bundles.services", lambda: {**declared, "preschool": elsewhere})
    Message.objects.filter(about=f"proposal:{second.pk}", person=one).update(service="preschool")
    Message.objects.filter(about=f"proposal:{second.pk}", person=other).update(language="sv")
    actions.post(letters=[notice(first.pk, one, section="withdrawn")], at=AT)
    channel = Scripted()
    assert at(AT, channel).sent == len(channel.taken) == 5


def test_a_bundle_has_one_reference_and_leads_to_all_its_messages(family, at):
    from ennakko.outbox import access

    at(AT, Scripted())
    found = access.referred("letters", ["ref-1"])
    assert len(found["ref-1"]) == 2
    assert Attempt.objects.count() == 4
