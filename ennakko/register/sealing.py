"""Sealing of identity codes and raw records, and the keyed hash by which a code is found.

Two keys are derived from `settings.REGISTER_KEY` (HKDF, RFC 5869), so that the look-up hash tells nothing about the
cipher: AES-256-GCM seals (NIST SP 800-38D, a fresh 96-bit nonce before each sealed text), HMAC-SHA-256 finds. The
cipher object is made once: a whole city is sealed in one run.
"""

import hashlib
import hmac
import json
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from ennakko.base.errors import Trouble

NONCE = 12


def derived(purpose: str, key: bytes) -> bytes:
    """A 32-byte key for one purpose, from the installation's register key."""
    return HKDF(SHA256(), length=32, salt=None, info=f"ennakko register {purpose}".encode()).derive(key)


@cache
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(derived("seal", key))


@cache
def _lookup_key(key: bytes) -> bytes:
    return derived("look-up", key)


def seal(code: str) -> bytes:
    """The text sealed: nonce, ciphertext and tag. Sealing the same text twice gives two different results."""
    nonce = os.urandom(NONCE)
    return nonce + _cipher(settings.REGISTER_KEY).encrypt(nonce, code.encode(), None)


def unseal(sealed: bytes | memoryview) -> str:
    """The text that was sealed, with the key in use or the one it replaces. Raises Trouble where neither opens it."""
    whole = bytes(sealed)
    for key in ring():
        if (text := opened(whole, key)) is not None:
            return text
    if changed():
        return unseal(whole)
    raise Trouble(
        "A sealed record does not open with this installation's register key.",
        "Put back the key that belongs to this database (keys/register in the data folder).",
    )


def opened(sealed: bytes, key: bytes) -> str | None:
    """The text, where this very key sealed it."""
    try:
        return _cipher(key).decrypt(sealed[:NONCE], sealed[NONCE:], None).decode()
    except InvalidTag:
        return None


def ring() -> tuple[bytes, ...]:
    """The key in use, then the one it replaces while `ennakko rotate-keys` works."""
    return (settings.REGISTER_KEY, *settings.REGISTER_OLD)


def changed() -> bool:
    """Read the keys anew; whether they are others than those this process began with."""
    found = settings.REGISTER_RING()
    if found == ring():
        return False
    settings.REGISTER_KEY, settings.REGISTER_OLD = found[0], list(found[1:])
    return True


def lookup(code: str, key: bytes | None = None) -> bytes:
    """The keyed hash under which a code is found (HMAC-SHA-256, 32 bytes)."""
    return hmac.digest(_lookup_key(key or settings.REGISTER_KEY), code.encode(), hashlib.sha256)


def lookups(code: str) -> list[bytes]:
    """Every keyed hash under which a code may be found now."""
    return [lookup(code, key) for key in ring()]


def digest(record: object, key: bytes | None = None) -> bytes:
    """The keyed hash of a record's canonical JSON: the same record received twice has one digest."""
    canonical = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(
        _lookup_key(key or settings.REGISTER_KEY), b"record\0" + canonical.encode(), hashlib.sha256
    )
