"""Reading what lies beside a service: its texts in three languages, its dated parameters, its export, what residents are asked
to allow, and what people wrote for its impact assessments."""

import tomllib
from pathlib import Path

from ennakko.base.errors import BadInput
from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.agreement import Agreement
from ennakko.engine.algorithm import Algorithm
from ennakko.engine.export import Export
from ennakko.engine.impact import KINDS
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


def agreement_of(folder: Path) -> Agreement:
    """What `folder`/consent.toml asks residents to allow. Raises BadInput naming what it lacks or gets wrong."""
    try:
        return Agreement.of(tomllib.loads((folder / "consent.toml").read_text("utf-8")))
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise BadInput(
            f"consent.toml does not read: {error}.",
            "Give purpose, categories, rule and keeps_days, and controller, title, asks and otherwise in fi, sv and en.",
        ) from error


def answers_of(folder: Path) -> dict[str, dict[str, Text]]:
    """What people wrote for the impact assessments in `folder`/impact/dpia.toml and fria.toml: a table for each question,
    with fi, sv and en. Nothing where there is no such folder. Raises BadInput naming the file and what it gets wrong."""
    answers = {}
    for file in sorted((folder / "impact").glob("*.toml")):
        if file.stem not in KINDS:
            raise BadInput(
                f"impact/{file.name} is no assessment.",
                f"Name it {' or '.join(f'{kind}.toml' for kind in KINDS)}.",
            )
        try:
            read = tomllib.loads(file.read_text("utf-8"))
            answers[file.stem] = {key: Text.of(said) for key, said in read.items()}
        except (ValueError, AttributeError) as error:
            raise BadInput(
                f"impact/{file.name} does not read: {error}.",
                "Give each answer as a table named like its question, with texts in fi, sv and en.",
            ) from error
    return answers


def export_of(folder: Path) -> Export:
    """The export that `folder`/export.toml declares. Raises BadInput naming what it lacks."""
    try:
        return Export.of(tomllib.loads((folder / "export.toml").read_text("utf-8")))
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(
            f"export.toml does not read: {error}.",
            "Give it key, purpose and [[column]] tables with name, field and why, texts in fi, sv and en.",
        ) from error
