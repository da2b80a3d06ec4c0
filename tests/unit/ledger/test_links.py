"""Signed links: what opens, and that everything else is alike."""

from datetime import date

import pytest

from ennakko.ledger import actions
from ennakko.ledger.links import Link, read, token
from ennakko.ledger.models import Addressee, Proposal
from ennakko.outbox import access as outbox
from ennakko.outbox import attempts
from tests.promised import AT, DAY, SWEEP, of, proposed, school, school_start, serve, staff

pytestmark = pytest.mark.django_db


def send():
    """Everything that waits goes out."""
    taken = attempts.claim(channel="", services=[school_start.key], limit=1000, at=AT)
    attempts.sent(messages=[(message, "") for message in taken], by=SWEEP, at=AT)


def test_the_letter_holds_the_addressees_own_link_and_it_opens_once_the_letter_went_out():
    proposal, guardians = proposed(school())
    letters = {letter.person: letter.body for letter in outbox.of(f"proposal:{proposal.pk}")}
    for person in guardians:
        assert f"/l/{token(proposal.pk, person)}/" in letters[person]
        assert read(token(proposal.pk, person), on=DAY) is None
    send()
    for person in guardians:
        assert read(token(proposal.pk, person), on=DAY) == Link(proposal.pk, person, "open")


def test_a_link_holds_the_proposal_and_256_bits_and_nothing_of_the_addressee():
    proposal, (first, _) = proposed(school())
    key, _, signature = token(proposal.pk, first).partition("-")
    assert key == str(proposal.pk)
    assert len(signature) == 43  # base64 of SHA-256
    assert token(proposal.pk, first) == token(proposal.pk, first)


@pytest.mark.parametrize(
    "changed",
    [
        lambda link: link[:-1] + ("A" if link[-1] != "A" else "B"),
        lambda link: link.replace("-", "-A", 1),
        lambda link: str(int(link.partition("-")[0]) + 1) + "-" + link.partition("-")[2],
        lambda link: link.partition("-")[0],
        lambda link: "9" * 30 + "-" + link.partition("-")[2],
        lambda link: "٣-" + link.partition("-")[2],
        lambda link: link * 50,
        lambda link: "-",
    ],
)
def test_a_link_that_was_tampered_with_opens_nothing(changed):
    proposal, (first, _) = proposed(school())
    proposed(school())
    serve(proposal, first)
    assert read(changed(token(proposal.pk, first)), on=DAY) is None


def test_nobody_who_is_no_longer_an_addressee_opens_anything():
    proposal, (first, _) = proposed(school())
    serve(proposal, first)
    Addressee.objects.filter(proposal=proposal, person=first).update(active=False)
    assert read(token(proposal.pk, first), on=DAY) is None


def test_a_restricted_case_opens_nothing():
    proposal, (first, _) = proposed(school())
    serve(proposal, first)
    Proposal.objects.filter(pk=proposal.pk).update(restricted=True, place=None)
    assert read(token(proposal.pk, first), on=DAY) is None


def test_a_letter_that_was_recalled_before_it_went_out_opens_nothing():
    proposal, (first, _) = proposed(school())
    actions.to_staff(proposal=proposal.pk, on=DAY, by=staff("officer"), at=AT)
    send()
    assert read(token(proposal.pk, first), on=DAY) is None


def test_a_withdrawn_proposal_and_a_season_that_ended_are_told_as_such():
    proposal, (first, _) = proposed(school())
    serve(proposal, first)
    assert read(token(proposal.pk, first), on=date(2027, 8, 11)).stands == "over"
    actions.withdraw(proposal=of(proposal.person).pk, reason="mistake", on=DAY, by=staff("officer"), at=AT)
    assert read(token(proposal.pk, first), on=DAY).stands == "withdrawn"
