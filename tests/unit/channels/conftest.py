"""A hearing of two guardians per child, written to and waiting to be sent; a channel that does not take keys."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from ennakko.accounts.actor import system
from ennakko.channels.dispatch import dispatch
from ennakko.channels.files import Files
from ennakko.channels.provider import Evidence
from ennakko.ledger.models import Addressee, Proposal
from ennakko.outbox import actions
from ennakko.outbox.letter import Letter
from ennakko.register.models import Resident

AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
DAY = date(2027, 2, 1)
BY = system("worker")


@pytest.fixture(autouse=True)
def data(tmp_path, settings):
    settings.DATA, settings.DEMO = tmp_path, True
    return tmp_path


@dataclass
class Post:
    """A channel like a paper post: it knows no keys. Dies when it comes to `dies_at`."""

    dies_at: int | None = None
    name: str = "files"
    takes_key: bool = False
    taken: list[str] = field(default_factory=list)

    def reach(self, persons):
        return dict.fromkeys(persons, "")

    def send(self, message, to):
        if self.dies_at == len(self.taken):
            raise SystemExit
        self.taken.append(message.key)
        return Evidence(None, "posted")


@pytest.fixture
def post():
    return Post()


@pytest.fixture
def hearing(db):
    """`hearing(children, service=...)` makes children, their two guardians each, proposals and waiting notices."""

    def make(children, service="school-start"):
        made = []
        for _ in range(children):
            child, one, other = (
                Resident.objects.create(born=date(2020, 1, 1), municipality="091").pk for _ in range(3)
            )
            proposal = Proposal.objects.create(
                service=service, service_version="1", text_version="1", season=2027, person=child, state="open",
                situation="", reason="new", tell="resident", made_at=AT, changed_at=AT,
            )  # fmt: skip
            for person in (one, other):
                Addressee.objects.create(proposal=proposal, person=person, language="fi")
            actions.post(letters=[notice(proposal.pk, person, service) for person in (one, other)], at=AT)
            made.append(proposal)
        return made

    return make


@pytest.fixture(name="notice")
def notice_():
    return notice


def notice(proposal, person, service="school-start", section="notice"):
    return Letter(
        key=f"proposal:{proposal}/{section}/1/{person}",
        about=f"proposal:{proposal}",
        service=service,
        person=person,
        channel="",
        language="fi",
        title="Koulupaikka",
        body="Lapsi: Elsa",
    )


@pytest.fixture
def send(data):
    """`send(provider)` dispatches once; the channel of files unless another is given."""

    def once(*providers, **more):
        used = providers or (Files(data / "outbox", proves=True),)
        return dispatch(providers=used, data=data, on=DAY, by=BY, at=AT, **more)

    return once
