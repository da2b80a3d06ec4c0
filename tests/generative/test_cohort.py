"""A whole year's cohort, from the first sweep to the last decision, with life going on beside it.

Whatever a generated year brings, every child who starts school ends in one of three ways: with a decision that is served on
every party, with an open to-do of a named human, or closed by a named human with a declared outcome. None twice, none lost.
"""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from ennakko.accounts.actor import resident
from ennakko.base.errors import Refused
from ennakko.ledger import access, actions, queue, tick
from ennakko.ledger.kinds import Outcome
from ennakko.ledger.models import DecisionParty, Proposal, Standing
from ennakko.ledger.sweep import small_tables, sweep
from ennakko.outbox.models import Message
from ennakko.register import models as register
from ennakko.register.access import guardians_of
from tests.promised import AT, DAY, SEASON, SWEEP, family, school, school_start, staff

pytestmark = pytest.mark.django_db


def mostly(plain, *odd):
    """What is usual four times out of five."""
    return st.sampled_from([plain] * 4 * len(odd) + list(odd))


children = st.lists(
    st.fixed_dictionaries(
        {
            "born": mostly(date(2020, 3, 1), date(2019, 1, 1)),
            "away": st.sampled_from([0, 400, 900, 2_000, 5_000]) | mostly(0, 30_000, None),
            "guardians": mostly(2, 0, 1, 1),
            "language": mostly("fi", "sv", None),
            "protected": mostly(False, True),
            "circumstance": mostly(None, "second_home", "special_support"),
        }
    ),
    min_size=2,
    max_size=7,
)


class Year:
    """A small town through one season."""

    def __init__(self, cohort, seats):
        self.day = DAY
        self.officer, self.principal, self.unit = (
            staff("officer"),
            staff("principal"),
            staff("protected-unit"),
        )
        self.schools = [school(number) for number in seats]
        self.elders = {}
        self.cohort = [self.child(told) for told in cohort]
        for table in ("people", "enrolments"):
            register.Load.objects.create(table=table, at=AT, day=self.day, source="test", complete=True)

    def child(self, told):
        person, elders = family(told["guardians"])
        self.elders[person] = elders
        register.Resident.objects.filter(pk=person).update(born=told["born"], home=self.home(told["away"]))
        if told["language"]:
            register.Choice.objects.create(person_id=person, school_language=told["language"])
        if told["circumstance"]:
            register.Circumstance.objects.create(person_id=person, kind=told["circumstance"])
        if told["protected"]:
            self.hide(person)
        return person

    @staticmethod
    def home(away):
        if away is None:
            return None
        number = register.Building.objects.count()
        building = register.Building.objects.create(code=f"9{number:09d}", x=away, y=0)
        return register.Dwelling.objects.create(code=f"9{number:09d}A00001"[:16], building=building)

    @staticmethod
    def hide(person):
        register.Resident.objects.filter(pk=person).update(protected=True, municipality="", home=None)

    # --- what the city does

    def sweep(self, *_):
        everybody = set(register.Resident.objects.values_list("pk", flat=True))
        return sweep(school_start, small_tables(everybody), on=self.day, by=SWEEP, at=AT)

    def serve(self, *_):
        waiting = Proposal.objects.filter(live=True, addressees__active=True)
        served = list(waiting.values_list("pk", "addressees__person"))
        actions.deliver_many(served=served, on=self.day, proof="delivered", by=SWEEP, at=AT)

    def days_pass(self, _, days):
        self.let_pass(days // 2)

    def let_pass(self, days):
        self.day += timedelta(days=days)
        register.Load.objects.update(day=self.day)
        tick.tick(on=self.day, by=SWEEP, at=AT)

    def place_by_hand(self, who, where):
        place = self.schools[where % len(self.schools)]
        self.handle(actions.place_by_hand, who, place=place, reason="correction")

    def resolve(self, who, how):
        self.handle(actions.resolve, who, outcome=list(Outcome)[how % len(Outcome)])

    def decide(self, who, _):
        actions.decide(proposal=self.live(who).pk, on=self.day, by=self.principal, at=AT)

    def undo_decision(self, who, _):
        made = self.live(who).decisions.order_by("-id").first()
        if made is None:
            raise Refused("", "")
        actions.undo_decision(decision=made.pk, on=self.day, by=self.principal, at=AT)

    def freeze(self, who, _):
        child = self.cohort[who % len(self.cohort)]
        actions.freeze(
            service=school_start.key, season=SEASON, person=child, on=self.day, by=self.officer, at=AT
        )

    # --- what life does

    def answers(self, who, how):
        found = self.live(who)
        parties = [party for party in access.addressees(found.pk) if party.active]
        if not parties:
            raise Refused("", "")
        person = parties[how % len(parties)].person
        said = ("yes", "no", "something_else")[how % 3]
        actions.answer(proposal=found.pk, person=person, answer=said, on=self.day, by=resident(person), at=AT)

    def moves(self, who, how):
        self.register(who, home=self.home((100, 900, 3_000, 40_000)[how % 4]), municipality="091")

    def moves_away(self, who, _):
        self.register(who, home=None, municipality="049")

    def dies(self, who, _):
        self.register(who, dead=True, died=self.day)

    def is_protected(self, who, _):
        self.hide(self.cohort[who % len(self.cohort)])

    def custody_ends(self, who, _):
        child = self.cohort[who % len(self.cohort)]
        running = register.Guardianship.objects.filter(child=child, until=None).order_by("pk").first()
        if running is not None:
            running.until = self.day
            running.save()

    def guardian_joins(self, who, _):
        child = self.cohort[who % len(self.cohort)]
        _, [elder] = family(1)
        register.Guardianship.objects.create(child_id=child, guardian_id=elder)

    def enrols(self, who, where):
        place = self.schools[where % len(self.schools)]
        child = self.cohort[who % len(self.cohort)]
        register.Enrolment.objects.create(person_id=child, place_id=place, grade=1, language="fi")

    def needs_support(self, who, _):
        child = self.cohort[who % len(self.cohort)]
        register.Circumstance.objects.get_or_create(person_id=child, kind="special_support")

    def is_cut(self, where, seats):
        register.Place.objects.filter(pk=self.schools[where % len(self.schools)]).update(capacity=seats % 3)

    def closes(self, where, _):
        register.Place.objects.filter(pk=self.schools[where % len(self.schools)]).update(open=False)

    # --- to whom

    def live(self, who):
        found = list(Proposal.objects.filter(live=True).order_by("id"))
        if not found:
            raise Refused("", "")
        return found[who % len(found)]

    def handle(self, verb, who, **more):
        found = self.live(who)
        by = self.unit if found.restricted else self.officer
        verb(proposal=found.pk, on=self.day, by=by, at=AT, **more)

    def register(self, who, **fields):
        child = self.cohort[who % len(self.cohort)]
        living = register.Resident.objects.filter(pk=child, dead=False)
        if not living.exists() or living.filter(protected=True).exists():
            raise Refused("", "")
        living.update(**fields)

    def ends(self):
        """Letters arrive, silence becomes no remark, the list is signed, decisions arrive; a last sweep finds nothing."""
        for _ in range(2):  # a freeze that ended lets somebody in late
            self.sweep()
            self.serve()
            self.let_pass(20)
        self.sweep()
        opened = actions.open_list(service=school_start.key, season=SEASON, by=self.principal, at=AT)
        assert not actions.sign(signing=opened.pk, on=self.day, by=self.principal, at=AT).left
        parties = list(DecisionParty.objects.values_list("decision", "person"))
        actions.deliver_decisions(served=parties, on=self.day, proof="delivered", by=SWEEP, at=AT)
        assert self.sweep().plan.changes.is_empty()


STEPS = [name for name in vars(Year) if not name.startswith("_") and name not in {
    "child", "home", "hide", "live", "handle", "register", "let_pass", "ends",
}]  # fmt: skip
OFTEN = ["sweep", "sweep", "serve", "answers", "answers", "days_pass"]
histories = st.lists(
    st.tuples(st.sampled_from([*OFTEN, *STEPS]), st.integers(0, 9), st.integers(0, 11)),
    min_size=5,
    max_size=25,
)


def starts_school(year, child):
    """Whether the child starts school this year and has no place yet: read from the register, not from the engine."""
    told = register.Resident.objects.get(pk=child)
    lives_here = told.municipality == "091" or told.protected
    enrolled = register.Enrolment.objects.filter(person=child).exists()
    return told.born.year == SEASON - 7 and not told.dead and lives_here and not enrolled


def ended(year, child):
    """How it ended for the child: decided, with a named human, closed by one; or None."""
    [found] = Proposal.objects.filter(service=school_start.key, season=SEASON, person=child, live=True)
    served = DecisionParty.objects.filter(
        decision__proposal=found, decision__standing=Standing.IN_FORCE, active=True, served_on__isnull=False
    )
    if found.state == "decided" and {one.person for one in served} == set(guardians_of(child, year.day)):
        return "decided"
    role = year.unit if found.restricted else year.officer
    waiting = queue.cases(school_start.key, SEASON, role, queue.Wanted(), on=year.day, length=1000)
    if found.pk in {one.pk for one in waiting} and found.handler == str(role):
        return "with a named human"
    if found.state == "by_hand" and found.place is None and found.reason in list(Outcome) and found.handler:
        return "closed by a named human"
    return None


@given(cohort=children, seats=st.lists(st.integers(0, 4), min_size=2, max_size=3), steps=histories)
def test_every_child_of_the_cohort_ends_decided_or_with_a_named_human(cohort, seats, steps):
    with transaction.atomic():
        year = Year(cohort, seats)
        for name, who, how in steps:
            try:
                with transaction.atomic():
                    getattr(year, name)(who, how)
            except Refused:
                continue
        year.ends()
        due = [child for child in year.cohort if starts_school(year, child)]
        assert [child for child in due if ended(year, child) is None] == []
        dead = register.Resident.objects.filter(dead=True).values("pk")
        about = [
            f"proposal:{key}" for key in Proposal.objects.filter(person__in=dead).values_list("pk", flat=True)
        ]
        assert not Message.objects.filter(about__in=about, state="waiting").exists()
        assert not Message.objects.filter(person__in=dead, state="waiting").exists()
        transaction.set_rollback(True)
