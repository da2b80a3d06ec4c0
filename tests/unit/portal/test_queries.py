"""How often a resident's page asks the database: each query costs every reader, so a page may ask only so many."""

import pytest

from ennakko.ledger import access as ledger
from ennakko.ledger.models import Addressee, Proposal

pytestmark = [pytest.mark.django_db, pytest.mark.database]

CEILINGS = {
    "/": 9,
    "/my-data/": 21,
    "/permissions/": 14,
    "/uses/": 12,
    "/decisions/": 6,
    "/messages/": 6,
    "/settings/": 5,
}


@pytest.mark.parametrize(("path", "most"), CEILINGS.items(), ids=CEILINGS)
def test_a_page_of_the_menu_asks_the_database_only_so_often(
    town, as_resident, django_assert_max_num_queries, path, most
):
    client = as_resident(town.maria)
    client.get(path)  # what is read once a process is read
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


def test_a_letter_that_was_opened_asks_the_database_only_so_often(
    town, as_resident, django_assert_max_num_queries
):
    client, [found] = as_resident(town.maria), ledger.proposals_for(town.maria)
    client.get(f"/proposal/{found.pk}/")  # opening it the first time is an act
    with django_assert_max_num_queries(14):
        assert client.get(f"/proposal/{found.pk}/").status_code == 200


def test_more_proposals_ask_the_database_no_more_often(town, as_resident, django_assert_max_num_queries):
    others = Proposal.objects.filter(live=True, restricted=False).exclude(person=town.elsa)
    for theirs in others.order_by("pk")[:2]:
        Addressee.objects.create(proposal=theirs, person=town.maria, language="fi")
    assert len(ledger.proposals_for(town.maria)) == 3
    client = as_resident(town.maria)
    client.get("/")
    with django_assert_max_num_queries(CEILINGS["/"]):
        assert client.get("/").status_code == 200


def cast() -> tuple[str, ...]:
    """Whom the demo of this test offers: Maria."""
    return ("060185-901N",)


def test_whoever_is_signed_in_may_open_the_list_of_the_demo(town, as_resident, settings):
    settings.DEMO_CAST = f"{__name__}.cast"
    assert cast() == (town.code_of_maria,)
    answer = as_resident(town.maria).get("/sign-in/")
    assert answer.status_code == 200
    assert "Maria Korhonen" in answer.content.decode()
