"""A log never quotes a row."""

import logging
import sys

from ennakko.config.log import Plain


def line_of(act) -> str:
    try:
        act()
    except Exception:
        record = logging.LogRecord("ennakko", logging.ERROR, __file__, 1, "It failed", (), sys.exc_info())
    return Plain().format(record)


def fails_with_a_row():
    raise ValueError("Failing row contains (Elsa, Virtanen)")


def fails_because_of_a_row():
    try:
        fails_with_a_row()
    except ValueError as error:
        raise RuntimeError("Elsa could not be written") from error


def test_an_exception_is_told_by_its_type_and_place_and_never_by_its_message():
    line = line_of(fails_because_of_a_row)
    assert "Elsa" not in line
    assert "builtins.ValueError" in line
    assert "builtins.RuntimeError" in line
    assert "in fails_with_a_row" in line


def test_the_message_of_the_line_itself_is_kept():
    assert "ERROR ennakko It failed" in line_of(fails_with_a_row)
