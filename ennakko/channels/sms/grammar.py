"""What a reply means: a small declared grammar (`grammar.toml`). What it does not know is for a person, with the text."""

import tomllib
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LONGEST = 40  # characters: whoever writes more says more than yes or no
AROUND = " \t\r\n.!,;:\"'”’“»«()"  # what may stand around a word


@dataclass(frozen=True)
class Understood:
    """What a reply says: "yes", "no" or "" (a person reads it), and the code word in it, "" where it has none."""

    says: str
    code: str = ""


@cache
def _words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Language -> yes or no -> words."""
    told = tomllib.loads(Path(__file__).with_name("grammar.toml").read_text(encoding="utf-8"))
    everywhere = told.pop("any")
    return {
        language: {says: frozenset([*words, *everywhere[says]]) for says, words in by_meaning.items()}
        for language, by_meaning in told.items()
    }


def understood(text: str, language: str, codes: Collection[str] = ()) -> Understood:
    """What a text says in reply to a message in `language` (fi, sv or en). `codes`: the words that tell matters apart."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip(AROUND)
    if len(plain) > LONGEST:
        return Understood("")
    known = {code.casefold(): code for code in codes}
    words = [word.strip(AROUND) for word in plain.split()]
    named = {known[word] for word in words if word in known}
    rest = " ".join(word for word in words if word not in known)
    code = named.pop() if len(named) == 1 else ""
    if named:  # two code words
        return Understood("")
    for says, meant in _words().get(language, {}).items():
        if rest in meant:
            return Understood(says, code)
    return Understood("", code)
