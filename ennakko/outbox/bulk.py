"""Many letters into the outbox at once, as each database does it fastest. A key that is there is left as it is."""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter

from django.db import connection

from ennakko.outbox.letter import Letter
from ennakko.outbox.models import Message, State

TABLE = Message._meta.db_table
COLUMNS = tuple(Letter.__dataclass_fields__)
TYPES = {"person": "bigint"}  # everything else a letter holds is text


def insert(letters: Sequence[Letter], *, at: datetime) -> None:
    """Add letters as waiting messages, in the caller's transaction."""
    names = ", ".join(f'"{column}"' for column in COLUMNS)
    rows = list(map(attrgetter(*COLUMNS), letters))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and rows:
            arrays = ", ".join(f"%s::{TYPES.get(column, 'text')}[]" for column in COLUMNS)
            cursor.execute(
                f"INSERT INTO {TABLE} ({names}, state, made_at) SELECT *, %s, %s::timestamptz FROM unnest({arrays}) "
                "ON CONFLICT (key) DO NOTHING",
                [State.WAITING.value, at, *(list(column) for column in zip(*rows, strict=True))],
            )
        else:
            marks = ", ".join(["%s"] * (len(COLUMNS) + 2))
            made = connection.ops.adapt_datetimefield_value(at)
            cursor.executemany(
                f"INSERT INTO {TABLE} ({names}, state, made_at) VALUES ({marks}) ON CONFLICT (key) DO NOTHING",
                [(*row, State.WAITING.value, made) for row in rows],
            )
