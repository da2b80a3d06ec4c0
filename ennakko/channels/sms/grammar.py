"""What a short reply means: yes, no, or something for a person to read. The words are declared in `grammar.toml`.

A reply is understood only as a whole: a single word that is not declared, a question mark or a picture makes it a person's to
read. So nothing that holds a negation is ever a yes.
"""

import re
import tomllib
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ennakko.base.text import LANGUAGES

LONGEST = 60  # characters: whoever writes more has something to tell, and a person reads it
AROUND = re.compile(r"""[\s.,!:;()"'´`’‘“”„«»]+""")  # what may stand around words and changes nothing
ASKS = frozenset("?¿？؟\N{GREEK QUESTION MARK}")


@dataclass(frozen=True)
class Yes:
    """A clear yes. `code`: the code word that says to what; "" where none was written."""

    code: str = ""


@dataclass(frozen=True)
class No:
    """A clear no, likewise."""

    code: str = ""


@dataclass(frozen=True)
class Unclear:
    """A person reads it. `why`: empty, long, question, words, both or codes."""

    why: str


Understood = Yes | No | Unclear


@dataclass(frozen=True)
class Grammar:
    """The declared words of one language, with those that mean the same in all."""

    yes: frozenset[str]
    no: frozenset[str]
    courtesy: frozenset[str]


def understood(text: str, language: str, codes: Collection[str] = ()) -> Understood:
    """What a reply says to somebody who was written to in `language`. `codes`: the code words they may name."""
    written = unicodedata.normalize("NFC", text).strip()
    if not written:
        return Unclear("empty")
    if len(written) > LONGEST:
        return Unclear("long")
    if ASKS & set(text):  # before it is normalised: the Greek one becomes a semicolon
        return Unclear("question")
    words = [word for word in AROUND.split(written.casefold()) if word]
    declared = {code.casefold(): code for code in codes}
    named = {declared[word] for word in words if word in declared}
    if len(named) > 1:
        return Unclear("codes")
    return _said([word for word in words if word not in declared], grammar(language), "".join(named))


def _said(words: Collection[str], known: Grammar, code: str) -> Understood:
    rest = set(words) - known.courtesy
    if not rest or rest - known.yes - known.no:
        return Unclear("words")
    if rest & known.yes and rest & known.no:
        return Unclear("both")
    return Yes(code) if rest & known.yes else No(code)


@cache
def grammar(language: str) -> Grammar:
    """The words of a language; for one in which nobody is written to, those of Finnish."""
    told = tomllib.loads(Path(__file__).with_name("grammar.toml").read_text(encoding="utf-8"))
    common, own = told["all"], told[language if language in LANGUAGES else "fi"]
    return Grammar(
        frozenset([*common["yes"], *own["yes"]]),
        frozenset([*common["no"], *own["no"]]),
        frozenset(common["courtesy"]),
    )


def reserved(word: str) -> bool:
    """Whether a word means something in any language, so that no code word may be spelt so."""
    every = [grammar(language) for language in LANGUAGES]
    return any(word.casefold() in one.yes | one.no | one.courtesy for one in every)
