"""The examples beside each service, told as stories and run on a real database: after every step the service is swept."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from ennakko.accounts.actions import appoint
from ennakko.accounts.actor import resident, system
from ennakko.consent import actions as consent
from ennakko.consent.access import agreement
from ennakko.ledger import actions, sweep, tick
from ennakko.ledger.catalogue import agreements
from ennakko.ledger.models import Addressee, Proposal
from ennakko.outbox import attempts
from ennakko.outbox.models import Message
from ennakko.register import models
from ennakko.register.access import relatives
from ennakko.services.after_school.service import after_school
from ennakko.services.preschool.service import preschool
from ennakko.services.school_start.service import school_start

DAY = date(2027, 2, 1)
BY = system("examples")
CIRCUMSTANCES = {
    "two homes": "second_home",
    "applied for immersion": "immersion",
    "preparatory teaching": "preparatory",
}
SERVICES = {"school_start": school_start, "preschool": preschool, "after_school": after_school}


def stories():
    for folder, service in SERVICES.items():
        text = (Path("ennakko/services") / folder / "examples.md").read_text()
        for line in text.splitlines():
            cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
            if len(cells) == 3 and cells[0] not in {"who", "---"}:
                yield pytest.param(service, cells[1], cells[2], id=f"{service.key}: {cells[0]}")


class Story:
    """One example, step by step."""

    def __init__(self, service, told):
        self.service, self.day = service, DAY
        self.places = {
            name: models.Place.objects.create(
                unit=name, kind=service.supply.kind, name_fi=name, language=language, capacity=10, x=x, y=0
            ).pk
            for name, language, x in (("North", "fi", 0), ("South", "fi", 2000), ("Norr", "sv", 0))
        }
        for table in ("people", "places", "enrolments"):
            models.Load.objects.create(table=table, at=self.at, day=DAY, source="story", complete=True)
        appoint(username="officer", role="officer", by=system("test"), at=self.at)
        consent.load(agreements=agreements(), by=system("test"), at=self.at)
        first, *steps = [step.strip() for step in told.split(";")]
        self.begin(first)
        self.swept()
        for step in steps:
            self.step(step)
            self.swept()

    @property
    def at(self):
        return datetime.combine(self.day, time(8), UTC)

    def begin(self, facts):
        guardians = 2 if "two guardians" in facts else 1
        protected = "protected" in facts
        home = re.search(r"home (\d+)", facts)
        chosen = re.search(r"chose (\w+)", facts)
        enrolled = re.search(r"enrolled at (\w+)", facts)
        child = models.Resident.objects.create(
            born=re.search(r"born (\S+?),", facts)[1],
            called="Elsa",
            municipality="" if protected or "stays here" in facts else "091",
            protected=protected,
            home=self.dwelling(int(home[1])) if home else None,
        )
        self.child, self.guardians = child.pk, []
        for _ in range(guardians):
            adult = models.Resident.objects.create(
                born=date(1990, 1, 1), called="Maria", municipality="091", language="fi"
            )
            models.Guardianship.objects.create(child=child, guardian=adult)
            self.guardians.append(adult.pk)
        if chosen:
            models.Choice.objects.create(person=child, school_language=chosen[1])
        for told, kind in CIRCUMSTANCES.items():
            if told in facts:
                models.Circumstance.objects.create(person=child, kind=kind)
        if "stays here" in facts:
            models.Stay.objects.create(person=child, since=DAY, entered_by="user:1", entered_at=self.at)
        if "consent given" in facts:
            self.allow()
        if "no contact" in facts:
            guardian = self.guardians[0]
            consent.stop_contact(person=guardian, on=self.day, by=resident(guardian), at=self.at)
        if enrolled:
            models.Enrolment.objects.create(
                person=child, place_id=self.places[enrolled[1]], grade=1, language="fi"
            )

    def dwelling(self, metres):
        count = models.Building.objects.count()
        building = models.Building.objects.create(code=f"9{count:09d}", x=metres, y=0)
        return models.Dwelling.objects.create(code=f"9{count:09d}A00001"[:16], building=building)

    def step(self, step):
        child = models.Resident.objects.filter(pk=self.child)
        if step == "served":
            self.serve()
        elif found := re.match(r"(\d+) days pass", step):
            self.day += timedelta(days=int(found[1]))
            models.Load.objects.update(day=self.day)
            tick.tick(on=self.day, by=BY, at=self.at)
        elif step == "both say yes":
            for guardian in self.guardians:
                self.says(guardian, "yes")
        elif step == "one says yes, other says something else":
            self.says(self.guardians[0], "yes")
            self.says(self.guardians[1], "something_else")
        elif step == "says something else":
            self.says(self.guardians[0], "something_else")
        elif step == "the address is restricted":
            child.update(protected=True, municipality="", home=None)
        elif step == "consent is given":
            self.allow()
        elif step == "the consent is withdrawn":
            purpose, guardian = self.service.basis.purpose, self.guardians[0]
            actions.withdraw_consent(
                person=self.child, purpose=purpose, on=self.day, by=resident(guardian), at=self.at
            )
        elif step == "the stay ends":
            models.Stay.objects.update(until=self.day)
        elif step == "dies":
            child.update(dead=True, died=self.day)
        elif found := re.match(r"moves to 0(\d\d)$", step):
            child.update(municipality=f"0{found[1]}", home=None)
        elif found := re.match(r"moves to (\d+)$", step):
            child.update(home=self.dwelling(int(found[1])))
        else:
            raise AssertionError(f"no such step: {step}")

    def allow(self):
        """The first guardian allows all that the service asks for."""
        purpose, guardian = self.service.basis.purpose, self.guardians[0]
        read = agreement(purpose).hash
        consent.give(
            person=self.child, purpose=purpose, read=read, on=self.day, by=resident(guardian), at=self.at
        )

    def serve(self):
        going = attempts.claim(channel="", services=[self.service.key], limit=100, at=self.at)
        attempts.sent(messages=[(message, "") for message in going], by=BY, at=self.at)
        for guardian in self.guardians:
            actions.deliver(
                proposal=self.proposal.pk,
                person=guardian,
                on=self.day,
                proof="opened",
                by=resident(guardian),
                at=self.at,
            )

    def says(self, guardian, said):
        actions.answer(
            proposal=self.proposal.pk,
            person=guardian,
            answer=said,
            wish="other_place" if said == "something_else" else "",
            on=self.day,
            by=resident(guardian),
            at=self.at,
        )

    def swept(self):
        everybody = models.Resident.objects.values_list("pk", flat=True)
        tables = sweep.small_tables(relatives(everybody))
        sweep.sweep(self.service, tables, on=self.day, by=BY, at=self.at)
        assert sweep.planned(self.service, tables, on=self.day).changes.is_empty()

    @property
    def proposal(self):
        return Proposal.objects.filter(person=self.child).order_by("-live", "-id").first()


@pytest.mark.django_db
@pytest.mark.parametrize(("service", "told", "then"), list(stories()))
def test_what_the_examples_promise(service, told, then):
    story = Story(service, told)
    found = story.proposal
    promised = [part.strip() for part in then.split(",")]
    if promised == ["nothing"]:
        assert found is None
        assert not Message.objects.exists()
        return
    state = promised.pop(0)
    if " because " in state:
        state, reason = state.split(" because ")
        assert found.reason == reason
    if " at " in state:
        state, place = state.split(" at ")
        assert found.place == story.places[place]
    assert found.state == state
    for part in promised:
        if part in {"both guardians written to", "one guardian written to"}:
            assert set(Message.objects.values_list("person", flat=True)) == set(story.guardians)
            assert Addressee.objects.filter(proposal=found, active=True).count() == len(story.guardians)
        elif part == "restricted":
            assert found.restricted and found.place is None
        elif part == "nobody written to":
            assert not Message.objects.exclude(state="stopped").exists()
        elif part == "told":
            assert Message.objects.filter(key__contains="/withdrawn/").count() == len(story.guardians)
        elif part == "the other guardian told":  # whoever did it sees it on the page
            withdrawn = Message.objects.filter(key__contains="/withdrawn/")
            assert withdrawn.values_list("person", flat=True).get() == story.guardians[1]
        elif part == "followed by a named human":
            assert found.handler
        else:
            raise AssertionError(f"no such promise: {part}")
