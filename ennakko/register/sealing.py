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
    """The text that was sealed. Raises Trouble where it was sealed with another key, or altered."""
    whole = bytes(sealed)
    try:
        return _cipher(settings.REGISTER_KEY).decrypt(whole[:NONCE], whole[NONCE:], None).decode()
    except InvalidTag:
        raise Trouble(
            "A sealed record does not open with this installation's register key.",
            "Put back the key that belongs to this database (keys/register in the data folder).",
        ) from None


def lookup(code: str) -> bytes:
    """The keyed hash under which a code is found (HMAC-SHA-256, 32 bytes)."""
    return hmac.digest(_lookup_key(settings.REGISTER_KEY), code.encode(), hashlib.sha256)


def digest(record: object) -> bytes:
    """The keyed hash of a record's canonical JSON: the same record received twice has one digest."""
    canonical = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(_lookup_key(settings.REGISTER_KEY), b"record\0" + canonical.encode(), hashlib.sha256)
