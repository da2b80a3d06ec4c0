"""The arithmetic of the chain: canonical JSON, salted digests, links. Pure; an outsider can repeat it.

    digest = SHA-256(salt + payload text)
    link   = SHA-256(previous link + canonical JSON of [place, id, at, actor, verb, about, person, digest])

The link before the first is 32 zero bytes; times are in UTC, ISO 8601 with six decimals; digests in hex.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

SALT = 16  # bytes
START = bytes(32)


def canonical(value: object) -> str:
    """JSON with one spelling: sorted keys, no blanks, characters as they are; dates in ISO 8601."""
    return _encode(value)


def _plain(value: object) -> object:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"An audit payload cannot hold {type(value).__name__}.")


_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def digest(salt: bytes, payload: str) -> bytes:
    """The salted digest of a payload: without the salt nobody can guess the payload back from it."""
    return hashlib.sha256(salt + payload.encode()).digest()


def link(
    previous: bytes,
    place: int,
    *,
    event: int,
    at: datetime,
    actor: str,
    verb: str,
    about: str,
    person: int | None,
    digest: bytes,
) -> bytes:
    """The link of an event at `place`, after the link before it."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    said = canonical([place, event, moment, actor, verb, about, person, digest.hex()])
    return hashlib.sha256(previous + said.encode()).digest()
