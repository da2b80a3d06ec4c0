"""How a log line looks. An exception is told by its type and place: its message may quote a row, and a row is somebody. A
request is told by its method, route and status: its path may hold the link of somebody's letter."""

import logging
import traceback
from typing import Any

from django.http import HttpRequest


class Plain(logging.Formatter):
    """Time, level, logger and message; of an exception the type and the frames, without messages or values."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        """The line; what Django says of a request in our words, without its path."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            match = request.resolver_match
            route = match.route if match else "no route"
            record.message = f"{request.method} {route} {getattr(record, 'status_code', '')}".strip()
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
