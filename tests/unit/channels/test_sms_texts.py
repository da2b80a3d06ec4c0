"""What a text message says, and how many parts it takes on the wire."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ennakko.channels.sms.fragments import fragments
from ennakko.channels.sms.grammar import No, Yes, understood
from ennakko.channels.sms.shown import code_of, shown
from ennakko.outbox.letter import Posted

LANGUAGES = ("fi", "sv", "en")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 0), ("a", 1), ("ä" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("€" * 80, 1), ("€" * 81, 2),
        ("€" * 77 + "a" * 10, 2), ("š" * 70, 1), ("š" * 71, 2), ("š" * 134, 2), ("š" * 135, 3), ("😀" * 35, 1), ("😀" * 36, 2),
    ],
)  # fmt: skip
def test_the_parts_are_counted_as_the_wire_does(text, parts):
    assert fragments(text) == parts


def test_a_letter_of_two_places_is_not_cut_in_two():
    assert fragments("a" * 152 + "€" + "a" * 152) == 3


def posted(language="fi", links=(7,), key="proposal:7/notice/1/34"):
    body = "\n".join(
        f"Lapsi: Elsa\nOsoite: Katu 1\nVastatkaa: https://city.example/l/{n}-abc_-D/" for n in links
    )
    at = datetime(2027, 2, 1, tzinfo=UTC)
    return Posted(
        1, key, "proposal:7", "school-start", 34, "sms", language, "Koulupaikka", body, "trying", at, None
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reminds_and_tells_nothing_and_the_words_it_asks_for_are_understood(language):
    text = shown(posted(language), "Helsinki")
    assert "https://city.example/l/7-abc_-D/" in text and text.startswith("Helsinki: ")
    assert not {"Elsa", "Katu", "Koulupaikka"} & set(text.replace(":", " ").split())
    yes, no = {"fi": ("K", "E"), "sv": ("J", "N"), "en": ("Y", "N")}[language]
    assert f" {yes} (" in text and f" {no} (" in text
    assert (understood(yes, language), understood(no, language)) == (Yes(), No())


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_children_have_a_code_word_each(language):
    text = shown(posted(language, (7, 12), "bundle:1"), "Helsinki")
    assert (
        f"{code_of(7)}: https://city.example/l/7-" in text
        and f"{code_of(12)}: https://city.example/l/12-" in text
    )
    assert code_of(7) != code_of(12)
    assert fragments(text) <= 3


def test_what_asks_nothing_asks_for_no_reply():
    text = shown(posted(key="decision:3/decided/1/34"), "Helsinki")
    assert "Vastaa" not in text and "/l/7-" in text


def test_what_was_written_for_it_is_sent_as_it_is():
    assert shown(replace(posted(links=()), body="Kiitos."), "Helsinki") == "Kiitos."
