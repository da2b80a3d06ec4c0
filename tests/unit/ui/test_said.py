"""How the three languages write days, distances and numbers."""

from datetime import date

import pytest

from ennakko.base.text import Text
from ennakko.ui import said


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "1. helmikuuta 2027"), ("sv", "1 februari 2027"), ("en", "1 February 2027")],
)
def test_a_day_is_written_as_the_language_writes_it(language, words):
    assert said.day(date(2027, 2, 1), language).replace(said.NBSP, " ") == words


def test_a_table_day_is_numeric_in_finnish_and_swedish():
    assert said.day_short(date(2027, 2, 1), "fi") == said.day_short(date(2027, 2, 1), "sv") == "1.2.2027"
    assert said.day_short(date(2027, 2, 1), "en").replace(said.NBSP, " ") == "1 Feb 2027"


@pytest.mark.parametrize(
    ("metres", "fi", "en"), [(4, "0 m", "0 m"), (846, "850 m", "850 m"), (994, "990 m", "990 m"),
                             (996, "1,0 km", "1.0 km"), (12345, "12,3 km", "12.3 km")],
)  # fmt: skip
def test_a_distance_is_tens_of_metres_and_then_kilometres(metres, fi, en):
    assert said.distance(metres, "fi").replace(said.NBSP, " ") == fi
    assert said.distance(metres, "en").replace(said.NBSP, " ") == en


def test_thousands_and_decimals_carry_the_languages_own_marks():
    assert said.number(1234567.5, "fi", 1) == f"1{said.NBSP}234{said.NBSP}567,5"
    assert said.number(1234567.5, "en", 1) == "1,234,567.5"
    assert said.percent(0.984, "sv") == f"98{said.NBSP}%"


def test_a_day_of_every_year_is_written_as_each_language_does():
    assert said.yearly("08-10") == Text("10.8.", "10.8.", "10\N{NO-BREAK SPACE}August")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("perusopetuslaki 628/1998, 26 a §, ja muuta", "perusopetuslaki 628/1998, 26_a_§, ja muuta"),
        ("(hallintolaki 34 §): sen jälkeen", "(hallintolaki 34_§): sen jälkeen"),
        ("tiedonhallintalaki 906/2019, 6 a luku", "tiedonhallintalaki 906/2019, 6_a_luku"),
        ("informationshanteringslagen, 6 a kap.", "informationshanteringslagen, 6_a_kap."),
        ("Basic Education Act, section 32).", "Basic Education Act, section_32)."),
        ("Information Management Act 906/2019, ch. 6 a).", "Information Management Act 906/2019, ch._6_a)."),
        ("GDPR Art. 21 applies", "GDPR Art._21 applies"),
        ("section 26 of a plan with 7 a day", "section_26 of a plan with 7 a day"),
        ("Luokka 1 A, 20 paikkaa, 3 kapulaa", "Luokka 1 A, 20 paikkaa, 3 kapulaa"),
    ],
)
def test_a_reference_to_a_statute_never_breaks_across_lines(text, words):
    assert said.unbroken(text).replace(said.NBSP, "_") == words
    assert said.unbroken(said.unbroken(text)) == said.unbroken(text)
