"""What a process of the ledger's tests does: `ledger_acts.py ACT ARGUMENT... [+ ACT ARGUMENT...]`. Says `ready`, does it
all in order, tells what the last one did as JSON. Whoever waits at a GATE (a file) says so with a file of its own beside.

town CHILDREN SCHOOLS SEATS   families and schools
propose, carry, age, close    the loop, part by part, in chunks of CHUNK, until nothing of it is left to do: apply a first
                              plan, send, let time act, apply a plan that closes the first school
sweep GATE                    apply everything that is missing; waits between two chunks until the file GATE exists
sweep_when GATE               the same, planned before and begun once GATE exists
last_seats NUMBER             schools with one seat each
newcomers NUMBER              families without a proposal
by_hand GATE WHO              an officer places every other child (from WHO on) where there is one seat, once GATE exists
answer GATE WHICH             the first (0) or second (1) guardian of every child says yes, once GATE exists
asked                         the agreement of tests/voluntary.py is loaded
switch GATE WHICH WHAT        the first (0) or second (1) guardian gives or withdraws the consent of every child, once GATE exists
heard                         every open proposal was heard without remark, and its list is opened by a principal
sign GATE                     the principal signs the list in small chunks, once GATE exists
close_when GATE               a sweep hands every other child of the first school to people, once GATE exists
decided                       what the ledger says of decisions
plan_only                     the service goes back to planning
live GATE                     it goes live, once GATE exists
told                          what nobody was told while it went live is told by a tick
ledger                        what the ledger, the outbox and the trail say
"""

import json
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import django

AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
DAY = date(2027, 2, 1)
AFTER = DAY + timedelta(days=15)
SEASON = 2027


def town(children: str, schools: str, seats: str) -> dict[str, object]:
    from ennakko.accounts.actions import appoint
    from ennakko.accounts.actor import system
    from ennakko.register.models import Guardianship, Place, Resident

    number = int(children)
    appoint(username="officer", role="officer", by=system("test"), at=AT)
    Place.objects.bulk_create(
        Place(unit=f"U{n}", kind="school", name_fi=f"Koulu {n}", language="fi", capacity=int(seats), x=0, y=0)
        for n in range(int(schools))
    )
    people = Resident.objects.bulk_create(
        Resident(called="Elsa", first_names="Elsa", last_name="Korhonen", language="fi", municipality="091",
                 born=date(2020, 1, 1) if n < number else date(1990, 1, 1))
        for n in range(3 * number)
    )  # fmt: skip
    Guardianship.objects.bulk_create(
        Guardianship(child=people[n], guardian=people[number + 2 * n + which])
        for n in range(number)
        for which in (0, 1)
    )
    return {}


def missing():
    """A plan for every child without a proposal, first come first seated: what a sweep would find after a crash."""
    from ennakko.ledger import access
    from ennakko.register.models import Guardianship, Place, Resident
    from tests.promised import create, plan

    proposed = set(access.ledger_frame("school-start", SEASON)["person"])
    held = access.held_by_place(SEASON)
    free = [p.pk for p in Place.objects.order_by("id") for _ in range(p.capacity - held.get(p.pk, 0))]
    children = Resident.objects.filter(born=date(2020, 1, 1)).exclude(id__in=proposed).order_by("id")
    elders: dict[int, list[int]] = {}
    for child, guardian in Guardianship.objects.values_list("child_id", "guardian_id"):
        elders.setdefault(child, []).append(guardian)
    rows = [create(c.pk, elders[c.pk], place) for c, place in zip(children, free, strict=False)]
    return plan(*rows)


def closing():
    """A plan that hands every child of the first school to people: it was closed."""
    from ennakko.ledger.models import Proposal
    from ennakko.register.models import Place
    from tests.promised import change, plan

    first = Place.objects.order_by("id").first()
    there = Proposal.objects.filter(place=first.pk, live=True).order_by("id")
    return plan(
        *(change(p, "to_staff", place=None, cost=None, facts=None, reason="place_gone") for p in there)
    )


def carry(chunk: str) -> dict[str, object]:
    from django.conf import settings

    from ennakko.accounts.actor import system
    from ennakko.channels import dispatch
    from ennakko.channels.files import Files

    dispatch.CHUNK = int(chunk)
    channel = Files(settings.DATA / "outbox", proves=True)
    dispatch.dispatch(providers=[channel], data=settings.DATA, on=DAY, by=system("loop"), at=AT)
    return {}


def age(chunk: str) -> dict[str, object]:
    from ennakko.accounts.actor import system
    from ennakko.ledger import tick

    tick.CHUNK = int(chunk)
    tick.tick(on=AFTER, by=system("loop"), at=AT)
    return {}


def applied(plan, chunk: str) -> dict[str, object]:
    from ennakko.accounts.actor import system
    from ennakko.ledger import apply
    from ennakko.services.school_start.service import school_start

    apply.CHUNK = int(chunk)
    apply.apply(plan, service=school_start, by=system("loop"), at=AT)
    return {}


PLANS = {"propose": missing, "close": closing}


def sweep(gate: str) -> dict[str, object]:
    return swept(missing(), progress=lambda written, total: at_the_gate(gate, "begun"))


def sweep_when(gate: str) -> dict[str, object]:
    plan = missing()
    at_the_gate(gate, "sweep")
    return swept(plan)


def swept(plan, progress=None) -> dict[str, object]:
    from ennakko.accounts.actor import Actor
    from ennakko.base.errors import Refused
    from ennakko.ledger import apply
    from ennakko.services.school_start.service import school_start

    apply.CHUNK = 2
    try:
        done = apply.apply(plan, service=school_start, by=Actor("user", "7"), at=AT, progress=progress)
    except Refused as refused:
        return {"refused": refused.cause, "remedy": refused.remedy}
    return {"counts": done.counts, "dropped": done.dropped}


def last_seats(number: str) -> dict[str, object]:
    from ennakko.register.models import Place

    Place.objects.bulk_create(
        Place(unit=f"L{n}", kind="school", name_fi=f"Viimeinen {n}", language="fi", capacity=1, x=0, y=0)
        for n in range(int(number))
    )
    return {}


def newcomers(number: str) -> dict[str, object]:
    from ennakko.register.models import Resident
    from tests.promised import family

    children = [family()[0] for _ in range(int(number))]
    Resident.objects.filter(id__in=children).update(born=date(2020, 1, 1))
    return {}


def answer(gate: str, which: str) -> dict[str, object]:
    from ennakko.accounts.actor import resident
    from ennakko.ledger import access, actions
    from ennakko.ledger.models import Proposal

    mine = [
        (p, access.addressees(p)[int(which)].person) for p in Proposal.objects.values_list("id", flat=True)
    ]
    at_the_gate(gate, which)
    for proposal, person in mine:
        actions.answer(proposal=proposal, person=person, answer="yes", on=DAY, by=resident(person), at=AT)
    return {"answered": len(mine)}


def asked() -> dict[str, object]:
    from ennakko.accounts.actor import system
    from ennakko.consent import actions
    from tests.voluntary import AGREEMENT

    actions.load(agreements=[AGREEMENT], by=system("test"), at=AT)
    return {}


def switch(gate: str, which: str, what: str) -> dict[str, object]:
    from ennakko.accounts.actor import resident
    from ennakko.consent import access, actions
    from ennakko.consent.models import ConsentRecord
    from ennakko.register.models import Guardianship
    from tests.voluntary import PURPOSE

    pairs = list(
        Guardianship.objects.order_by("child_id", "guardian_id").values_list("child_id", "guardian_id")
    )
    at_the_gate(gate, f"{which}{what}")
    card = access.agreement(PURPOSE)
    for child, guardian in pairs[int(which) :: 2]:
        more = {"person": child, "purpose": PURPOSE, "on": DAY, "by": resident(guardian), "at": AT}
        actions.give(read=card.hash, **more) if what == "give" else actions.withdraw(**more)
    states = {child: sorted(access.held(child, PURPOSE, on=DAY)) for child, _ in pairs}
    return {
        "records": ConsentRecord.objects.count(),
        "whole": len({tuple(each) for each in states.values()} - {()}),
    }


def by_hand(gate: str, who: str) -> dict[str, object]:
    from ennakko.accounts.access import officers
    from ennakko.base.errors import Refused
    from ennakko.ledger import actions
    from ennakko.ledger.models import Proposal
    from ennakko.register.models import Place

    mine = list(Proposal.objects.order_by("id"))[int(who) :: 2]
    last = list(Place.objects.filter(capacity=1).order_by("id"))
    by = officers("officer")[0].actor
    at_the_gate(gate, who)
    told: Counter[str] = Counter()
    for proposal, place in zip(mine, last, strict=False):
        try:
            actions.place_by_hand(
                proposal=proposal.pk, place=place.pk, reason="sibling", on=DAY, by=by, at=AT
            )
            told["placed"] += 1
        except Refused as refused:
            told["refused" if "the last one was taken meanwhile" in refused.cause else refused.cause] += 1
    return dict(told)


def plan_only() -> dict[str, object]:
    from ennakko.accounts.actor import system
    from ennakko.ledger import actions

    actions.back_to_planning(service="school-start", why="test", by=system("test"), at=AT)
    return {}


def live(gate: str) -> dict[str, object]:
    from ennakko.accounts.actor import system
    from ennakko.ledger import actions, deployment

    deployment.CHUNK = 3
    at_the_gate(gate, "live")
    told = actions.go_live(service="school-start", why="test", on=DAY, by=system("test"), at=AT)
    return {"told": told}


def told() -> dict[str, object]:
    from ennakko.accounts.actor import system
    from ennakko.ledger import tick

    return dict(tick.tick(on=DAY, by=system("loop"), at=AT))


def heard() -> dict[str, object]:
    from ennakko.accounts.access import officers
    from ennakko.accounts.actions import appoint
    from ennakko.accounts.actor import system
    from ennakko.ledger import actions
    from ennakko.ledger.models import Proposal

    Proposal.objects.update(state="no_remark", reason="silent")
    appoint(username="principal", role="principal", by=system("test"), at=AT)
    opened = actions.open_list(
        service="school-start", season=SEASON, by=officers("principal")[0].actor, at=AT
    )
    return {"rows": len(opened.rows)}


def sign(gate: str) -> dict[str, object]:
    from ennakko.accounts.access import officers
    from ennakko.ledger import actions, signing
    from ennakko.ledger.models import SigningList

    signing.CHUNK = 2
    opened, by = SigningList.objects.get(), officers("principal")[0].actor
    at_the_gate(gate, "sign")
    done = actions.sign(signing=opened.pk, on=DAY, by=by, at=AT)
    return {"signed": done.signed, "left": dict(Counter(str(why) for why in done.left.values()))}


def close_when(gate: str) -> dict[str, object]:
    plan = closing()
    at_the_gate(gate, "close")
    return swept(plan)


def decided() -> dict[str, object]:
    from ennakko.ledger.models import Decision, DecisionParty, Proposal

    return {
        "states": dict(Counter(Proposal.objects.values_list("state", flat=True))),
        "decisions": Decision.objects.count(),
        "numbers": Decision.objects.values("season", "serial").distinct().count(),
        "parties": DecisionParty.objects.count(),
        "wrong": Decision.objects.exclude(proposal__state="decided").count(),
    }


def ledger() -> dict[str, object]:
    from ennakko.audit import access as audit
    from ennakko.audit import actions as sealing
    from ennakko.audit.models import Event
    from ennakko.ledger import access
    from ennakko.ledger.models import Addressee, Proposal, Sweep
    from ennakko.outbox.models import Message
    from ennakko.register.models import Place

    capacity = dict(Place.objects.values_list("id", "capacity"))
    sealing.seal(at=AT)
    report = audit.verify()
    return {
        "proposals": Proposal.objects.count(),
        "people": Proposal.objects.values("person").distinct().count(),
        "addressees": Addressee.objects.count(),
        "states": dict(Counter(Proposal.objects.values_list("state", flat=True))),
        "messages": dict(Counter(Message.objects.values_list("state", flat=True))),
        "events": dict(
            Counter(Event.objects.filter(about__startswith="proposal:").values_list("verb", flat=True))
        ),
        "doubled": _doubled(
            Event.objects.filter(about__startswith="proposal:").values_list("verb", "about", "payload")
        ),
        "excess": sum(seats > capacity[place] for place, seats in access.held_by_place(SEASON).items()),
        "broken": str(report.broken or ""),
        "broken_off": Sweep.objects.filter(applied_at=None).count(),
    }


def _doubled(events) -> int:
    """Events that tell of the same thing twice: once a proposal, and for service once an addressee."""
    seen = Counter(
        (verb, about, json.loads(payload)["addressee"] if verb == "served" else None)
        for verb, about, payload in events
    )
    return sum(number > 1 for number in seen.values())


def at_the_gate(gate: str, name: str) -> None:
    Path(gate).with_suffix(f".{name}").touch()
    while not Path(gate).exists():
        time.sleep(0.002)


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    django.setup()
    import tests.promised  # noqa: F401 - loaded before it is ready, so that kills hit the work
    from ennakko.channels import dispatch  # noqa: F401
    from ennakko.ledger import tick  # noqa: F401

    acts = [said.split() for said in " ".join(sys.argv[1:]).split(" + ")]
    first = acts[0][0]
    plan = PLANS[first]() if first in PLANS else None  # planned before it is ready, too
    tell("ready")
    done: object = None
    for name, *arguments in acts:
        if name in PLANS:
            done, plan = applied(plan or PLANS[name](), *arguments), None
        else:
            done = globals()[name](*arguments)
    tell(json.dumps(done))
