"""A log never quotes a row."""

import logging
import sys
from http import HTTPStatus

from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve
from django.utils.log import log_response

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


def test_a_request_is_told_by_its_route_and_never_by_its_path(caplog):
    """The path of a letter's link opens the letter."""
    request = RequestFactory().post("/l/7-secret/")
    request.resolver_match = resolve("/l/7-secret/")
    answer = HttpResponse(status=HTTPStatus.FORBIDDEN)
    log_response("%s: %s", answer.reason_phrase, request.path, response=answer, request=request)
    line = Plain().format(caplog.records[-1])
    assert "secret" not in line
    assert line.endswith("POST l/<slug:token>/ 403")
