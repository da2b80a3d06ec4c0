"""A list is opened, read and signed as it was opened: what changed meanwhile is left out and named."""

from datetime import timedelta

import pytest

from ennakko.accounts.actions import put_in_charge
from ennakko.accounts.actor import system
from ennakko.base.errors import Refused
from ennakko.ledger import actions
from ennakko.ledger.kinds import Left
from ennakko.ledger.models import Decision, SigningList
from ennakko.outbox.models import Message
from ennakko.register.models import Guardianship, Resident
from tests.promised import AT, DAY, SEASON, family, of, proposed, says, school, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def principal():
    return staff("principal")


def ready(place: int):
    """A proposal whose one guardian said yes."""
    proposal, (guardian,) = proposed(place, guardians=1)
    return says(proposal, guardian, "yes")


def opened(by, at=AT) -> SigningList:
    return actions.open_list(service="school-start", season=SEASON, by=by, at=at)


def sign(signing: SigningList, by, at=AT, **more):
    return actions.sign(signing=signing.pk, on=DAY, by=by, at=at, **more)


def test_what_was_opened_is_signed_and_nothing_else(principal):
    place = school(9)
    first, second = ready(place), ready(place)
    proposed(place)
    signing = opened(principal)
    assert signing.rows == [[first.pk, first.version], [second.pk, second.version]]
    late = ready(place)
    done = sign(signing, principal)
    assert (done.signed, done.left) == (2, {})
    assert [of(p.person).state for p in (first, second, late)] == ["decided", "decided", "accepted"]
    assert Message.objects.filter(key__startswith="decision:").count() == 2
    assert [decision.signing_id for decision in Decision.objects.all()] == [signing.pk] * 2


def test_what_changed_meanwhile_is_left_out_with_its_cause_and_the_rest_is_signed(principal):
    place = school(20)
    plain, changed, dead, moved, hidden, joined, alone = (ready(place) for _ in range(7))
    signing = opened(principal)
    actions.place_by_hand(
        proposal=changed.pk, place=school(1), reason="sibling", on=DAY, by=staff("officer"), at=AT
    )
    Resident.objects.filter(pk=dead.person).update(dead=True, died=DAY)
    Resident.objects.filter(pk=moved.person).update(municipality="049")
    Resident.objects.filter(pk=hidden.person).update(protected=True, municipality="", home=None)
    Guardianship.objects.create(child_id=joined.person, guardian_id=family(1)[1][0])
    Guardianship.objects.filter(child_id=alone.person).update(until=DAY)
    done = sign(signing, principal)
    assert done.signed == 1 and of(plain.person).state == "decided"
    assert done.left == {
        changed.pk: Left.CHANGED, dead.pk: Left.DEAD, moved.pk: Left.MOVED_AWAY, hidden.pk: Left.ELSEWHERE,
        joined.pk: Left.GUARDIANS, alone.pk: Left.NO_PARTY,
    }  # fmt: skip
    signing.refresh_from_db()
    assert signing.unsigned[str(dead.pk)] == "dead"


def test_a_list_never_opened_of_somebody_else_too_old_or_signed_is_refused(principal):
    ready(school())
    signing = opened(principal)
    other = staff("principal")
    with pytest.raises(Refused, match="not opened this list"):
        sign(signing, other)
    with pytest.raises(Refused, match="not opened this list"):
        sign(SigningList(pk=99), principal)
    with pytest.raises(Refused, match="more than a day ago"):
        sign(signing, principal, at=AT + timedelta(days=1, seconds=1))
    sign(signing, principal)
    with pytest.raises(Refused, match="signed already"):
        sign(signing, principal)
    with pytest.raises(Refused, match="does not decide"):
        opened(staff("officer"))


def test_rows_are_taken_off_the_list_and_put_back(principal):
    place = school(9)
    first, second = ready(place), ready(place)
    signing = opened(principal)
    actions.leave_out(signing=signing.pk, proposals=[first.pk, second.pk, 999], by=principal, at=AT)
    actions.put_back(signing=signing.pk, proposals=[second.pk], by=principal, at=AT)
    assert sign(signing, principal).signed == 1
    assert [of(p.person).state for p in (first, second)] == ["accepted", "decided"]


def test_the_same_list_is_opened_again_and_another_once_something_changed(principal):
    place = school(9)
    ready(place)
    signing = opened(principal)
    assert opened(principal).pk == signing.pk
    ready(place)
    fresh = opened(principal)
    assert fresh.pk != signing.pk and len(fresh.rows) == 2


def test_a_head_in_charge_of_schools_opens_those_only(principal):
    mine, other = school(9), school(9)
    here, there = ready(mine), ready(other)
    put_in_charge(user=int(principal.key), place=mine, by=system("test"), at=AT)
    assert [key for key, _ in opened(principal).rows] == [here.pk]
    with pytest.raises(Refused, match="not in charge of that school"):
        actions.decide(proposal=there.pk, on=DAY, by=principal, at=AT)


def test_a_list_broken_off_between_two_chunks_is_signed_to_the_end_the_next_time(principal, monkeypatch):
    monkeypatch.setattr("ennakko.ledger.signing.CHUNK", 2)
    place = school(9)
    for _ in range(5):
        ready(place)
    signing = opened(principal)

    def die(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sign(signing, principal, progress=die)
    assert Decision.objects.count() == 2
    done = sign(signing, principal)
    assert (done.signed, done.left) == (5, {})
    assert Message.objects.filter(key__startswith="decision:").count() == 5


def test_a_stopped_service_signs_nothing(principal):
    ready(school())
    signing = opened(principal)
    actions.pull_brake(service="school-start", by=staff("operator"), at=AT)
    with pytest.raises(Refused, match="is stopped"):
        sign(signing, principal)
