"""The City's client, unchanged, against the simulator behind a real socket: what is sent, how it ends, what is told after."""

from datetime import date, timedelta

import pytest

from ennakko.channels.dispatch import dispatch
from ennakko.channels.models import Polled, Reply
from ennakko.channels.provider import ELECTRONIC, Later, Never, NotSent, Unknown
from ennakko.channels.suomifi import client as clients
from ennakko.channels.suomifi.events import poll
from ennakko.channels.suomifi.provider import SuomiFi
from ennakko.channels.suomifi.simulator import PASSWORD, SERVICE, USER, Simulator, running
from ennakko.ledger.models import Addressee
from ennakko.outbox import access as outbox
from ennakko.outbox.models import Message
from ennakko.register.models import IdentityCode, Resident
from ennakko.register.sealing import lookup, seal
from tests.town import code as artificial
from tests.unit.channels.conftest import AT, BY, DAY
from tests.unit.channels.test_sms_texts import posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(settings, monkeypatch):
    """The simulated service."""
    monkeypatch.setattr(clients, "SECONDS", (0.5, 0.5))
    with running(Simulator()) as simulator:
        settings.SUOMIFI_URL, settings.SUOMIFI_SERVICE_ID = simulator.url, SERVICE
        settings.SUOMIFI_USERNAME, settings.SUOMIFI_PASSWORD = USER, PASSWORD
        yield simulator


@pytest.fixture
def channel(service):
    clients.client.cache_clear()
    made = clients.client(service.url, USER, PASSWORD)
    yield SuomiFi(made, SERVICE)
    made.session.close()


def with_code(person, number=900):
    code = artificial(date(1990, 1, 1), number)
    IdentityCode.objects.create(resident_id=person, sealed=seal(code), lookup=lookup(code), active=True)
    return code


@pytest.fixture
def somebody(service):
    """A resident with a mailbox: their identity code."""
    person = Resident.objects.create(born=date(1990, 1, 1), municipality="091").pk
    code = with_code(person)
    service.mailboxes.add(code)
    return person, code


def test_only_those_with_an_active_mailbox_are_reached(channel, somebody, service):
    person, code = somebody
    other = Resident.objects.create(born=date(1990, 1, 1), municipality="091").pk
    with_code(other, 901)
    hidden = Resident.objects.create(born=date(1990, 1, 1), protected=True).pk
    service.mailboxes.add(with_code(hidden, 902))
    assert channel.reach([person, other, hidden, 987654]) == {person: code}


def test_a_message_is_sent_once_under_its_key_to_be_replied_to(channel, somebody, service):
    _, code = somebody
    first = channel.send(posted(), code)
    assert (first.receipt, first.reference) == (ELECTRONIC, "1000")
    assert channel.send(posted(), code) == first
    ((external, sent),) = service.messages.items()
    assert set(service.delivered.values()) == {1} and external.isalnum() and len(external) == 32
    electronic = sent["electronic"]
    assert (electronic["replyAllowedBy"], electronic["bodyFormat"]) == ("Anyone", "Text")
    assert electronic["notifications"]["unreadMessageNotification"]["reminder"] == "Default reminder"
    assert (sent["recipient"]["id"], sent["sender"]["serviceId"]) == (code, SERVICE)


@pytest.mark.parametrize(
    ("ends", "how", "why"),
    [
        ("429", Later, "status 429"), ("503", Later, "status 503"), ("400", Never, "status 400"), ("500", Unknown, "status 500"),
        ("502", Unknown, "status 502"), ("odd", Unknown, "an answer that cannot be read"),
        ("close", Unknown, "ConnectionError|ChunkedEncodingError|JSONDecodeError"), ("hang", Unknown, "ReadTimeout"),
    ],
)  # fmt: skip
def test_each_way_it_may_end(channel, somebody, service, ends, how, why):
    service.script = [ends]
    with pytest.raises(how) as ended:
        channel.send(posted(), somebody[1])
    assert ended.value.why in why.split("|")


@pytest.mark.parametrize("status", ["403", "404", "405"])
def test_where_it_does_not_know_us_nothing_goes(channel, somebody, service, status):
    service.script = [status]
    with pytest.raises(NotSent, match="does not take messages"):
        channel.send(posted(), somebody[1])


def test_a_closed_mailbox_is_refused_by_its_code_and_never_by_the_persons(channel, service):
    with pytest.raises(Never) as ended:
        channel.send(posted(), "010190-900P")
    assert ended.value.why == "recipient.mailbox.notActive"


def test_a_token_that_ran_out_is_renewed_once(channel, somebody, service):
    channel.reach([somebody[0]])
    service.tokens.clear()
    assert channel.send(posted(), somebody[1]).reference == "1000"
    service.script = ["401", "401"]
    with pytest.raises(NotSent):
        channel.send(posted(), somebody[1])


def test_a_wrong_password_and_a_service_that_is_not_there_keep_the_messages_waiting(
    channel, settings, somebody
):
    settings.SUOMIFI_PASSWORD = "wrong"
    with pytest.raises(NotSent, match="does not let us in"):
        channel.reach([somebody[0]])
    channel.client.base_url = "http://127.0.0.1:9"
    with pytest.raises(NotSent, match="is not there"):
        channel.reach([somebody[0]])


@pytest.fixture
def sent(hearing, channel, service, data):
    """A notice to two guardians, both with mailboxes, that went."""
    (proposal,) = hearing(1, service="preschool")
    persons = list(proposal.addressees.order_by("id").values_list("person", flat=True))
    for number, person in enumerate(persons):
        service.mailboxes.add(with_code(person, 910 + number))
    Message.objects.update(channel="")
    assert dispatch(providers=[channel], data=data, on=DAY, by=BY, at=AT).sent == 2
    return proposal, persons, [one["externalId"] for one in service.messages.values()]


def test_a_mailbox_serves_some_days_after_the_sending(sent):
    proposal, _, _ = sent
    for party in Addressee.objects.filter(proposal=proposal):
        assert (party.served_on, party.proof) == (DAY + timedelta(days=3), "electronic")
        assert party.deadline == party.served_on + timedelta(days=14)


def polled(channel):
    return poll(channel.client, on=DAY, by=BY, at=AT)


def test_who_read_it_is_noted_and_the_same_page_again_changes_nothing(sent, channel, service):
    _, persons, externals = sent
    service.page = 2
    service.read(externals[0])
    service.happened("A kind of event from the future", 1000)
    assert polled(channel) == 4
    (message,) = outbox.referred("suomifi", ["1000"])["1000"]
    assert set(outbox.receipts([message.id])[message.id]) == {"delivered", "opened"}
    assert polled(channel) == 0
    Polled.objects.update(token="0")
    assert polled(channel) == 4
    assert len(persons) == 2


def test_a_reply_by_its_thread_is_the_answer_of_the_mailboxs_owner(sent, channel, service):
    proposal, persons, externals = sent
    service.reply(externals[0], "Kyllä, kiitos")
    polled(channel)
    party = Addressee.objects.get(proposal=proposal, person=persons[0])
    assert (party.answer, Reply.objects.get().outcome) == ("yes", "taken")
    assert Message.objects.filter(key__startswith="reply:", channel="suomifi").count() == 1


def test_a_reply_by_another_person_or_for_the_owner_is_read_by_a_person(sent, channel, service):
    proposal, persons, externals = sent
    service.reply(externals[0], "Ei", on_behalf="010190-900P")
    service.reply(externals[1], "Kyllä", code=artificial(date(1980, 1, 1), 950))
    polled(channel)
    assert set(Reply.objects.values_list("outcome", "why")) == {("staff", "unverified"), ("staff", "unknown")}
    assert set(Addressee.objects.filter(proposal=proposal).values_list("answer", flat=True)) == {""}
    assert len(persons) == 2
