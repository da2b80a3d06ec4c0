"""How a log line looks. An exception is told by its type and place: its message may quote a row, and a row is somebody. A
request is told by its method, route and status: its path may hold the link of somebody's letter."""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest


def said(record: logging.LogRecord) -> str:
    """The message; of a request its method, route and status."""
    request = getattr(record, "request", None)
    if not isinstance(request, HttpRequest):
        return record.getMessage()
    match = request.resolver_match
    route = match.route if match else "no route"
    return f"{request.method} {route} {getattr(record, 'status_code', '')}".strip()


class Plain(logging.Formatter):
    """Time, level, logger and message; of an exception the type and the frames, without messages or values."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        """The line; what Django says of a request in our words, without its path."""
        record.message = said(record)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        """The frames of the exception and of what caused it, oldest first, each with the type it ended in."""
        told = []
        error = ei[1]
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)
            told.append(
                "\n".join(
                    [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in frames]
                    + [f"{type(error).__module__}.{type(error).__qualname__}"]
                )
            )
            error = error.__cause__ or error.__context__
        return "\n".join(reversed(told))


class Json(Plain):
    """The same as one JSON object a line: time, level, logger, message, and of an exception its type and frames."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": said(record),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)
