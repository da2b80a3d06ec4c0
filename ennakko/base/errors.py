"""Errors that a person is meant to read: each names the cause and the remedy.

Trouble                 something a user or operator can mend; the command line exits with 1
├── BadInput            a file or a message that cannot be read as it is
└── Refused             a rule of the house forbids it (a stop button, a stale plan, a missing right)
"""

from ennakko.base.text import Text


class Trouble(Exception):
    """An error with its cause and its remedy, both full sentences without personal data.

    `cause` and `remedy` are for a terminal, in English; `told` is for a page.
    """

    def __init__(self, cause: str | Text, remedy: str | Text) -> None:
        self._said = cause, remedy
        self.cause, self.remedy = self.told("en")
        super().__init__(f"{self.cause} {self.remedy}")

    def spoken(self, language: str) -> str:
        """The language `told` answers in."""
        return "en" if any(isinstance(part, str) for part in self._said) else language

    def told(self, language: str) -> tuple[str, str]:
        """Cause and remedy in a language; in English where they were not said in it."""
        cause, remedy = (part if isinstance(part, str) else part[language] for part in self._said)
        return cause, remedy


class BadInput(Trouble):
    """Input that cannot be read as it is. Names the file and the position, never a person."""


class Refused(Trouble):
    """An act that a rule of the house forbids."""
