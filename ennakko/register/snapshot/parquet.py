"""Writing a frame so that it is on the disk when we say so, and the digest by which it is known again. No Django."""

import hashlib
import os
from io import BytesIO
from pathlib import Path

import polars as pl


def write(frame: pl.DataFrame, path: Path) -> dict[str, object]:
    """Write `frame` as Parquet and flush it to the disk; its rows and the SHA-256 of the file. Raises OSError."""
    content = BytesIO()
    frame.write_parquet(content, compression="lz4")
    with path.open("wb") as file:
        file.write(content.getbuffer())
        file.flush()
        os.fsync(file.fileno())
    return {"rows": frame.height, "sha256": hashlib.sha256(content.getbuffer()).hexdigest()}


def digest(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
