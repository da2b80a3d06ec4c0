"""Reading what lies beside a service: its texts in three languages and its dated parameters."""

import tomllib
from pathlib import Path

from ennakko.base.text import LANGUAGES
from ennakko.engine.parameters import Parameters
from ennakko.engine.service import Texts
from ennakko.engine.texts import read_texts


def texts_of(folder: Path) -> Texts:
    """The texts fi.md, sv.md and en.md of `folder`. Raises BadInput naming what is missing."""
    files = {language: folder / f"{language}.md" for language in LANGUAGES}
    return read_texts(
        {language: file.read_text("utf-8") for language, file in files.items() if file.exists()}
    )


def parameters_of(folder: Path) -> Parameters:
    """The dated parameters of `folder`/parameters.toml."""
    return Parameters.of(tomllib.loads((folder / "parameters.toml").read_text("utf-8")))
