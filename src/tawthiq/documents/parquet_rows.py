"""The rows of Parquet, some at a time and only of the columns that are wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq


def rows_after(
    table: pq.ParquetFile, columns: Collection[str], before: int = 0, at_once: int = 500
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows with their numbers from 1, but for those `before`; groups of such rows are not even loaded. Groups are read
    one after the other, so that one that is broken costs none of the rows before it.
    """
    names = [name for name in columns if name in table.schema_arrow.names]
    groups, number = list(range(table.num_row_groups)), 0
    while groups and number + table.metadata.row_group(groups[0]).num_rows <= before:
        number += table.metadata.row_group(groups.pop(0)).num_rows
    batches = (one for group in groups for one in table.iter_batches(at_once, [group], names, use_threads=False))
    for batch in batches:
        for values in values_of(batch):
            number += 1
            if number > before:
                yield number, values


def values_of(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """The rows of a batch. What is no value in Python, letters that are no UTF-8 and days that no calendar has, is
    given as it is stored, as bytes and whole numbers: one such value costs its own row alone.
    """
    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except (OverflowError, ValueError):
        return [
            {name: _stored(batch.column(name)[row]) for name in batch.schema.names} for row in range(batch.num_rows)
        ]
    return rows


def _stored(value: pa.Scalar) -> Any:
    try:
        return value.as_py()
    except (OverflowError, ValueError):
        return value.as_buffer().to_pybytes() if hasattr(value, "as_buffer") else value.value
