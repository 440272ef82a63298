"""Tables of reports in Parquet, with the columns that JSON Lines have as names; what else stands in a row is not read.

So is what `tawthiq extract --output` writes: the texts of its rows with what is stated beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tawthiq.documents.disk_faults import is_of_the_disk
from tawthiq.documents.findings import Fault, Found
from tawthiq.documents.limits import COLUMNS as MOST_COLUMNS
from tawthiq.documents.limits import LimitError
from tawthiq.documents.parquet_rows import rows_after
from tawthiq.documents.values import COLUMNS, as_in_json, stated_in
from tawthiq.errors import InputError

_AT_ONCE = 10  # rows in memory: a text has five million bytes at most
_BUFFER = 1_000_000  # bytes of a column
_NEEDED = COLUMNS[:2]


def read(path: Path) -> Iterator[Found | Fault]:
    """The reports in a table, one a row, by its number from 1. Raises InputError where it is none of reports."""
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    try:
        with pq.ParquetFile(path, buffer_size=_BUFFER) as table:
            names = table.schema_arrow.names
            if len(names) > MOST_COLUMNS:
                problem = f"a table of {len(names)} columns, more than {MOST_COLUMNS}"
                raise LimitError("", problem, "leave out those of no use")
            if not set(_NEEDED) <= set(names):
                raise InputError("", "a table, which is no report", "name its columns doc_id and text")
            for number, values in rows_after(table, COLUMNS, at_once=_AT_ONCE):
                yield _row(number, {name: as_in_json(value) for name, value in values.items()})
    except (OSError, pa.ArrowException) as error:
        if isinstance(error, MemoryError) or is_of_the_disk(error):
            raise
        raise InputError("", f"broken Parquet: {' '.join(str(error).split())[:150]}", "fetch the file again") from error


def _row(number: int, values: dict[str, object]) -> Found | Fault:
    try:
        doc_id, text, stated = stated_in(values, "")
    except InputError as error:
        return Fault(number, error.problem, error.remedy)
    return Found(number, text, stated, doc_id)
