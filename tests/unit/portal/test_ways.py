"""The ways a letter offers are those its service declares, in that order, each with its words."""

import pytest

from ennakko.base.text import LANGUAGES
from ennakko.engine.service import WISHES
from ennakko.ledger.catalogue import services
from ennakko.ledger.kinds import Wish
from ennakko.portal.ways import way, ways
from ennakko.services.after_school.service import after_school
from ennakko.services.school_start.service import school_start


def test_a_hearing_offers_no_refusal_and_a_question_does():
    assert [one.key for one in ways(school_start)] == ["yes", *WISHES]
    assert [one.key for one in ways(after_school)] == ["yes", "no", *after_school.wishes]


def test_what_the_letter_does_not_offer_has_no_page_and_a_wrong_fact_always_has():
    assert way(after_school, "private_school") is None
    assert way(after_school, "wrong_born") is not None


@pytest.mark.parametrize("service", services().values(), ids=services())
def test_every_way_has_its_words_in_three_languages(service):
    assert set(service.wishes) <= set(WISHES) <= set(Wish)
    for one in ways(service):
        assert all(
            one.title[language] and all(said[language] for said in one.happens) for language in LANGUAGES
        )
