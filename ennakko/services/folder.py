"""Reading what lies beside a service: its texts in three languages, its dated parameters, its export."""

import tomllib
from pathlib import Path

from ennakko.base.errors import BadInput
from ennakko.base.text import LANGUAGES
from ennakko.engine.algorithm import Algorithm
from ennakko.engine.export import Export
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


def algorithm_of(folder: Path) -> Algorithm:
    """What `folder`/algorithm.toml says for the algorithm register. Raises BadInput naming what it gets wrong."""
    try:
        return Algorithm.of(tomllib.loads((folder / "algorithm.toml").read_text("utf-8")))
    except (ValueError, AttributeError, TypeError) as error:
        raise BadInput(
            f"algorithm.toml does not read: {error}.",
            "Give each text in fi, sv and en, and only fields that `ennakko.engine.algorithm` names.",
        ) from error


def export_of(folder: Path) -> Export:
    """The export that `folder`/export.toml declares. Raises BadInput naming what it lacks."""
    try:
        return Export.of(tomllib.loads((folder / "export.toml").read_text("utf-8")))
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(
            f"export.toml does not read: {error}.",
            "Give it key, purpose and [[column]] tables with name, field and why, texts in fi, sv and en.",
        ) from error
