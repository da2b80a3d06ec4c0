"""A decision on the resident's pages: opening it serves it on its reader, and on nobody else."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from ennakko.accounts.actor import resident
from ennakko.ledger import actions
from ennakko.ledger.models import Decision, Proposal
from tests import town as towns
from tests.promised import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(town) -> Decision:
    found = Proposal.objects.get(person=town.elsa, live=True)
    for guardian in (town.maria, town.matti):
        actions.answer(
            proposal=found.pk, person=guardian, answer="yes", on=towns.DAY, by=resident(guardian), at=towns.AT
        )
    return actions.decide(proposal=found.pk, on=towns.DAY, by=staff("principal"), at=towns.AT)


def path(made: Decision) -> str:
    return f"/proposal/{made.proposal_id}/decision/{made.pk}/"


def test_the_letter_leads_to_the_decision_and_opening_that_serves_its_reader_alone(
    decided, town, as_resident
):
    maria = as_resident(town.maria)
    assert path(decided) in maria.get(f"/proposal/{decided.proposal_id}/").content.decode()
    assert not decided.parties.filter(served_on__isnull=False).exists()
    page = maria.get(path(decided)).content.decode()
    assert "Päätös: Koulupaikka elokuusta 2027" in page
    assert "Voit hakea muutosta 15. helmikuuta 2027 saakka." in page.replace("\xa0", " ")
    times = {party.person: party.deadline for party in decided.parties.all()}
    assert times == {town.maria: towns.DAY + timedelta(days=14), town.matti: None}


def test_each_party_reads_it_in_their_own_language_and_others_on_request(decided, town, as_resident):
    assert "Barnet anvisas en skolplats." in as_resident(town.matti).get(path(decided)).content.decode()
    english = as_resident(town.maria).get(path(decided), {"language": "en"}).content.decode()
    assert "only that text is the decision" in english
    assert as_resident(town.maria).get(path(decided), {"language": "xx"}).status_code == 302


def test_the_party_downloads_a_tagged_pdf_once_it_was_opened(decided, town, as_resident):
    maria = as_resident(town.maria)
    assert maria.get(f"{path(decided)}fi.pdf").status_code == 302
    maria.get(path(decided))
    answer = maria.get(f"{path(decided)}fi.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "Elsa" not in answer["Content-Disposition"]
    assert "Lapselle osoitetaan koulupaikka." in PdfReader(BytesIO(answer.content)).pages[0].extract_text()


def test_nobody_else_reads_it(decided, town, as_resident):
    stranger = as_resident(town.onni_guardian)
    assert stranger.get(path(decided)).status_code == 404
    assert stranger.get(f"{path(decided)}fi.pdf").status_code == 404
    other = path(decided).replace(f"/proposal/{decided.proposal_id}/", "/proposal/999/")
    assert as_resident(town.maria).get(other).status_code == 404
