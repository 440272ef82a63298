"""A CSV file as rows: its dialect told from its header, each row with the line it begins on, in constant memory."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tawthiq.errors import InputError
from tawthiq.recorders.mapping import plain

_DELIMITERS = ",;\t|"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HXL = "#"  # a row of tags stands under the header of tables from the Humanitarian Data Exchange
_SAVE = "save the table as CSV in UTF-8"


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row's cells, one space between words, and `where` it begins (`file:line`)."""

    where: str
    line: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a file as it names them, and its rows, which can be read once."""

    columns: tuple[str, ...]
    rows: Iterator[RawRow | InputError]


@contextmanager
def open_table(path: Path, name: str) -> Iterator[Table]:
    """The table in a file, for a `with` statement; `name` is what messages call the file.

    The delimiter is that of comma, semicolon, tab and bar that gives the header the most columns. A quoted cell may
    run over lines. Raises InputError where the file cannot be opened, has no header, or is not UTF-8 at all.
    """
    try:
        with path.open("rb") as start:
            if start.read(2) in _UTF16:
                raise InputError(name, "a table in UTF-16", _SAVE)
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            yield _table(stream, name)
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror}", "check the file and its permissions") from error


def _table(stream: TextIO, name: str) -> Table:
    first = stream.readline()
    while first and not first.strip():
        first = stream.readline()
    delimiter = max(_DELIMITERS, key=lambda mark: (len(next(csv.reader([first], delimiter=mark), [])), mark == ","))
    stream.seek(0)
    rows = _rows(stream, name, delimiter)
    header = next(rows, None)
    if header is None:
        raise InputError(name, "the table is empty", "give a CSV file with a header")
    if isinstance(header, InputError):
        raise header
    columns = tuple(cell or f"column {number}" for number, cell in enumerate(header.cells, start=1))
    known: dict[str, str] = {}
    for column in columns:
        if plain(column) in known:
            raise InputError(header.where, f"the column {column!r} stands twice", "give every column its own name")
        known[plain(column)] = column
    return Table(columns, _checked(rows, len(columns)))


def _rows(stream: TextIO, name: str, delimiter: str) -> Iterator[RawRow | InputError]:
    reader = csv.reader(stream, delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        where = f"{name}:{line}"
        try:
            cells = [_tidy(cell) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(where, f"broken CSV: {error}", "look for a quotation mark that is not closed")
            continue
        if any("\udc80" <= letter <= "\udcff" for cell in cells if not cell.isascii() for letter in cell):
            yield InputError(where, "not UTF-8", _SAVE)
        elif any(cells):
            yield RawRow(where, line, cells)


def _tidy(cell: str) -> str:
    """The cell with one space for each run of white space and control characters."""
    if cell.isprintable() and "  " not in cell:
        return cell.strip()
    if not cell.isprintable():
        cell = "".join(letter if letter.isprintable() or not _is_control(letter) else " " for letter in cell)
    return " ".join(cell.split())


def _is_control(letter: str) -> bool:
    return letter < " " or "\x7f" <= letter <= "\x9f"


def _checked(rows: Iterator[RawRow | InputError], width: int) -> Iterator[RawRow | InputError]:
    """The rows of the header's width; a row of tags is passed over."""
    for row in rows:
        if isinstance(row, InputError):
            yield row
        elif len(row.cells) != width:
            problem = f"{len(row.cells)} cells under {width} columns"
            yield InputError(row.where, problem, "put quotation marks around a cell that holds the separator")
        elif not all(cell.startswith(_HXL) for cell in row.cells if cell):
            yield row
