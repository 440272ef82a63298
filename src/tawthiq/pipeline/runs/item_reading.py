"""What stands in the files of an archive on this machine, one item after the other from any place on."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from tawthiq.documents import COLUMNS, is_of_the_disk, read_lines, read_pages
from tawthiq.documents.parquet_rows import rows_after
from tawthiq.pipeline.runs.inputs import (
    LINES,
    PACKED_LINES,
    PAGES,
    TABLE,
    File,
    Place,
    broken,
    cannot_be_read,
    form_of,
)
from tawthiq.pipeline.runs.items import Item, Line, Row


def read_items(files: list[File], start: Place) -> Iterator[tuple[Item, Place]]:
    """Each item from a place on, with the place after it. After the last of a file that is the next file: what is said
    of the end of a file is not said again. Raises InputError where a file cannot be read now, but perhaps later.
    """
    passed = start.passed
    for number in range(start.file, len(files)):
        file = files[number]
        before = start if number == start.file else Place(number, passed=passed)
        begun = before.passed - before.offset
        passed = begun + file.size
        last: tuple[Item, Place] | None = None
        for count, (item, offset) in enumerate(_items(file, before), before.items + 1):
            if last:
                yield last
            last = item, Place(number, count, offset, begun + min(offset, file.size))
        if last:
            yield last[0], Place(number + 1, passed=passed)


def _items(file: File, before: Place) -> Iterator[tuple[Item, int]]:
    try:
        yield from _READERS[form_of(file.name) or ""](file, before)
    except OSError as error:
        raise cannot_be_read(file.name, error.strerror or str(error)) from error


def _lines(file: File, before: Place) -> Iterator[tuple[Item, int]]:
    with file.path.open("rb") as stream:
        stream.seek(before.offset)
        for number, data in read_lines(stream, before.items):
            yield Line(file.name, number, data), stream.tell()


def _packed_lines(file: File, before: Place) -> Iterator[tuple[Item, int]]:
    """Lines before the place are unpacked again, for there is no other way to it, and not looked at."""
    with file.path.open("rb") as packed, gzip.open(packed) as stream:
        try:
            for number, data in read_lines(cast(BinaryIO, stream)):
                if number > before.items:
                    yield Line(file.name, number, data), packed.tell()
        except EOFError:
            yield broken(file.name, PACKED_LINES), file.size
        except (zlib.error, gzip.BadGzipFile) as error:
            yield broken(file.name, PACKED_LINES, str(error)), file.size


def _rows(file: File, before: Place) -> Iterator[tuple[Item, int]]:
    try:
        with pq.ParquetFile(file.path) as table:
            for number, values in rows_after(table, COLUMNS, before.items):
                yield Row(file.name, number, values), file.size * number // max(1, table.metadata.num_rows)
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:
        if is_of_the_disk(error):
            raise
        yield broken(file.name, TABLE, str(error)), file.size


def _pages(file: File, before: Place) -> Iterator[tuple[Item, int]]:
    """Pages before the place are passed over by the reader. How far it is within the file is not known."""
    for item in read_pages(file.path, file.name, before.items):
        yield item, 0


_READERS: Mapping[str, Callable[[File, Place], Iterator[tuple[Item, int]]]] = {
    LINES: _lines,
    PACKED_LINES: _packed_lines,
    TABLE: _rows,
    PAGES: _pages,
}
