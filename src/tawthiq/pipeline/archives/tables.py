"""Tables of claims and of copies in files: JSON Lines, and Parquet in files and folders."""

from __future__ import annotations

import gzip
import importlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from tawthiq.documents import STDIN, display, files_within, is_of_the_disk
from tawthiq.errors import InputError

LINES, PACKED, PARQUET = ".jsonl", ".jsonl.gz", ".parquet"
_ENDINGS = (LINES, PACKED, PARQUET)

Rows = Iterator[tuple[str, Mapping[str, Any]]]
"""Each row with where it stands, for people."""


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The tables at these paths; those in folders by name, without hidden ones and those that begin with `_`, which
    Spark leaves. Raises InputError for a path that is none.
    """
    found: list[Path] = []
    for path in paths:
        if path == STDIN:
            found.append(path)
        elif path.is_dir():
            found += files_within(path, lambda name: name.endswith(_ENDINGS))
        elif not path.exists():
            raise InputError(display(path), "no such file", "check the name")
        elif not path.name.endswith(_ENDINGS):
            raise InputError(display(path), "not a table that is read here", f"it reads {', '.join(_ENDINGS)}")
        else:
            found.append(path)
    return found


def rows_of(path: Path, columns: Iterable[str], stdin: BinaryIO) -> Rows:
    """The rows of one table; of Parquet those of these columns that it has. Raises InputError with file and line."""
    if path.name.endswith(PARQUET):
        yield from _rows(path, columns)
    elif path == STDIN:
        yield from _lines(stdin, "-")
    elif path.name.endswith(PACKED):
        with gzip.open(path) as stream:
            yield from _unbroken(_lines(stream, display(path)), path, (EOFError, zlib.error, gzip.BadGzipFile))
    else:
        with path.open("rb") as stream:
            yield from _lines(stream, display(path))


def arrow(name: str = "pyarrow") -> Any:
    """The library that reads and writes Parquet, or a module that needs it. Raises InputError where it is missing."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise InputError("Parquet", "pyarrow is not installed", "pip install 'tawthiq[scale]'") from error


def _lines(stream: Any, name: str) -> Rows:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise InputError(f"{name}:{number}", f"broken JSON: {error}", "write one whole object a line") from error
        if not isinstance(value, dict):
            raise InputError(f"{name}:{number}", f"{type(value).__name__} where an object is expected")
        yield f"{name}:{number}", value


def _rows(path: Path, columns: Iterable[str]) -> Rows:
    yield from _unbroken(_rows_in(path, columns), path, (arrow().ArrowException, OSError, UnicodeDecodeError))


def _rows_in(path: Path, columns: Iterable[str]) -> Rows:
    with arrow("pyarrow.parquet").ParquetFile(path) as file:
        known = [name for name in columns if name in file.schema_arrow.names]
        number = 0
        for batch in file.iter_batches(columns=known):
            for row in batch.to_pylist():
                number += 1
                yield f"{display(path)}:{number}", row


def _unbroken(rows: Rows, path: Path, signs: tuple[type[Exception], ...]) -> Rows:
    """The rows of a file; `signs` are what may be raised at one that is broken."""
    try:
        yield from rows
    except signs as error:
        if is_of_the_disk(error):
            raise
        why = " ".join(str(error).split())[:150]
        raise InputError(display(path), f"it is broken: {why}", "make it again") from error
