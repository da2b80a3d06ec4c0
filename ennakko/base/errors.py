"""Errors that a person is meant to read: each names the cause and the remedy.

Trouble                 something a user or operator can mend; the command line exits with 1
├── BadInput            a file or a message that cannot be read as it is
└── Refused             a rule of the house forbids it (a stop button, a stale plan, a missing right)
"""


class Trouble(Exception):
    """An error with its cause and its remedy, both full sentences without personal data."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(f"{cause} {remedy}")
        self.cause = cause
        self.remedy = remedy


class BadInput(Trouble):
    """Input that cannot be read as it is. Names the file and the position, never a person."""


class Refused(Trouble):
    """An act that a rule of the house forbids."""
