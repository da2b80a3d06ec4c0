"""The installation's secrets: 32 random bytes each, made once and kept in the data folder, readable by its owner only."""

import contextlib
import os
import secrets
from pathlib import Path


def secret(data: Path, name: str) -> bytes:
    """The secret called `name`; made at first use. Two processes that start together get the same one."""
    path = data / "keys" / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_bytes(secrets.token_bytes(32))
        with contextlib.suppress(FileExistsError):  # somebody else was first: theirs holds
            os.link(fresh, path)
        fresh.unlink()
    return path.read_bytes()
