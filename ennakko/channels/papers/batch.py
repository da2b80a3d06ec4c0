"""Many papers in one zip, handed over while they are typeset: nothing of them is ever written to a disk here.

Typesetting takes its own processes, so that the pages stay quick. They are started afresh, never forked: they share no
connection, and know nothing but the papers.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from io import RawIOBase
from multiprocessing import get_context
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from ennakko.channels.papers.press import Press
from ennakko.channels.papers.shape import Paper

PART = 100  # papers in a file: well under a second to typeset
CORES = os.cpu_count() or 1

Part = tuple[Sequence[Paper], str, datetime]


class _Passing(RawIOBase):
    """What a zip is written into: handed on at once, in order."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, given: Any) -> int:
        self._held.append(bytes(given))
        return len(given)

    def take(self) -> bytes:
        """What came since it was last asked."""
        said, self._held = b"".join(self._held), []
        return said


def zipped(parts: Sequence[tuple[str, Sequence[Paper]]], *, at: datetime) -> Iterator[bytes]:
    """A zip in pieces, each as soon as it is there: for every (title, papers) a PDF, numbered ones where it is long."""
    cut = [
        (title, number if len(papers) > PART else 0, papers[start : start + PART])
        for title, papers in parts
        for number, start in enumerate(range(0, len(papers), PART), 1)
    ]
    out = _Passing()
    pool = ProcessPoolExecutor(max(1, min(CORES, len(cut))), mp_context=get_context("spawn"))
    with pool, ZipFile(out, "w", ZIP_STORED) as packed:  # type: ignore[arg-type]  # it is only ever written to
        try:
            made = pool.map(typeset, [(papers, title, at) for title, _, papers in cut])
            for (title, number, _), pdf in zip(cut, made, strict=True):
                packed.writestr(f"{_file(title)}{f'-{number}' if number else ''}.pdf", pdf)
                yield out.take()
        finally:  # whoever asked may have gone: then what waits is not typeset
            pool.shutdown(cancel_futures=True)
    yield out.take()


_PRESS: list[Press] = []  # of a process: it typesets many parts


def typeset(part: Part) -> bytes:
    """One PDF of some papers."""
    papers, title, at = part
    if not _PRESS:
        _PRESS.append(Press())
    return _PRESS[0].pdf(papers, title=title, at=at)


def _file(title: str) -> str:
    """A title as the name of a file on any machine."""
    return "".join(sign if sign.isalnum() or sign in " -" else "_" for sign in title).strip() or "decisions"
