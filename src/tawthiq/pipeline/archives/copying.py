"""The near copies of an archive as a table: each copy with its original, which may be a report without claims."""

from __future__ import annotations

import datetime
import importlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from tawthiq import wire
from tawthiq.documents import Metadata, Reading, Skipped, read_inputs
from tawthiq.errors import InputError
from tawthiq.model import Document, Report
from tawthiq.pipeline.archives.spreading import texts_on_spark
from tawthiq.pipeline.archives.tables import LINES, PACKED, PARQUET, arrow, files_in, rows_of
from tawthiq.pipeline.runs.inputs import Place, find_inputs
from tawthiq.pipeline.runs.items import reading_of
from tawthiq.store.files import write_whole

COLUMNS = ("doc_id", "copy_of", "published", "language", "outlet", "title")
"""Of a table of copies: a copy, its original, and what is known of the original."""


@dataclass(frozen=True, slots=True)
class Copies:
    """From each copy to its original, and the originals as documents without words, by their ids."""

    copy_of: Mapping[str, str]
    originals: Mapping[str, Document]


def find_archive_copies(inputs: Sequence[Path], stdin: BinaryIO, tell: Callable[[Skipped], None]) -> Any:
    """The table of copies among the reports in files, as an Arrow table by id. `tell` is told what was not read.

    Raises InputError where the packages for it are missing, and for two reports of one id.
    """
    signatures, copies = _module("signatures"), _module("archive_copies")
    try:
        return copies.archive_copies(signatures.signed(_reports(inputs, stdin, tell)))
    except copies.SameIdError as error:
        raise _twice(error) from error


def copies_on_spark(inputs: Sequence[str], session: Any, tell: Callable[[int], None]) -> Any:
    """As `find_archive_copies`, of JSON Lines and Parquet wherever Spark reads them, as a data frame. `tell` is told
    how many reports were not read, if any.
    """
    signatures, copies = _module("signatures"), _module("spark_copies")
    unread = session.sparkContext.accumulator(0)
    texts = texts_on_spark(inputs, session, unread, signatures)
    try:
        found = copies.spark_copies(session, texts)
    except copies.SameIdError as error:
        raise _twice(error) from error
    if unread.value:
        tell(unread.value)
    return found


def copy_lines(table: Any) -> Iterator[bytes]:
    """A table of copies as JSON Lines; what is not known is left out."""
    for batch in table.to_batches():
        for row in batch.to_pylist():
            yield wire.dumps({name: row[name] for name in COLUMNS if row[name] is not None}).encode() + b"\n"


def write_copies(table: Any, output: Path) -> None:
    """Write a table of copies: JSON Lines, or Parquet, by the ending of the name."""
    if output.name.endswith(LINES):
        write_whole(output, copy_lines(table))
        return
    if not output.name.endswith(PARQUET):
        raise InputError(str(output), "not a kind of table that is written", f"end its name in {LINES} or {PARQUET}")
    stream = arrow().BufferOutputStream()
    arrow("pyarrow.parquet").write_table(table, stream, compression="zstd")
    write_whole(output, [stream.getvalue().to_pybytes()])


def read_copies(path: Path, stdin: BinaryIO) -> Copies:
    """A table of copies that was written. Raises InputError with file and line for what is none."""
    return copies_of(row for file in files_in([path]) for row in rows_of(file, COLUMNS, stdin))


def copies_of(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Copies:
    """The copies of a table's rows, each with where it stands. Raises InputError for what is no such row."""
    copy_of: dict[str, str] = {}
    originals: dict[str, Document] = {}
    for where, row in rows:
        try:
            original = str(row["copy_of"])
            copy_of[str(row["doc_id"])] = original
            published = row.get("published")
            day = datetime.date.fromisoformat(published) if published else None
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(where, "is no row of a table of copies", "make it by: tawthiq copies") from error
        language = row.get("language") or ""
        originals[original] = Document(original, "", language, day, row.get("title"), row.get("outlet"))
    return Copies(copy_of, originals)


def _module(name: str) -> Any:
    try:
        return importlib.import_module(f"tawthiq.incidents.{name}")
    except ImportError as error:
        what = f"near copies of an archive need the package {error.name}"
        raise InputError(
            "tawthiq copies", what, "pip install 'tawthiq[scale]', with --engine spark 'tawthiq[spark]'"
        ) from error


def _reports(inputs: Sequence[Path], stdin: BinaryIO, tell: Callable[[Skipped], None]) -> Iterator[Report]:
    for reading in _readings(inputs, stdin):
        if isinstance(reading, Skipped):
            tell(reading)
        else:
            yield Report(reading.document, ())


def _readings(inputs: Sequence[Path], stdin: BinaryIO) -> Iterator[Reading | Skipped]:
    tables = [path for path in inputs if _is_table(path)]
    if others := [path for path in inputs if path not in tables]:
        yield from read_inputs(others, stdin, Metadata())
    if tables:
        arrow()
        item_reading = importlib.import_module("tawthiq.pipeline.runs.item_reading")  # which loads it
        for item, _ in item_reading.read_items(find_inputs(tables), Place()):
            reading = reading_of(item)
            if reading is not None:
                yield reading


def _is_table(path: Path) -> bool:
    """Whether it is Parquet or packed JSON Lines, or a folder that has some: what a run over an archive reads."""
    return any(one.name.endswith((PARQUET, PACKED)) for one in itertools.chain([path], path.rglob("*")))


def _twice(error: Exception) -> InputError:
    return InputError("the input", f"two reports have the id {error.args[0]!r}", "give every report an id of its own")
