"""Events are added, sealed, erased; whatever else happens to them is found."""

import json
from datetime import UTC, datetime

import pytest
from django.db import transaction

from ennakko.accounts.actor import resident, system
from ennakko.audit import access, actions, head
from ennakko.audit.models import Event
from ennakko.base.errors import BadInput, Refused, Trouble

pytestmark = pytest.mark.django_db
AT = datetime(2027, 2, 1, 8, 0, 0, 123456, tzinfo=UTC)
LATER = datetime(2027, 2, 2, 8, tzinfo=UTC)
BY = system("test")


def write(number, sealed=True):
    """`number` events, the first about proposal:1, sealed."""
    actions.record_many(
        [
            actions.Entry(BY, AT, "created", f"proposal:{n}", n, {"place": n, "name": "Käpylä"})
            for n in range(1, number + 1)
        ]
    )
    if sealed:
        assert actions.seal(at=AT) == number


def at(place):
    return Event.objects.filter(place=place)


def test_an_event_says_who_did_what_to_which_thing_when():
    actions.record(
        by=resident(34), at=AT, verb="answered", about="proposal:7", person=35, payload={"answer": "yes"}
    )
    (event,) = access.history("proposal:7")
    assert (event.at, event.actor, event.verb, event.person) == (AT, "resident:34", "answered", 35)
    assert event.payload == {"answer": "yes"}


def test_an_event_of_a_transaction_that_was_rolled_back_did_not_happen():
    with transaction.atomic():
        actions.record(by=BY, at=AT, verb="created", about="proposal:1")
        transaction.set_rollback(True)
    assert access.history("proposal:1") == []


def test_writing_no_events_is_nothing():
    actions.record_many([])
    assert actions.seal(at=AT) == 0
    assert access.verify().whole
    assert access.exported_head() is None


def test_a_sealed_trail_is_whole_and_sealing_again_does_nothing():
    write(5)
    assert actions.seal(at=LATER) == 0
    report = access.verify()
    assert report.whole
    assert (report.sealed, report.unsealed, report.head) == (5, 0, 5)
    assert access.exported_head().at == AT.isoformat()


def test_the_chain_goes_on_over_chunks(monkeypatch):
    monkeypatch.setattr("ennakko.audit.seal.CHUNK", 3)
    monkeypatch.setattr("ennakko.audit.verify.CHUNK", 2)
    write(7)
    assert access.verify().sealed == 7


def test_the_unsealed_tail_is_reported():
    write(2)
    actions.record(by=BY, at=LATER, verb="created", about="proposal:9")
    report = access.verify()
    assert report.whole
    assert (report.sealed, report.unsealed, report.oldest_unsealed) == (2, 1, LATER)


def test_an_event_with_a_lower_key_that_was_committed_late_is_sealed_then():
    write(1)
    sealed = at(1).get().pk
    actions.record(by=BY, at=AT, verb="created", about="proposal:9")
    Event.objects.filter(place=None).update(id=sealed - 1)
    assert actions.seal(at=LATER) == 1
    assert access.verify().whole
    assert at(2).get().pk == sealed - 1


@pytest.mark.parametrize(
    "altered",
    [{"actor": "user:9"}, {"verb": "undone"}, {"about": "proposal:99"}, {"person": 9}, {"at": LATER},
     {"digest": b"0" * 32}, {"link": b"0" * 32}, {"payload": '{"place":9}'}, {"salt": b"0" * 16}],
    ids=lambda altered: next(iter(altered)),
)  # fmt: skip
def test_an_altered_event_is_named(altered):
    write(5)
    at(3).update(**altered)
    report = access.verify()
    assert not report.whole
    assert (report.broken.place, report.sealed) == (3, 2)
    assert report.broken.event == at(3).get().pk


def test_a_payload_altered_together_with_its_digest_breaks_the_link():
    write(5)
    from ennakko.audit.chain import digest

    at(2).update(payload="{}", salt=b"1" * 16, digest=digest(b"1" * 16, "{}"))
    assert access.verify().broken.place == 2


def test_an_altered_payload_in_the_unsealed_tail_is_found():
    write(2, sealed=False)
    last = Event.objects.order_by("id").last()
    Event.objects.filter(pk=last.pk).update(payload='{"place":9}')
    assert str(access.verify().broken) == f"in the unsealed tail, event {last.pk}: the payload was altered"


def test_an_event_cut_out_of_the_middle_leaves_a_gap():
    write(5)
    at(3).delete()
    assert str(access.verify().broken) == "at place 3 of the chain: an event is missing from the chain"


def test_closing_the_gap_by_moving_the_others_up_is_found_too():
    write(5)
    at(3).delete()
    at(4).update(place=3)
    at(5).update(place=4)
    assert access.verify().broken.place == 3


def test_two_events_that_change_places_are_found():
    write(3)
    first, second = at(1).get(), at(2).get()
    Event.objects.filter(pk=first.pk).update(place=99)
    Event.objects.filter(pk=second.pk).update(place=1)
    Event.objects.filter(pk=first.pk).update(place=2)
    assert access.verify().broken.place == 1


def test_cutting_off_the_end_is_found_by_the_exported_head():
    write(5)
    Event.objects.filter(place__gt=3).delete()
    report = access.verify()
    assert (report.sealed, report.broken.place) == (3, 4)
    assert "cut off" in report.broken.what


def test_cutting_off_everything_is_found_by_the_exported_head():
    write(5)
    Event.objects.all().delete()
    assert access.verify().broken.place == 1


def test_unsealing_the_end_is_found_by_the_exported_head():
    write(5)
    at(5).update(place=None, link=None)
    assert access.verify().broken.place == 5


def test_nothing_is_sealed_onto_a_chain_whose_end_was_cut_off():
    write(5)
    at(5).delete()
    actions.record(by=BY, at=AT, verb="created", about="proposal:9")
    with pytest.raises(Trouble, match="cut off"):
        actions.seal(at=LATER)
    assert access.exported_head().place == 5
    assert access.verify().unsealed == 1


def test_a_missing_head_is_reported_and_sealing_exports_it_again():
    write(2)
    head.path().unlink()
    assert "no signed head" in str(access.verify().broken)
    actions.seal(at=LATER)
    assert access.verify().whole


def test_a_head_that_was_kept_elsewhere_holds_against_a_longer_chain_only_if_the_beginning_is_the_same():
    write(3)
    kept = access.exported_head()
    write(2)
    assert access.verify(head=kept).whole
    Event.objects.all().delete()
    head.path().unlink()
    write(4)
    assert access.verify().whole
    assert access.verify(head=kept).broken.place == 3


def test_a_head_that_somebody_else_signed_is_not_believed():
    write(2)
    file = head.path()
    file.write_text(file.read_text().replace('"place": 2', '"place": 1'))
    assert "not signed" in access.verify().broken.what


def test_a_file_that_is_no_head_is_bad_input():
    head.path().parent.mkdir()
    head.path().write_text("[]")
    with pytest.raises(BadInput, match=r"head\.json"):
        access.exported_head()


def test_the_head_verifies_with_its_public_key_alone():
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    write(2)
    told = json.loads(head.path().read_text())
    said = json.dumps([told["place"], told["link"], told["at"]], separators=(",", ":"))
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(told["key"]))
    key.verify(bytes.fromhex(told["signature"]), said.encode())


def test_an_erased_payload_is_gone_and_the_chain_holds():
    write(5)
    gone = at(2).get().pk
    assert actions.erase(events=[gone], by=BY, at=LATER) == 1
    actions.seal(at=LATER)
    erased = Event.objects.get(pk=gone)
    assert erased.payload is None
    assert erased.salt is None
    report = access.verify()
    assert report.whole
    assert (report.sealed, report.erased) == (6, 1)
    assert access.history("proposal:2")[0].payload is None


def test_erasing_twice_leaves_one_record_and_erasing_what_is_unsealed_holds_too():
    write(2, sealed=False)
    gone = Event.objects.values_list("id", flat=True).first()
    assert actions.erase(events=[gone], by=BY, at=AT) == 1
    assert actions.erase(events=[gone], by=BY, at=AT) == 0
    assert access.verify().whole
    assert actions.seal(at=AT) == 3
    assert access.verify().whole


def test_an_erased_event_still_cannot_be_altered():
    write(3)
    actions.erase(events=[at(2).get().pk], by=BY, at=LATER)
    at(2).update(actor="user:9")
    assert access.verify().broken.place == 2


def test_a_payload_that_vanished_without_an_order_is_named():
    write(5)
    at(4).update(payload=None, salt=None)
    broken = access.verify().broken
    assert (broken.place, "no event says" in broken.what) == (4, True)


def test_the_record_of_an_erasure_cannot_be_erased():
    write(1)
    actions.erase(events=[at(1).get().pk], by=BY, at=AT)
    (record,) = access.history("audit")
    with pytest.raises(Refused):
        actions.erase(events=[record.id], by=BY, at=AT)
