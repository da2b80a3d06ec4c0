"""Sealing of codes: opens only with its key, tells nothing, finds by keyed hash."""

import pytest
from pytest_django import Settings

from ennakko.base.errors import Trouble
from ennakko.register.sealing import digest, lookup, seal, unseal

CODE = "010594Y9032"


def test_a_sealed_code_opens_again_and_never_seals_the_same_twice() -> None:
    assert unseal(seal(CODE)) == CODE
    assert seal(CODE) != seal(CODE)
    assert CODE.encode() not in seal(CODE)


def test_the_look_up_is_stable_and_depends_on_the_key(settings: Settings) -> None:
    first = lookup(CODE)
    assert first == lookup(CODE)
    assert len(first) == 32
    assert first != lookup("010594Y9021")
    settings.REGISTER_KEY = b"another key of thirty-two bytes!"
    assert first != lookup(CODE)


def test_a_code_sealed_with_another_key_or_altered_does_not_open(settings: Settings) -> None:
    sealed = seal(CODE)
    with pytest.raises(Trouble):
        unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    settings.REGISTER_KEY = b"another key of thirty-two bytes!"
    settings.REGISTER_RING = lambda: (settings.REGISTER_KEY,)
    with pytest.raises(Trouble):
        unseal(sealed)


def test_the_digest_of_a_record_does_not_depend_on_the_order_of_its_fields() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})
