"""Many keys as one parameter of a query. One parameter each, thousands of them take longer to pass than to look up."""

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL


def among(keys: Iterable[int]) -> RawSQL | list[int]:
    """What `__in` takes: whole numbers, however many. Of none Django knows without a query that nobody is among them."""
    ordered = sorted(set(keys))
    if not ordered:
        return []
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [ordered])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(ordered)])
