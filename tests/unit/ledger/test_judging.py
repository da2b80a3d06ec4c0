"""What the answers of all addressees come to, drawn as a table."""

import pytest

from ennakko.engine.service import Answer, Hearing
from ennakko.ledger.judging import verdict

HEARING, ANSWER = Hearing("days_to_answer"), Answer("days_to_answer")
ELSE = "something_else"


@pytest.mark.parametrize(
    ("answers", "past", "hearing", "asked"),
    [
        ([""], False, "open", "open"),
        (["", ""], False, "open", "open"),
        (["yes", ""], False, "open", "open"),
        (["yes"], False, "accepted", "accepted"),
        (["yes", "yes"], False, "accepted", "accepted"),
        (["no"], False, "something_else", "declined"),
        (["no", "no"], False, "something_else", "declined"),
        (["no", ""], False, "something_else", "open"),
        (["yes", "no"], False, "with_staff", "with_staff"),
        (["yes", ELSE], False, "with_staff", "with_staff"),
        ([ELSE, ""], False, "something_else", "something_else"),
        ([ELSE, "no"], False, "something_else", "something_else"),
        ([""], True, "no_remark", "with_staff"),
        (["yes", ""], True, "no_remark", "with_staff"),
        (["yes", "yes"], True, "accepted", "accepted"),
        (["no", ""], True, "something_else", "with_staff"),
        ([ELSE, ""], True, "something_else", "something_else"),
        ([], True, "open", "open"),
    ],
)
def test_the_answers_come_to(answers, past, hearing, asked):
    assert verdict(HEARING, answers, past=past).state == hearing
    assert verdict(ANSWER, answers, past=past).state == asked


def test_silence_is_never_acceptance_whatever_the_terms():
    for terms in (HEARING, ANSWER):
        for others in ([], ["yes"], ["yes", "yes"]):
            for past in (False, True):
                assert verdict(terms, ["", *others], past=past).state != "accepted"
