"""The signed head: how long the chain is and what its last link is, signed and kept outside the database.

Whoever cuts the end of the chain off in the database cannot take back a head that was exported before. It is
signed with Ed25519 (RFC 8032), so that an outsider verifies it with the public key alone, and lies in
`DATA/audit/head.json`.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from ennakko.audit.chain import START, canonical
from ennakko.audit.models import Event
from ennakko.base.errors import BadInput, Trouble


@dataclass(frozen=True)
class Head:
    """The length of the chain, its last link, when it was signed; public key and signature in hex."""

    place: int
    link: str
    at: str
    key: str
    signature: str = ""

    def said(self) -> bytes:
        """The bytes that are signed."""
        return canonical([self.place, self.link, self.at]).encode()

    def signed_by(self, key: str) -> bool:
        """Whether the holder of `key` (a public key in hex) signed exactly this."""
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
                bytes.fromhex(self.signature), self.said()
            )
        except (InvalidSignature, ValueError):
            return False
        return True


def end() -> tuple[int, bytes]:
    """The place and link of the last event in the chain; place 0 where it is empty."""
    last = Event.objects.filter(place__isnull=False).order_by("-place").first()
    return (last.place or 0, bytes(last.link or START)) if last else (0, START)


def path() -> Path:
    """Where this installation exports its head."""
    return Path(settings.DATA) / "audit" / "head.json"


def public_key() -> str:
    """The public key that verifies this installation's heads, in hex."""
    return _private().public_key().public_bytes_raw().hex()


def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(settings.AUDIT_KEY)


def exported(at: Path | None = None) -> Head | None:
    """The head that was exported last (or the one kept in the file `at`); None where there is none."""
    file = at or path()
    try:
        text = file.read_text()
    except FileNotFoundError:
        return None
    try:
        return Head(**json.loads(text))
    except (ValueError, TypeError):
        raise BadInput(
            f"{file.name} is not a head of the audit chain.",
            "Give back the file that `ennakko audit export` wrote.",
        ) from None


def fault(head: Head | None) -> str | None:
    """What is wrong between an exported head and the chain in the database; None when they agree."""
    if head is None:
        return None
    if not head.signed_by(public_key()):
        return "the exported head is not signed with this installation's key"
    found = Event.objects.filter(place=head.place).values_list("link", flat=True).first()
    if found is None:
        return "the exported head is further than the chain: its end was cut off"
    if bytes(found).hex() != head.link:
        return "the chain holds another link than the exported head"
    return None


def check(head: Head | None) -> None:
    """Raise Trouble where the chain no longer holds an exported head."""
    if wrong := fault(head):
        raise Trouble(
            f"Nothing was sealed: {wrong}.",
            "Run `ennakko audit verify`; where a backup was restored on purpose, move audit/head.json aside.",
        )


def export(*, at: datetime) -> Head | None:
    """Sign the end of the chain and keep it in the data folder; None while nothing is sealed.

    Writers take turns and each reads the end anew, so that an older head never replaces a newer one.
    """
    with _turn():
        place, link = end()
        before = exported()
        if place <= (before.place if before else 0):
            return before
        unsigned = Head(place, link.hex(), at.astimezone(UTC).isoformat(), public_key())
        signed = Head(**asdict(unsigned) | {"signature": _private().sign(unsigned.said()).hex()})
        fresh = path().with_suffix(".new")
        with fresh.open("w") as file:
            file.write(json.dumps(asdict(signed), indent=2) + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path())
        return signed


@contextmanager
def _turn() -> Iterator[None]:
    path().parent.mkdir(parents=True, exist_ok=True)
    with (path().parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the kernel lets go of it when the process dies
        yield
