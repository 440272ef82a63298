"""A table as rows of text, whatever it is kept in: CSV, TSV, the first sheet of an XLSX file, a list in JSON."""

from __future__ import annotations

import codecs
import csv
import datetime
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import ijson
import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from tawthiq.documents.limits import COLUMNS, FILE_BYTES, REPORT_BYTES, LimitError, megabytes
from tawthiq.documents.readers.unpacking import bounded_to, open_zip
from tawthiq.errors import InputError

_DELIMITERS = ",;\t|"
_HEADER = 1_000_000  # characters of a line of headings, and no more
_HEAD = 1_000  # bytes of XML in which a document type stands, if any
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def rows(path: Path, ending: str, keys: Sequence[str] = ()) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows with the line or row on which each begins, from 1; of objects of JSON, the values of `keys`."""
    if ending == ".json":
        return _of_json(path, keys)
    return _of_workbook(path) if ending == ".xlsx" else _of_csv(path)


def _of_json(path: Path, keys: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The objects of the list that a file is; nothing is read of values that are lists or objects themselves."""
    yield 0, tuple(keys)
    try:
        with path.open("rb") as stream:
            for number, value in enumerate(ijson.items(stream, "item", use_float=True), start=1):
                yield number, tuple(_cell(value.get(key)) if isinstance(value, dict) else "" for key in keys)
    except ijson.JSONError as error:
        raise InputError("", f"broken JSON: {' '.join(str(error).split())[:150]}", "export it again") from error


def _of_csv(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    with path.open("rb") as start:
        encoding = "utf-16" if start.read(2) in _UTF16 else "utf-8-sig"
    csv.field_size_limit(REPORT_BYTES)
    try:
        with path.open(encoding=encoding, newline="") as stream:
            header = stream.readline(_HEADER)
            delimiter = max(_DELIMITERS, key=lambda mark: (header.count(mark), mark == ","))
            if header.count(delimiter) >= COLUMNS:
                raise LimitError("", f"a table of more than {COLUMNS} columns", "leave out those of no use")
            stream.seek(0)
            reader = csv.reader(stream, delimiter=delimiter)
            line = 1
            for cells in reader:
                yield line, tuple(cells)
                line = reader.line_num + 1
    except csv.Error as error:
        raise InputError("", f"broken CSV: {error}", "look for a quotation mark that is not closed") from error
    except UnicodeDecodeError as error:
        raise InputError("", f"not {encoding.removesuffix('-sig').upper()}", "save the table as UTF-8") from error


def _of_workbook(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    size = path.stat().st_size
    if size > FILE_BYTES:
        raise LimitError("", f"a workbook of {megabytes(size)}, more than {megabytes(FILE_BYTES)}", "split it")
    with open_zip(path) as packed:
        for info in packed.infolist():
            bounded_to(info.file_size, info.compress_size, FILE_BYTES)
            with packed.open(info) as member:
                if b"<!DOCTYPE" in member.read(_HEAD):
                    raise LimitError("", "its XML declares entities, as no workbook does", "save it as CSV")
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # which a file may state as it likes
        for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=COLUMNS + 1), start=1):
            texts = [_cell(cell) for cell in cells]
            while texts and not texts[-1]:
                texts.pop()
            yield number, tuple(texts)
    except LimitError:
        raise
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError) as error:
        raise InputError("", f"broken workbook: {' '.join(str(error).split())[:150]}", "save it as CSV") from error


def _cell(value: object) -> str:
    """A cell as text, days as they are written in ISO 8601."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return "" if value is None or isinstance(value, dict | list) else str(value)
