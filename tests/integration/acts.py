"""What a process of these tests does: `acts.py ACT ARGUMENT...`. Says `ready`, does it, tells what it did as JSON.

make                 the tables, and every service live
write SEED NUMBER    events in many transactions, some held open for long, some rolled back
seal FILE            seal again and again until FILE exists
crowd NUMBER         children with two guardians each, written to
numbers              whoever is written to gives a telephone number
send CHANNEL CHUNK   dispatch and seal in small steps until nothing waits
trouble              of two letters to whoever was written to first, one finds no channel and the fate of one is unknown
replies              two replies that are no answer, one of whoever was written to first and one of nobody's
late                 more than an hour has passed since letters were opened by their links
verify               the whole trail
profile UUID         somebody in the register who has no matter, with this profile
accounts             how many accounts and profiles there are
ask NUMBER FILE      be counted at a door so often, once FILE exists
"""

import json
import random
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import django

AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
DAY = date(2027, 2, 1)


def make() -> dict[str, object]:
    from django.core.management import call_command

    from tests.conftest import go_live

    call_command("migrate", verbosity=0)
    go_live()
    return {}


def write(seed: str, number: str) -> dict[str, object]:
    from django.db import transaction

    from ennakko.accounts.actor import system
    from ennakko.audit import actions

    chance = random.Random(seed)
    committed = 0
    while committed < int(number):
        many = chance.randint(1, 20)
        with transaction.atomic():
            for _ in range(many):
                actions.record(
                    by=system(seed), at=AT, verb="wrote", about=f"test:{seed}", payload={"of": many}
                )
            time.sleep(chance.choice([0, 0, 0.01]))  # a later one commits first, where the database lets it
            rolled_back = chance.random() < 0.2
            transaction.set_rollback(rolled_back)
        committed += 0 if rolled_back else many
    return {"committed": committed}


def seal(stop: str) -> dict[str, object]:
    from ennakko.audit import actions

    sealed = rounds = 0
    while True:
        last = Path(stop).exists()
        sealed += actions.seal(at=AT)
        rounds += 1
        if last:
            return {"sealed": sealed, "rounds": rounds}


def crowd(number: str) -> dict[str, object]:
    from ennakko.ledger.models import Addressee, Proposal
    from ennakko.outbox import actions
    from ennakko.outbox.letter import Letter
    from ennakko.register.models import Resident

    children = int(number)
    people = Resident.objects.bulk_create(
        Resident(born=date(2020, 1, 1), municipality="091") for _ in range(3 * children)
    )
    proposals = Proposal.objects.bulk_create(
        Proposal(
            service="school-start", service_version="1", text_version="1", season=2027, person=child.pk,
            state="open", situation="", reason="new", tell="resident", made_at=AT, changed_at=AT,
        )
        for child in people[:children]
    )  # fmt: skip
    parties = [
        Addressee(proposal=proposal, person=people[children + 2 * place + which].pk, language="fi")
        for place, proposal in enumerate(proposals)
        for which in (0, 1)
    ]
    Addressee.objects.bulk_create(parties)
    letters = [
        Letter(
            f"proposal:{party.proposal_id}/notice/1/{party.person}", f"proposal:{party.proposal_id}",
            "school-start", party.person, "files", "fi", "Koulupaikka", "Lapsi: Elsa",
        )
        for party in parties
    ]  # fmt: skip
    actions.post(letters=letters, at=AT)
    return {"messages": len(letters)}


def numbers() -> dict[str, object]:
    from ennakko.outbox.models import Message
    from ennakko.register.models import Contact
    from ennakko.register.sealing import lookup, seal

    persons = sorted(set(Message.objects.values_list("person", flat=True)))
    given = [(person, f"+35848{person:07d}") for person in persons]
    Contact.objects.bulk_create(
        Contact(person=person, sealed=seal(called), lookup=lookup(f"number {called}"), at=AT)
        for person, called in given
    )
    Message.objects.update(channel="")
    return {"numbers": len(given)}


@dataclass(frozen=True)
class Paper:
    """A channel that knows no keys: what it takes twice arrives twice. Keeps a list of what it took."""

    took: Path
    name: str = "files"
    takes_key: bool = False

    def reach(self, persons):
        return dict.fromkeys(persons, "")

    def send(self, message, to):
        from ennakko.channels.provider import Evidence

        with self.took.open("a") as file:
            file.write(f"{message.key}\n")
        return Evidence(None, "posted")


def send(channel: str, chunk: str) -> dict[str, object]:
    from django.conf import settings

    from ennakko.accounts.actor import system
    from ennakko.audit import actions as audit
    from ennakko.channels import dispatch
    from ennakko.channels.files import Files
    from ennakko.channels.sms.provider import sms
    from ennakko.outbox import access

    dispatch.CHUNK = int(chunk)
    made = {
        "files": lambda: Files(settings.DATA / "outbox", proves=True),
        "paper": lambda: Paper(settings.DATA / "took"),
        "sms": sms,
    }
    provider, at = made[channel](), AT
    while access.counts()["waiting"] or access.counts()["trying"]:
        dispatch.dispatch(
            providers=[provider], data=settings.DATA, on=DAY, by=system("worker"), at=at, limit=3 * int(chunk)
        )
        audit.seal(at=at)
        at += timedelta(minutes=1)  # what the channel did not take comes due
    return access.counts()


def trouble() -> dict[str, object]:
    from dataclasses import replace

    from ennakko.accounts.actor import system
    from ennakko.outbox import actions, attempts
    from ennakko.outbox.letter import Letter
    from ennakko.outbox.models import Message

    first = Message.objects.order_by("id").first()
    told = Letter(**{name: getattr(first, name) for name in Letter.__dataclass_fields__})
    again = [replace(told, key=f"{told.key}/{word}", channel="letters") for word in ("one", "other")]
    actions.post(letters=again, at=AT)
    failed, unsure = attempts.claim(channel="letters", services=[told.service], limit=2, at=AT)
    attempts.fail(messages=[failed], why="no address", by=system("worker"), at=AT)
    attempts.give_up(messages=[unsure], outcome="unknown", why="time-out", by=system("worker"), at=AT)
    return {"messages": 2}


def replies() -> dict[str, object]:
    from ennakko.channels.inbound import receive
    from ennakko.channels.incoming import Incoming
    from ennakko.outbox.models import Message

    first = Message.objects.order_by("id").first()
    for text, persons in (("Soittakaa minulle, kiitos", (first.person,)), ("Kuka tämä on?", ())):
        receive(Incoming("sms", text, AT, text, persons, verified=True), on=DAY, at=AT)
    return {}


def late() -> dict[str, object]:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.sessions.models import Session

    store = import_module(settings.SESSION_ENGINE).SessionStore
    for key in Session.objects.values_list("session_key", flat=True):
        session = store(key)
        if "link" in session:
            session["link"] = [*session["link"][:2], datetime(2026, 1, 1, tzinfo=UTC).isoformat()]
            session.save()
    return {}


def profile(subject: str) -> dict[str, object]:
    from django.conf import settings

    from ennakko.portal import actions
    from ennakko.register.models import Resident

    somebody = Resident.objects.create(born=date(1990, 1, 1), first_names="Aada", last_name="Laine")
    actions.signed_in(
        session="of a test", person=somebody.pk, issuer=settings.OIDC_ISSUER, subject=subject, sid="s", at=AT
    )
    return {}


def accounts() -> dict[str, object]:
    from django.contrib.auth import get_user_model

    from ennakko.portal.models import Profile

    return {"accounts": get_user_model().objects.count(), "profiles": Profile.objects.count()}


def ask(number: str, gate: str) -> dict[str, object]:
    from ennakko.ui.counting import one_more

    while not Path(gate).exists():
        time.sleep(0.001)
    return {"times": [one_more("door", "192.0.2.7", 60, at=AT) for _ in range(int(number))]}


def verify() -> dict[str, object]:
    from ennakko.audit import access

    report = access.verify()
    return {"sealed": report.sealed, "unsealed": report.unsealed, "broken": str(report.broken or "")}


def served() -> dict[str, object]:
    from ennakko.audit.models import Event
    from ennakko.ledger.models import Addressee

    sent: list[int] = []
    for event in Event.objects.filter(verb="sent", about="outbox"):
        sent += json.loads(event.payload)["messages"]
    return {
        "addressees": Addressee.objects.filter(served_on=DAY).exclude(deadline=None).count(),
        "served": Event.objects.filter(verb="served").count(),
        "sent": len(sent),
        "once": len(set(sent)),
    }


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "send":
        from ennakko.channels import dispatch  # noqa: F401 - loaded before it is ready, so that kills hit the sending
    tell("ready")
    tell(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
