"""The press: papers typeset as tagged PDF (PDF/UA-1). One press serves many papers; its fonts come with it."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from ennakko.channels.papers.legible import legible
from ennakko.channels.papers.shape import Paper

TEMPLATE = Path(__file__).with_name("decision.typ")


class Press:
    """Typesets decisions. Needs no font of the machine and no network."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=False)
        self._typst = typst.Compiler(str(TEMPLATE), font_paths=fonts, ignore_system_fonts=True)

    def pdf(self, papers: Sequence[Paper], *, title: str, at: datetime) -> bytes:
        """One PDF of these papers, one after another, each numbered from its first page. `title` names more than one.

        Everything goes in as data: no word of it is ever read as markup.
        """
        told = [_printable(asdict(paper)) | {"end": f"end-{number}"} for number, paper in enumerate(papers)]
        made = self._typst.compile(
            format="pdf",
            sys_inputs={"papers": json.dumps(told), "title": legible(title)},
            pdf_standards=["ua-1"],
            timestamp=int(at.timestamp()),
        )
        assert isinstance(made, bytes)
        return made


def _printable(told: Any) -> Any:
    if isinstance(told, str):
        return legible(told)
    if isinstance(told, dict):
        return {name: _printable(value) for name, value in told.items()}
    return [_printable(value) for value in told]
