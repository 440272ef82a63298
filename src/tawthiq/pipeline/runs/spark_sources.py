"""The files of an archive as tables of Spark, by what they are."""

from __future__ import annotations

import itertools
import re
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from tawthiq.documents import COLUMNS, read_pages
from tawthiq.documents.parquet_rows import values_of
from tawthiq.engines.spark import Unpack
from tawthiq.errors import InputError
from tawthiq.pipeline.runs.hadoop_folder import Hadoop
from tawthiq.pipeline.runs.inputs import FORMS, LINES, PACKED_LINES, PAGES, TABLE, form_of
from tawthiq.pipeline.runs.items import Item, Line, Row
from tawthiq.pipeline.runs.spark_faults import cause_of, shown

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_PAGES = 20  # of an archive of the web, which go through a pipe at a time
_SPECIAL = re.compile(r"([\\*?\[\]{}])")

DIFFERENT = "CANNOT_MERGE_SCHEMAS"
"""In what Spark says of tables that make no table together."""


@dataclass(frozen=True, slots=True)
class Source:
    """Files of one form, by their addresses; some have no bytes. `is_broken`: of each what can be read of it."""

    form: str
    names: tuple[str, ...]
    is_broken: bool = False
    empty: frozenset[str] = frozenset()

    @classmethod
    def of(cls, form: str, files: Sequence[tuple[str, int]]) -> Source:
        """Files that are whole as far as it is known, as (address, bytes)."""
        return cls(form, tuple(name for name, _ in files), empty=frozenset(name for name, size in files if not size))

    @property
    def addresses(self) -> list[str]:
        """The files as Spark is told them: none of their letters stands for others."""
        return [_SPECIAL.sub(r"\\\1", name) for name in self.names]

    def table(self, session: SparkSession) -> tuple[DataFrame, Unpack] | None:
        """The rows in the files, and what makes items of them; `None` where none of a broken one can be read."""
        try:
            return _TABLES[self.form](session, self.addresses, "true" if self.is_broken else "false")
        except Exception as error:
            cause = cause_of(error)
            if not self.is_broken or len(self.names) > 1 or (cause and not cause.is_of_the_file):
                raise
            return None  # the head of the table is lost, which says what stands in it


def sources_at(session: SparkSession, addresses: Sequence[str], forms: Collection[str] = FORMS) -> list[Source]:
    """The files at some addresses and in the folders there, those of the same form together. Raises InputError where
    there is nothing at an address, or nothing of these forms at all.
    """
    hadoop = Hadoop(session)
    files: dict[str, list[tuple[str, int]]] = {form: [] for form in forms}
    for name, size in (file for address in addresses for file in hadoop.files(address)):
        if (form := form_of(name)) in files:
            files[form].append((name, size))
    found = [Source.of(form, some) for form, some in files.items() if some]
    if not found:
        raise InputError(", ".join(addresses), f"no files of: {', '.join(forms)}", "check the address")
    return found


def tables_of(session: SparkSession, source: Source) -> list[tuple[DataFrame, Unpack]]:
    """The table of a source, or several where a column is of one type here and of another there: Spark makes one table
    of tables that are alike alone. What cannot be read of one that is broken costs no other.
    """
    try:
        return _there([source.table(session)])
    except Exception as error:
        if len(source.names) == 1 or not (source.is_broken or DIFFERENT in str(error)):
            raise
    names: dict[str, list[str]] = {}
    for name in source.names:
        for frame, _ in _there([replace(source, names=(name,)).table(session)]):
            names.setdefault(frame.schema.simpleString(), []).append(name)
    return _there(replace(source, names=tuple(alike)).table(session) for alike in names.values())


def _there(tables: Iterable[tuple[DataFrame, Unpack] | None]) -> list[tuple[DataFrame, Unpack]]:
    return [table for table in tables if table]


def _lines(session: SparkSession, names: list[str], ignore: str) -> tuple[DataFrame, Unpack]:
    text = session.read.option("lineSep", "\n").option("ignoreCorruptFiles", ignore).text(names)
    return text.selectExpr("_metadata.file_path AS file", "CAST(value AS BINARY) AS value"), _lines_of


def _rows(session: SparkSession, names: list[str], ignore: str) -> tuple[DataFrame, Unpack]:
    table = session.read.option("mergeSchema", "true").option("ignoreCorruptFiles", ignore).parquet(*names)
    there = [name for name in COLUMNS if name in table.columns]
    return table.selectExpr("_metadata.file_path AS file", *there), _rows_of


def _pages(session: SparkSession, names: list[str], _ignore: str) -> tuple[DataFrame, Unpack]:
    """Of files on a disk that all machines share only the addresses are handed over, else the bytes, under 2 GiB."""
    files = session.read.format("binaryFile").load(names)
    if all(map(_on_disk, names)):
        return files.selectExpr("path AS file"), _pages_on_disk
    return files.selectExpr("path AS file", "content"), _pages_of


_TABLES: Mapping[str, Callable[[SparkSession, list[str], str], tuple[DataFrame, Unpack]]] = {
    LINES: _lines,
    PACKED_LINES: _lines,
    TABLE: _rows,
    PAGES: _pages,
}


def _lines_of(batch: pa.RecordBatch) -> Iterator[list[Item]]:
    names = map(shown, batch.column("file").to_pylist())
    yield [Line(name, None, data) for name, data in zip(names, batch.column("value").to_pylist(), strict=True)]


def _rows_of(batch: pa.RecordBatch) -> Iterator[list[Item]]:
    yield [Row(shown(values.pop("file")), None, values) for values in values_of(batch)]


def _pages_on_disk(batch: pa.RecordBatch) -> Iterator[list[Item]]:
    """The pages of whole archives, some at a time: a process of their own finds their words."""
    for address in batch.column("file").to_pylist():
        path = Path(_on_disk(address) or "")  # where it cannot be reached the task fails, and is tried again
        yield from _some(read_pages(path, str(path)))


def _pages_of(batch: pa.RecordBatch) -> Iterator[list[Item]]:
    """The same, in copies on the disk."""
    for name, data in zip(batch.column("file"), batch.column("content"), strict=True):
        with tempfile.NamedTemporaryFile(prefix="tawthiq-", suffix=".warc") as copy:
            copy.write(data.as_buffer())
            copy.flush()
            yield from _some(read_pages(Path(copy.name), name.as_py()))


def _some(pages: Iterator[Item]) -> Iterator[list[Item]]:
    while some := list(itertools.islice(pages, _PAGES)):
        yield some


def _on_disk(address: str) -> str | None:
    """The path at an address of Spark's for bytes, where it is on a disk; nothing in such an address is escaped."""
    return re.sub("^file:/+", "/", address) if address.startswith("file:/") else None
