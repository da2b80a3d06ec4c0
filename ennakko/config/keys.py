"""The installation's secrets, 32 random bytes each: from the environment, else from the data folder, where each is made
once, readable by its owner only.

A secret is made only while there is nothing yet that a lost one has sealed; after that a missing one stops the start.
"""

import contextlib
import os
import secrets
from pathlib import Path

from ennakko.base.errors import Trouble

BYTES = 32
DISTINCT = 12  # 32 random bytes hold about 30 different ones; a typed or repeated secret holds few
VARIABLES = {
    "django": "ENNAKKO_KEY_DJANGO",
    "register": "ENNAKKO_KEY_REGISTER",
    "register.old": "ENNAKKO_KEY_REGISTER_OLD",
    "audit": "ENNAKKO_KEY_AUDIT",
}


def secret(data: Path, name: str, *, made: bool = True) -> bytes:
    """The secret called `name`. Two processes that start together get the same one.

    Raises Trouble where it is missing and may not be `made`, or is too weak to be one.
    """
    found = given(data, name)
    if found is not None:
        return found
    if not made:
        raise Trouble(
            f"The secret `{name}` is missing: there is neither {VARIABLES[name]} nor the file keys/{name}.",
            f"Put back the one this installation began with; for a new one: {VARIABLES[name]}=$(openssl rand -hex 32)",
        )
    make(data, name)
    return _strong(_file(data, name).read_bytes(), f"keys/{name}")


def given(data: Path, name: str) -> bytes | None:
    """The secret where there is one already; None where there is none."""
    written = os.environ.get(VARIABLES[name])
    if written is not None:
        try:
            return _strong(bytes.fromhex(written), VARIABLES[name])
        except ValueError:
            raise Trouble(
                f"{VARIABLES[name]} is not written in hexadecimal digits.",
                f"Set it to 64 of them: {VARIABLES[name]}=$(openssl rand -hex 32)",
            ) from None
    path = _file(data, name)
    return _strong(path.read_bytes(), f"keys/{name}") if path.exists() else None


def make(data: Path, name: str) -> None:
    """Make the secret called `name` in the data folder, unless somebody else was first: then theirs holds."""
    path = _file(data, name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"{name}.{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_bytes(secrets.token_bytes(BYTES))
    with contextlib.suppress(FileExistsError):
        os.link(fresh, path)
    fresh.unlink()


def _file(data: Path, name: str) -> Path:
    return data / "keys" / name


def _strong(value: bytes, where: str) -> bytes:
    if len(value) != BYTES or len(set(value)) < DISTINCT:
        raise Trouble(
            f"{where} is too weak a secret: {len(value)} bytes, {len(set(value))} of them different.",
            "Use 32 random bytes: openssl rand -hex 32",
        )
    return value
