"""Histories of the ledger: whatever residents, staff, sweeps and time do in whatever order, its promises hold.

A history is a list of steps; each names what is done and to whom by a number, so that it shrinks well. Every step either
changes something, with a higher version and an event, or is refused and changes nothing.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from ennakko.accounts.access import officers
from ennakko.accounts.actor import resident
from ennakko.audit.models import Event
from ennakko.base.errors import Refused
from ennakko.ledger import access, actions, tick
from ennakko.ledger.kinds import Outcome
from ennakko.ledger.models import Addressee, Decision, Note, Proposal
from ennakko.outbox.models import Message
from ennakko.register.models import Resident
from tests.promised import (
    AT,
    DAY,
    SEASON,
    SWEEP,
    applied,
    change,
    create,
    facts,
    family,
    of,
    preschool,
    school,
    school_start,
    staff,
)

pytestmark = pytest.mark.django_db
SERVICES = (school_start, preschool)
CAPACITY = 1  # seats at each of two places for each service: soon full
FIELDS = (
    "state", "place", "cost", "situation", "facts", "reason", "restricted", "handler", "live", "tell",
)  # fmt: skip
PARTY = ("active", "served_on", "proof", "deadline", "answer", "wish", "answered_at")


class History:
    """A small town, and what is done in it."""

    def __init__(self):
        self.day = DAY
        self.officers, self.units = [staff("officer")], [staff("protected-unit")]
        self.principal = staff("principal")
        self.places = {s.key: [school(CAPACITY, kind=s.supply.kind) for _ in range(2)] for s in SERVICES}
        self.families = [family(1 + n % 2) for n in range(5)]
        for who, where in enumerate((0, 2, 1)):  # nobody needs to draw the beginning
            self.create(who, where)

    # --- what a sweep does

    def create(self, who, where):
        child, guardians = self.families[who % 5]
        service = SERVICES[where % 2]
        previous = access.latest_proposal(service.key, SEASON, child)
        if (previous is not None and previous.live) or self.hidden(child):
            raise Refused("", "")
        place = self.places[service.key][where // 2 % 2]
        before = previous.pk if previous else None
        self.sweep(create(child, guardians, place, previous=before), service)

    def withdraw_by_sweep(self, who, how):
        found = self.live(who)
        if found.state not in {"open", "with_staff"}:
            raise Refused("", "")
        tell, reason = [("nobody", "dead"), ("resident", "not_resident")][how % 2]
        self.sweep(change(found, "withdraw", tell=tell, reason=reason), self.service(found))

    def move_by_sweep(self, who, where):
        found = self.live(who)
        if found.state != "open" or found.restricted:
            raise Refused("", "")
        place = self.places[found.service][where % 2]
        row = change(found, "revise", place=place, cost=where, facts=facts(place, where), tell="resident")
        self.sweep(row, self.service(found))

    def protect(self, who, _):
        """A non-disclosure order: the whole family goes by hand."""
        found = self.live(who)
        if found.restricted:
            raise Refused("", "")
        Resident.objects.filter(pk=found.person).update(protected=True, municipality="")
        told = facts(None, None, route="protected")
        row = change(found, "to_staff", restricted=True, place=None, cost=None, facts=told, situation="protected",
                     reason="protected")  # fmt: skip
        self.sweep(row, self.service(found))

    def sweep(self, row, service):
        done = applied(row, service=service, scope="touched")
        if done.dropped:
            raise Refused("", "")

    def send(self, *_):
        """Everything that waits arrives."""
        waiting = Addressee.objects.filter(active=True, proposal__live=True).values_list(
            "proposal_id", "person"
        )
        actions.deliver_many(served=list(waiting), on=self.day, proof="delivered", by=SWEEP, at=AT)

    # --- what people do

    def deliver(self, who, which):
        found, person = self.addressee(who, which)
        actions.deliver(
            proposal=found.pk, person=person, on=self.day, proof="opened", by=resident(person), at=AT
        )

    def returned(self, who, which):
        found, person = self.addressee(who, which)
        actions.returned(proposal=found.pk, person=person, by=self.handler(found), at=AT)

    def answer(self, who, which):
        found, person = self.addressee(who, which)
        said = ("yes", "no", "something_else")[which // 2 % 3]
        actions.answer(proposal=found.pk, person=person, answer=said, on=self.day, by=resident(person), at=AT)

    def undo(self, who, which):
        found, person = self.addressee(who, which)
        actions.undo(proposal=found.pk, person=person, on=self.day, by=resident(person), at=AT)

    def record_answer(self, who, which):
        found, person = self.addressee(who, which)
        said, at = ("yes", "no", "something_else")[which // 2 % 3], AT + (self.day - DAY)
        actions.record_answer(
            proposal=found.pk, person=person, answer=said, received_on=max(DAY, self.day - timedelta(days=which)),
            how=("paper", "phone")[which % 2], by=self.handler(found), at=at,
        )  # fmt: skip

    def take_back(self, who, which):
        found, person = self.addressee(who, which)
        actions.undo(proposal=found.pk, person=person, on=self.day, by=self.handler(found), at=AT)

    def to_staff(self, who, _):
        self.act(actions.to_staff, who)

    def place_by_hand(self, who, where):
        self.act(actions.place_by_hand, who, place=self.place(who, where), reason="correction")

    def revise(self, who, where):
        self.act(actions.revise, who, place=self.place(who, where))

    def resolve(self, who, how):
        self.act(actions.resolve, who, outcome=list(Outcome)[how % 6])

    def withdraw(self, who, _):
        self.act(actions.withdraw, who, reason="mistake")

    def lapse(self, who, _):
        self.act(actions.lapse, who)

    def decide(self, who, _):
        actions.decide(proposal=self.live(who).pk, on=self.day, by=self.principal, at=AT)

    def act(self, verb, who, **more):
        found = self.live(who)
        verb(proposal=found.pk, on=self.day, by=self.handler(found), at=AT, **more)

    # --- what time does

    def days_pass(self, _, days):
        self.day += timedelta(days=3 * days)
        tick.tick(on=self.day, by=SWEEP, at=AT)

    # --- whom it is done to

    def live(self, who):
        found = list(Proposal.objects.filter(live=True).order_by("id"))
        if not found:
            raise Refused("", "")
        return found[who % len(found)]

    def addressee(self, who, which):
        found = self.live(who)
        parties = access.addressees(found.pk)
        return found, parties[which % len(parties)].person

    def place(self, who, where):
        return self.places[self.live(who).service][where % 2]

    def handler(self, found):
        staff = self.units if found.restricted else self.officers
        if not staff:
            raise Refused("", "")
        return staff[-1]

    @staticmethod
    def service(found):
        return next(service for service in SERVICES if service.key == found.service)

    @staticmethod
    def hidden(child):
        return Resident.objects.get(pk=child).protected


STEPS = [name for name in vars(History) if not name.startswith("_") and name not in {
    "sweep", "act", "live", "addressee", "place", "handler", "service", "hidden",
}]  # fmt: skip
OFTEN = ["create", "create", "send", "answer", "answer", "days_pass", "place_by_hand", "resolve"]
histories = st.lists(
    st.tuples(st.sampled_from([*OFTEN, *STEPS]), st.integers(0, 9), st.integers(0, 11)),
    min_size=15,
    max_size=60,
)


def written():
    """All that the ledger says: proposals with their version, and their addressees."""
    parties = {}
    for party in Addressee.objects.order_by("id"):
        parties.setdefault(party.proposal_id, []).append([getattr(party, name) for name in PARTY])
    return {
        found.pk: (found.version, [getattr(found, name) for name in FIELDS], parties.get(found.pk))
        for found in Proposal.objects.order_by("id")
    }


def somebody_follows():
    """Whatever waits for people has one by name; a desk only where nobody is in office; a restricted case, the unit."""
    known = {role: {str(one.actor) for one in officers(role)} for role in ("officer", "protected-unit")}
    for found in Proposal.objects.filter(live=True, state__in=["with_staff", "something_else"]):
        role = "protected-unit" if found.restricted else "officer"
        assert found.handler in known[role] or (not known[role] and found.handler.startswith("desk:")), (
            found.handler
        )
    for note in Note.objects.select_related("proposal"):
        assert note.restricted == note.proposal.restricted, "a non-disclosure order left a note"


def promises_hold(before, now, refused, step):
    somebody_follows()
    events = Event.objects.filter(about__startswith="proposal:")
    for key, (version, fields, parties) in now.items():
        if key in before and (fields, parties) != before[key][1:]:
            assert not refused, "a refused step changed something"
            assert version > before[key][0], "something changed and the version did not grow"
            assert events.filter(about=f"proposal:{key}").count() >= 2
        elif key in before:
            assert version >= before[key][0]
    for found in Proposal.objects.all():
        active = list(Addressee.objects.filter(proposal=found, active=True))
        if not found.live:
            assert found.place is None
        if found.state == "accepted" and found.reason == "agreed":
            assert {party.answer for party in active} == {"yes"}, "silence was taken for acceptance"
        if found.state == "no_remark":
            assert all(party.deadline is not None for party in active)
        if found.state == "something_else":
            assert found.place is not None
        if found.state == "decided" and found.reason == "decided":
            assert Decision.objects.filter(proposal=found, place=found.place).count() == 1
        if found.restricted:
            assert found.place is None and found.cost is None and "words" not in found.facts
        if step not in {"undo", "take_back", "protect", "to_staff", "place_by_hand", "revise", "withdraw"}:
            was = before.get(found.pk)
            assert not (was and was[1][0] == "declined") or found.state == "declined", (
                "a no was not respected"
            )
    for party in Addressee.objects.all():
        assert (party.deadline is None) == (party.served_on is None) == (party.proof == "")
    assert all(seats <= CAPACITY for seats in access.held_by_place(SEASON).values())
    hidden = {
        f"proposal:{key}" for key in Proposal.objects.filter(restricted=True).values_list("id", flat=True)
    }
    assert not Message.objects.filter(about__in=hidden, state="waiting").exists()


@given(steps=histories)
def test_whatever_happens_the_promises_of_the_ledger_hold(steps):
    with transaction.atomic():
        history = History()
        for name, who, how in steps:
            before, refused = written(), False
            try:
                with transaction.atomic():
                    getattr(history, name)(who, how)
            except Refused:
                refused = True
            promises_hold(before, written(), refused, name)
        transaction.set_rollback(True)


@given(steps=histories)
def test_the_frame_of_the_engine_always_says_what_the_ledger_holds(steps):
    with transaction.atomic():
        history = History()
        for name, who, how in steps:
            try:
                with transaction.atomic():
                    getattr(history, name)(who, how)
            except Refused:
                continue
        for service in SERVICES:
            frame = access.ledger_frame(service.key, SEASON)
            people = set(Proposal.objects.filter(service=service.key).values_list("person", flat=True))
            assert frame["person"].to_list() == sorted(people)
            for row in frame.iter_rows(named=True):
                found = of(row["person"], service)
                assert (row["proposal"], row["version"], row["state"]) == (
                    found.pk,
                    found.version,
                    found.state,
                )
                parties = [party for party in access.addressees(found.pk) if party.active]
                assert row["addressees"] == [party.person for party in parties]
                assert row["bound"] == any(party.served_on for party in parties)
        transaction.set_rollback(True)
