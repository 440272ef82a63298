"""Parquet: the flat table in columns with types, for analysis."""

from __future__ import annotations

import datetime
import importlib
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from tawthiq.errors import InputError
from tawthiq.exports.formats.flat import CARRIED, COLUMNS, DAY, DEGREE, TEXT, WHOLE, Value, flat
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Events

_AT_ONCE = 10_000  # rows in a group
_TYPES = {TEXT: "string", WHOLE: "int64", DEGREE: "float64", DAY: "date32"}


def write(stream: BinaryIO, events: Events) -> None:
    """The table, a group of rows at a time. Raises InputError where pyarrow is missing."""
    arrow, files = _library("pyarrow"), _library("pyarrow.parquet")
    schema = arrow.schema([(column.name, getattr(arrow, _TYPES[column.type])()) for column in COLUMNS])
    with files.ParquetWriter(stream, schema, compression="zstd") as writer:
        coming = _rows(events)
        while rows := list(islice(coming, _AT_ONCE)):
            columns = [
                arrow.array([_typed(value, column.type) for value in values], type=field.type)
                for values, column, field in zip(zip(*rows, strict=True), COLUMNS, schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))


def _rows(events: Events) -> Iterator[list[Value]]:
    for event, _ in events():
        yield flat(event)


def _typed(value: Value, type_: str) -> Any:
    return datetime.date.fromisoformat(str(value)) if type_ == DAY and value else value


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise InputError("--to parquet", "pyarrow is not installed", "pip install 'tawthiq[scale]'") from error


PARQUET = Format(
    name="parquet",
    ending="parquet",
    about="Parquet, for analysis: the flat table with types (needs tawthiq[scale])",
    carries=CARRIED,
    conventions=(
        "whom it counts: each column says whom; columns ucdp_* have all the dead as UCDP enters them",
        "null is not known, and is no zero; min and max are the range over the independent origins",
    ),
    write=write,
)
