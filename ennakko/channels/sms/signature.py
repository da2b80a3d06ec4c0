"""Who speaks to our door for text messages: HMAC-SHA-256 over the moment and the body, with a secret both know.

    X-Signature: t=1801468800,v1=<hex of HMAC(secret, "1801468800." + body)>

An old signature is not heard: a message repeated later by somebody who listened is refused.
"""

import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta

FRESH = timedelta(minutes=5)
SHAPE = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{64})")


def signature(secret: str, body: bytes, at: datetime) -> str:
    """The header for a body that is sent at the moment."""
    moment = str(int(at.timestamp()))
    return f"t={moment},v1={_made(secret, moment, body)}"


def is_signed(header: str, secret: str, body: bytes, now: datetime) -> bool:
    """Whether the body was signed with the secret, a few minutes ago at most. Without a secret nothing is."""
    found = SHAPE.fullmatch(header)
    if found is None or not secret:
        return False
    signed = datetime.fromtimestamp(int(found[1]), UTC)
    right = hmac.compare_digest(found[2], _made(secret, found[1], body))
    return right and abs(now - signed) <= FRESH


def _made(secret: str, moment: str, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
