"""A stored fact becomes words in three languages."""

from datetime import date

from ennakko.base.sources import SOURCES
from ennakko.base.text import Text
from ennakko.engine.vocabulary import FRAMES
from ennakko.ui.facts import ABSENT, shown

NAME = Text("syntymäpäivä", "födelsedag", "date of birth")


def test_a_day_is_written_out_and_its_source_is_named_without_the_registers_own_field():
    fact = shown(NAME, "2020-03-01", "Population Information System: SYNTYMAPAIVA", "2027-02-01")
    assert fact.value["fi"].replace("\N{NO-BREAK SPACE}", " ") == "1. maaliskuuta 2020"
    assert fact.source["sv"] == "Befolkningsdatasystemet"
    assert (fact.name["fi"], fact.noted) == ("Syntymäpäivä", date(2027, 2, 1))


def test_what_is_not_known_says_so():
    assert shown(NAME, None, "Pupil register", "2027-02-01").value == ABSENT


def test_every_source_a_column_names_has_a_name_in_three_languages():
    named = {column.source.partition(":")[0] for frame in FRAMES.values() for column in frame}
    assert named <= SOURCES.keys()
