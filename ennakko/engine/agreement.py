"""What a resident is asked to allow: one purpose, its categories of data, and the words in three languages.

It stands in a file beside the service that rests on it (`consent.toml`). Whoever agrees agrees to this very text: the room
`consent` keeps each as a revision, and binds every record to one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.described import Category

RULES = ("online_consent", "party", "health")  # by which rule a minor decides for themselves
ASKABLE = tuple(
    str(each) for each in Category if each not in {Category.KEY, Category.CHOICE, Category.PUBLIC}
)


@dataclass(frozen=True)
class Agreement:
    """One purpose that can be consented to."""

    purpose: str
    controller: Text
    categories: tuple[str, ...]
    rule: str
    title: Text
    asks: Text  # what the city would do, and with what
    otherwise: Text  # what happens without consent
    keeps_days: int

    @classmethod
    def of(cls, toml: Mapping[str, Any]) -> "Agreement":
        """From a parsed TOML document. KeyError, ValueError or TypeError where it lacks something."""
        made = cls(
            purpose=str(toml["purpose"]),
            controller=Text.of(toml["controller"]),
            categories=tuple(toml["categories"]),
            rule=str(toml["rule"]),
            title=Text.of(toml["title"]),
            asks=Text.of(toml["asks"]),
            otherwise=Text.of(toml["otherwise"]),
            keeps_days=int(toml["keeps_days"]),
        )
        unknown = set(made.categories) - set(ASKABLE)
        if unknown or not made.categories:
            raise ValueError(f"categories: {', '.join(sorted(unknown)) or 'none'}")
        if made.rule not in RULES:
            raise ValueError(f"rule: {made.rule}")
        return made

    def content(self) -> dict[str, Any]:
        """All of it as plain data: what a revision keeps and its hash covers."""

        def said(text: Text) -> dict[str, str]:
            return {language: text[language] for language in LANGUAGES}

        return {
            "purpose": self.purpose,
            "controller": said(self.controller),
            "categories": list(self.categories),
            "rule": self.rule,
            "title": said(self.title),
            "asks": said(self.asks),
            "otherwise": said(self.otherwise),
            "keeps_days": self.keeps_days,
        }
