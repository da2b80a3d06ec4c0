"""What of the channels is sealed with the register's key, and how it is sealed anew when that key is replaced."""

from ennakko.channels.models import Reply
from ennakko.register import sealing


def _reply(row: Reply, text: str, _old: bytes) -> list[str]:
    row.sealed, row.digest = sealing.seal(text), sealing.lookup(f"reply {text}")
    return ["sealed", "digest"]


SEALED = ((Reply, _reply),)
