"""The rows of a part into files on this machine, one a month: the same rows always give the same bytes."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tawthiq.pipeline.runs.rows import ASIDE, STAGED, take_aside
from tawthiq.pipeline.runs.tally import Tally

_ORDER = [("month", "ascending"), ("doc_id", "ascending"), ("line", "ascending")]


def part_name(month: str, number: int) -> str:
    """The file of a month that a part writes."""
    return f"month={month}/part-{number:05}.parquet"


def write_part(folder: Path, number: int, batches: Sequence[pa.RecordBatch]) -> tuple[list[str], Tally]:
    """Write the files of a part, rows by month and id; gives the lines of what was not read, and how many of what."""
    table = pa.Table.from_batches(batches, STAGED)
    is_aside = pc.equal(table["month"], ASIDE)
    rejected, tally = take_aside(table.filter(is_aside)["line"].to_pylist())
    for month, rows in _by_month(table.filter(pc.invert(is_aside)).sort_by(_ORDER)):
        _write(folder / part_name(month, number), rows)
    return rejected, tally


def _by_month(table: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    start = 0
    for month, run in itertools.groupby(table["month"].to_pylist()):
        length = sum(1 for _ in run)
        yield month, table.slice(start, length).drop_columns("month")
        start += length


def _write(path: Path, rows: pa.Table) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            pq.write_table(rows, stream, compression="zstd")
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
