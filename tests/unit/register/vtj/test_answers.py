"""Recognising whole answers, and refusing what is none, by file and position."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.base.errors import BadInput
from ennakko.register.vtj.answers import read_answer
from tests.delivery import BROKEN, CHILD, base, change, changes


def test_each_kind_of_answer_is_recognised_and_a_bom_does_no_harm() -> None:
    assert read_answer(json.dumps(changes(change(CHILD))).encode("utf-8-sig"), "a.json").kind == "changes"
    assert read_answer(json.dumps(base(CHILD)).encode(), "a.json").kind == "base"
    assert read_answer(b'{"viimeisinKirjausavain": 5446623423}', "a.json").key == 5446623423
    assert read_answer(json.dumps([BROKEN]).encode(), "a.json").kind == "fragment"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[1]",
        b'"text"',
        b"{}",
        b'{"muutokset": []}',
        b'{"muutokset": {}, "viimeisinKirjausavain": 1, "ajanTasalla": true}',
        b'{"muutokset": [], "viimeisinKirjausavain": "1", "ajanTasalla": true}',
        b'{"muutokset": [], "viimeisinKirjausavain": true, "ajanTasalla": true}',
        b'{"muutokset": [], "viimeisinKirjausavain": 1e400, "ajanTasalla": true}',
        json.dumps(changes(change(CHILD))).encode()[:-30],
        "Öljymäki".encode("latin-1"),
        b"[" * 100_000,
    ],
)
def test_what_is_no_answer_is_refused_by_the_name_of_its_file(content: bytes) -> None:
    with pytest.raises(BadInput, match=r"^a\.json"):
        read_answer(content, "a.json")


def test_records_are_named_by_file_and_position_and_religion_is_dropped_on_reading() -> None:
    answer = read_answer(
        json.dumps(
            changes("nobody", change(CHILD, {"tietoryhma": "USKONTOKUNTA", "uskontokunta": "275"}))
        ).encode(),
        "a.json",
    )
    assert [record.position for record in answer.records] == ["a.json: muutokset[0]", "a.json: muutokset[1]"]
    assert answer.records[0].trouble is not None
    assert answer.records[1].groups == []


def refusal(content: bytes) -> str:
    """What is wrong with the content; the file's name alone where nothing is."""
    try:
        read_answer(content, "a.json")
    except BadInput as trouble:
        return trouble.cause
    return "a.json"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "muutokset",
                        "perustiedot",
                        "viimeisinKirjausavain",
                        "ajanTasalla",
                        "henkilotunnus",
                        "muutospv",
                        "tietoryhmat",
                        "tietoryhma",
                    ]
                ),
                inner,
            )
        ),
    )
)
def test_no_json_makes_the_reader_fail_with_anything_but_bad_input(value: object) -> None:
    assert refusal(json.dumps(value).encode()).startswith("a.json")
