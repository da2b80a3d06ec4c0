"""Rows of the register as its tables hold them: every column there, codes sealed, nothing unknown."""

import json

import polars as pl
from django.apps import apps
from django.db import models

from ennakko.register.sealing import lookup, seal


def table_of(name: str) -> type[models.Model]:
    """The register's model called `name`. Raises LookupError where there is none."""
    return apps.get_model("register", name)


def completed(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """`frame` with all columns of the table, in its order; columns left out hold what an empty row holds.

    IdentityCode takes the column `code` and seals it. Raises ValueError for a column the table does not have.
    """
    if name == "IdentityCode":
        frame = _sealed(frame)
    fields = {str(field.column): field for field in table_of(name)._meta.concrete_fields}
    unknown = set(frame.columns) - fields.keys()
    if unknown:
        raise ValueError(f"{name} has no column {', '.join(sorted(unknown))}.")
    empty = [
        pl.lit(_empty(field)).alias(column) for column, field in fields.items() if column not in frame.columns
    ]
    return frame.with_columns(empty).select(list(fields))


def _empty(field: models.Field) -> object:
    if field.null:
        return None
    value = field.get_default()
    return json.dumps(value) if isinstance(value, list) else value


def _sealed(frame: pl.DataFrame) -> pl.DataFrame:
    codes = frame["code"].to_list()
    return frame.drop("code").with_columns(
        pl.Series("lookup", [lookup(code) for code in codes], dtype=pl.Binary),
        pl.Series("sealed", [seal(code) for code in codes], dtype=pl.Binary),
    )
