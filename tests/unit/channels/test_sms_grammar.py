"""What short replies mean, one line each; and that no text whatever is misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.base.text import LANGUAGES
from ennakko.channels.sms.grammar import LONGEST, No, Unclear, Yes, grammar, reserved, understood

ALL = ("fi", "sv", "en")
CODES = ("ELSA", "OTTO", "ANNA-LIISA", "P17")
NEGATIONS = {
    "ei",
    "en",
    "e",
    "nej",
    "inte",
    "icke",
    "no",
    "not",
    "nope",
    "never",
    "älä",
    "eivät",
    "2",
    "nä",
    "n",
    "don't",
}


@pytest.mark.parametrize(
    ("languages", "text", "means"),
    [
        # the same in all three
        (ALL, "K", Yes()),
        (ALL, "k.", Yes()),
        (ALL, "  K  \n", Yes()),
        (ALL, "OK", Yes()),
        (ALL, "Ok!", Yes()),
        (ALL, "1", Yes()),
        (ALL, "Kyllä", Yes()),
        (ALL, "KYLLA\u0308", Yes()),  # the dots as a character of their own
        (ALL, "kylla", Yes()),
        (ALL, "Joo", Yes()),
        (ALL, "joo, ok", Yes()),
        (ALL, '"Yes"', Yes()),
        (ALL, "”Kyllä”", Yes()),
        (ALL, "Kyllä kiitos.", Yes()),
        (ALL, "yes please", Yes()),
        (ALL, "Ei", No()),
        (ALL, "EI!", No()),
        (ALL, "ei kiitos", No()),
        (ALL, "Nej", No()),
        (ALL, "nej, tack.", No()),
        (ALL, "2", No()),
        # only in the language they belong to
        (("sv",), "Ja", Yes()),
        (("fi", "en"), "Ja", Unclear("words")),
        (("sv",), "ja tack", Yes()),
        (("sv",), "jo", Yes()),
        (("fi", "en"), "jo", Unclear("words")),
        (("en",), "y", Yes()),
        (("fi", "sv"), "y", Unclear("words")),
        (("fi",), "E", No()),
        (("sv", "en"), "E", Unclear("words")),
        (("en",), "No", No()),
        (("fi", "sv"), "No", Unclear("words")),
        (("en",), "no thanks", No()),
        (("fi", "sv"), "no joo", Unclear("words")),
        (("en",), "no joo", Unclear("both")),
        (("sv", "en"), "n", No()),
        (("fi",), "n", Unclear("words")),
        (("fi",), "sopii", Yes()),
        (("sv", "en"), "sopii", Unclear("words")),
        # code words
        (ALL, "ELSA K", Yes("ELSA")),
        (ALL, "k elsa", Yes("ELSA")),
        (ALL, "Elsa: ei", No("ELSA")),
        (ALL, "P17 1", Yes("P17")),
        (ALL, "anna-liisa ok", Yes("ANNA-LIISA")),
        (ALL, "Elsa Elsa ok", Yes("ELSA")),
        (ALL, "ELSA", Unclear("words")),
        (ALL, "ELSA K OTTO K", Unclear("codes")),
        (ALL, "ELSA K OTTO EI", Unclear("codes")),
        (ALL, "VILMA K", Unclear("words")),
        # for a person to read
        (ALL, "", Unclear("empty")),
        (ALL, " \t\n ", Unclear("empty")),
        (ALL, "...", Unclear("words")),
        (ALL, "kiitos", Unclear("words")),
        (ALL, "K?", Unclear("question")),
        (ALL, "ok ?", Unclear("question")),
        (ALL, "K\N{GREEK QUESTION MARK}", Unclear("question")),
        (ALL, "ok ei", Unclear("both")),
        (ALL, "1 2", Unclear("both")),
        (ALL, "1/2", Unclear("words")),
        (ALL, "12", Unclear("words")),
        (ALL, "-1", Unclear("words")),
        (ALL, "👍", Unclear("words")),
        (ALL, "K 👍", Unclear("words")),
        (ALL, "1\ufe0f\u20e3", Unclear("words")),
        (ALL, "да", Unclear("words")),
        (ALL, "К", Unclear("words")),  # a Cyrillic letter that only looks like K
        (ALL, "K\u200b", Unclear("words")),
        (ALL, "K\x00", Unclear("words")),
        (ALL, "ok mutta entä iltapäivä", Unclear("words")),
        (ALL, "STOP", Unclear("words")),
        (ALL, "k " * 5_000, Unclear("long")),
        (ALL, "x" * 10_000, Unclear("long")),
    ],
)  # fmt: skip
def test_a_reply_means(languages, text, means):
    assert {language: understood(text, language, CODES) for language in languages} == dict.fromkeys(
        languages, means
    )


def test_a_code_word_is_one_only_to_whoever_has_it():
    assert understood("ELSA K", "fi") == Unclear("words")


def test_somebody_written_to_in_another_language_is_understood_as_in_finnish():
    assert grammar("ru") == grammar("fi")


def test_no_word_means_two_things_and_every_word_is_understood_as_itself():
    for language in LANGUAGES:
        known = grammar(language)
        assert not known.yes & known.no
        assert not known.courtesy & (known.yes | known.no)
        assert {type(understood(word, language)) for word in known.yes} == {Yes}
        assert {type(understood(word, language)) for word in known.no} == {No}
        assert all(reserved(word.upper()) for word in known.yes | known.no | known.courtesy)


WORDS = st.sampled_from(
    sorted(
        set().union(*(grammar(one).yes | grammar(one).courtesy for one in LANGUAGES)) | {"ELSA", "?", "👍"}
    )
)
languages = st.sampled_from(["fi", "sv", "en", "ru", ""])


@given(
    st.text(max_size=12_000) | st.text(alphabet="\x00\x01kK1Еда👍?!;\u200d\ufe0f\ud800", max_size=80),
    languages,
)
def test_any_text_at_all_is_read_without_failing(text, language):
    assert isinstance(understood(text, language, CODES), Yes | No | Unclear)


@given(st.lists(WORDS, max_size=5), st.sampled_from(sorted(NEGATIONS)), st.integers(0, 5), languages)
def test_what_holds_a_negation_is_never_a_yes(words, negation, place, language):
    text = " ".join([*words[:place], negation, *words[place:]])
    assert not isinstance(understood(text, language, CODES), Yes)


@given(
    st.lists(WORDS, max_size=5),
    languages,
    st.sampled_from([" ", ", ", "\n", ' "']),
    st.sampled_from(["", ".", "!", "..."]),
)
def test_case_and_signs_around_words_change_nothing(words, language, between, after):
    plain = understood(" ".join(words), language, CODES)
    if len(" ".join(words)) < LONGEST - 20:
        assert understood(between.join(words).upper() + after, language, CODES) == plain or not words
