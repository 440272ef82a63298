"""The files of an archive as tables of Spark, by what they are; and those among them that are broken."""

from __future__ import annotations

import itertools
import re
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pyarrow as pa

from tawthiq.documents import COLUMNS, Skipped, read_pages
from tawthiq.documents.parquet_rows import values_of
from tawthiq.engines.spark import Unpack
from tawthiq.errors import InputError
from tawthiq.pipeline.runs.hadoop_folder import Hadoop
from tawthiq.pipeline.runs.inputs import FORMS, LINES, PACKED_LINES, PAGES, TABLE, broken, form_of
from tawthiq.pipeline.runs.items import Item, Line, Row

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_PAGES = 20  # of an archive of the web, which go through a pipe at a time
_SPECIAL = re.compile(r"([\\*?\[\]{}])")
_UNREADABLE = re.compile(r"FAILED_READ_FILE\.(?!FILE_NOT_EXIST)")
_CAUSE = re.compile(r"^Caused by: (\S+?): (.*)$", re.MULTILINE)
_OF_THE_FILE = re.compile(
    r"java\.io\.(EOF|IO)Exception|java\.util\.zip\.\w+|java\.lang\.\w+Exception|org\.apache\.parquet\.\S+"
)
"""What Java raises at a file that is broken. At a network or a disk that is, it raises others."""

_DIFFERENT = "CANNOT_MERGE_SCHEMAS"
"""In what Spark says of tables that make no table together."""

_CAN_BREAK = (PACKED_LINES, TABLE)
"""Forms that Spark unpacks. Lines are what they are, and pages have a reader of our own."""

_AT_ITS_END = "java.io.EOFException"


@dataclass(frozen=True, slots=True)
class Source:
    """Files of one form, by their addresses. `is_broken`: of each what can be read of it."""

    form: str
    names: tuple[str, ...]
    is_broken: bool = False

    @property
    def addresses(self) -> list[str]:
        """The files as Spark is told them: none of their letters stands for others."""
        return [_SPECIAL.sub(r"\\\1", name) for name in self.names]

    def table(self, session: SparkSession) -> tuple[DataFrame, Unpack] | None:
        """The rows in the files, and what makes items of them; `None` where nothing of a broken one can be read."""
        try:
            return _TABLES[self.form](session, self.addresses, "true" if self.is_broken else "false")
        except Exception:
            if self.is_broken:  # the head of a table is lost, which says what stands in it
                return None
            raise


def sources_at(session: SparkSession, addresses: Sequence[str], forms: Collection[str] = FORMS) -> list[Source]:
    """The files at some addresses and in the folders there, those of the same form together. Raises InputError where
    there is nothing at an address, or nothing of these forms at all.
    """
    hadoop = Hadoop(session)
    names: dict[str, list[str]] = {form: [] for form in forms}
    for name, _ in (file for address in addresses for file in hadoop.files(address)):
        if (form := form_of(name)) in names:
            names[form].append(name)
    found = [Source(form, tuple(one)) for form, one in names.items() if one]
    if not found:
        raise InputError(", ".join(addresses), f"no files of: {', '.join(forms)}", "check the address")
    return found


def broken_files(session: SparkSession, source: Source) -> dict[str, Skipped]:
    """Those files that cannot be read to their end, with what is said of each.

    All are unpacked for that before anything is read, which takes next to nothing beside reading. A task that meets the
    break while it reads would fail, and be tried again and again.
    """
    if source.form not in _CAN_BREAK:
        return {}
    session.sparkContext.setLogLevel("OFF")  # what is found is said in the end, without pages of Java
    try:
        if _fault_of(session, source) is None:
            return {}
        return {name: found for name in source.names if (found := _fault_of(session, Source(source.form, (name,))))}
    finally:
        session.sparkContext.setLogLevel("ERROR")


def apart(source: Source, names: Sequence[str]) -> list[Source]:
    """The files of a source without these, which are broken, and these."""
    whole = tuple(name for name in source.names if name not in names)
    found = [Source(source.form, whole), Source(source.form, tuple(names), is_broken=True)]
    return [one for one in found if one.names]


def tables_of(session: SparkSession, source: Source) -> list[tuple[DataFrame, Unpack]]:
    """The table of a source, or several where a column is of one type here and of another there: Spark makes one table
    of tables that are alike alone.
    """
    try:
        return _there([source.table(session)])
    except Exception as error:
        if _DIFFERENT not in str(error):
            raise
    names: dict[str, list[str]] = {}
    for name in source.names:
        for frame, _ in _there([replace(source, names=(name,)).table(session)]):
            names.setdefault(frame.schema.simpleString(), []).append(name)
    return _there(replace(source, names=tuple(alike)).table(session) for alike in names.values())


def _there(tables: Iterable[tuple[DataFrame, Unpack] | None]) -> list[tuple[DataFrame, Unpack]]:
    return [table for table in tables if table]


def _fault_of(session: SparkSession, source: Source) -> Skipped | None:
    """What is said of a file that cannot be read to its end; of several, whether there may be one among them."""
    try:
        found = source.table(session)
        if found:
            found[0].write.format("noop").mode("overwrite").save()
    except Exception as error:
        told = str(error)
        if _DIFFERENT in told and len(source.names) > 1:
            return Skipped("", told, "")
        causes = _CAUSE.findall(told)
        if not _UNREADABLE.search(told) or not causes or not _OF_THE_FILE.fullmatch(causes[0][0]):
            raise
        why = "" if causes[0][0] == _AT_ITS_END else causes[0][1].replace(source.names[0], "it")
        return broken(_shown(source.names[0]), source.form, why)
    return None


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
    names = map(_shown, batch.column("file").to_pylist())
    yield [Line(name, None, data) for name, data in zip(names, batch.column("value").to_pylist(), strict=True)]


def _rows_of(batch: pa.RecordBatch) -> Iterator[list[Item]]:
    yield [Row(_shown(values.pop("file")), None, values) for values in values_of(batch)]


def _pages_on_disk(batch: pa.RecordBatch) -> Iterator[list[Item]]:
    """The pages of whole archives, some at a time: a process of their own finds their words."""
    for address in batch.column("file").to_pylist():
        path = Path(_on_disk(address) or "")
        path.open("rb").close()  # where it cannot be reached the task is to be tried again
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


def _shown(address: str) -> str:
    """A file as people call it: one on this machine without the kind of address before it."""
    return unquote(urlsplit(address).path) if address.startswith("file:") else address
