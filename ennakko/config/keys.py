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
    written = given_outside(name)
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


def given_outside(name: str) -> str | None:
    """The secret as the environment writes it; None where it does not."""
    return os.environ.get(VARIABLES[name])


def ring(data: Path, *, made: bool = True) -> tuple[bytes, ...]:
    """The register's keys: the one in use, and the one before it while it is being replaced."""
    current, old = secret(data, "register", made=made), given(data, "register.old")
    return (current,) if old in (None, current) else (current, old)


def replace_register_key(data: Path) -> None:
    """Put a fresh key of the register in the place of the one in use, which stays beside it as the old one. Killed anywhere
    and called again, one fresh key is in use and the one that sealed the register is the old one."""
    current, old = _file(data, "register"), _file(data, "register.old")
    if given_outside("register") is not None:
        raise Trouble(
            "The register's key comes from the environment: there it is replaced by whoever keeps it.",
            f"Set {VARIABLES['register']} to a fresh one and {VARIABLES['register.old']} to the one before it, start every"
            " process anew, and run this again.",
        )
    with contextlib.suppress(FileExistsError):
        os.link(current, old)
    if old.read_bytes() == current.read_bytes():
        make(data, "register.new")
        _file(data, "register.new").replace(current)


def forget_old_register_key(data: Path) -> None:
    """Delete the old key: nothing is sealed with it any more."""
    _file(data, "register.old").unlink(missing_ok=True)


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
