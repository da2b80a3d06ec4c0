"""An answer that came by a reply is told as one, on the answerer's own page."""

import pytest

from ennakko.accounts.actor import resident
from ennakko.ledger import actions
from ennakko.ledger.models import Proposal
from tests.town import AT, DAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize(
    ("how", "said"),
    [("sms", "Vastasit tekstiviestillä: "), ("suomifi", "Vastasit Suomi.fi-viestillä: "), ("", "Vastasit: ")],
)
def test_the_page_says_by_which_channel_it_came(town, as_resident, how, said) -> None:
    proposal = Proposal.objects.get(person=town.elsa, live=True)
    answered = {"proposal": proposal.pk, "person": town.maria, "answer": "yes", "on": DAY, "at": AT}
    actions.answer(**answered, how=how, by=resident(town.maria))
    page = as_resident(town.maria).get(f"/proposal/{proposal.pk}/").content.decode()
    assert said in page
    others = as_resident(town.matti).get(f"/proposal/{proposal.pk}/").content.decode()
    assert "Vastasit" not in others
