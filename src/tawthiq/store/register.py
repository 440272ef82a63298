"""`case.db`: which evidence was received in which order, and the reports found in it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError

VERSION = 1
_SCHEMA = """
CREATE TABLE evidence (
    received INTEGER PRIMARY KEY,
    sha256   TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
    name     TEXT    NOT NULL,
    bytes    INTEGER NOT NULL CHECK (bytes >= 0)
);
CREATE TABLE report (
    doc_id    TEXT PRIMARY KEY,
    sha256    TEXT NOT NULL REFERENCES evidence (sha256),
    line      INTEGER,
    title     TEXT,
    published TEXT,
    language  TEXT,
    outlet    TEXT,
    url       TEXT
) WITHOUT ROWID;
CREATE INDEX report_sha256 ON report (sha256, line);
"""
_REPORT = "doc_id, sha256, line, title, published, language, outlet, url"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as received: its order, its hash, its path as given, its size."""

    received: int
    sha256: str
    name: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the register: where its words are and what the user said about it; `line` is of JSON Lines."""

    doc_id: str
    sha256: str
    line: int | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None


class Register:
    """The register of one case. Every change is one transaction that is on the disk when the call returns."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, making its tables if it is new. Raises CaseError where it is no register."""
        self._path = path
        self._connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        try:
            with _named(path):
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute("PRAGMA synchronous = FULL")
                self._connection.execute("PRAGMA foreign_keys = ON")
                self._make_tables()
        except CaseError:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def evidence(self) -> list[Evidence]:
        """All evidence in the order received."""
        rows = self._rows("SELECT received, sha256, name, bytes FROM evidence ORDER BY received")
        return [Evidence(*row) for row in rows]

    def holds(self, sha256: str) -> bool:
        """Whether these bytes are registered."""
        return bool(self._rows("SELECT 1 FROM evidence WHERE sha256 = ?", sha256))

    def entries(self, sha256: str) -> list[Entry]:
        """The reports in one piece of evidence, by line."""
        rows = self._rows(f"SELECT {_REPORT} FROM report WHERE sha256 = ? ORDER BY line, doc_id", sha256)
        return [Entry(*row) for row in rows]

    def places(self) -> dict[str, str]:
        """Every doc_id that is taken, and where (`file` or `file:line`, the file as it was given)."""
        rows = self._rows("SELECT doc_id, name, line FROM report JOIN evidence USING (sha256) ORDER BY doc_id")
        return {doc_id: f"{name}:{line}" if line else name for doc_id, name, line in rows}

    def received(self) -> dict[str, int]:
        """Every doc_id and its place in the order in which reports came in, from 0: by evidence, then by line."""
        rows = self._rows("SELECT doc_id FROM report JOIN evidence USING (sha256) ORDER BY received, line, doc_id")
        return {doc_id: place for place, (doc_id,) in enumerate(rows)}

    def add(self, sha256: str, name: str, size: int, entries: Sequence[Entry]) -> None:
        """Register evidence and its reports, all or nothing. Raises CaseError when an id or the hash is taken."""
        with _named(self._path), self._transaction():
            self._connection.execute(
                "INSERT INTO evidence (sha256, name, bytes) VALUES (?, ?, ?)", (sha256, name, size)
            )
            self._connection.executemany(
                f"INSERT INTO report ({_REPORT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(astuple, entries)
            )

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with _named(self._path):
            return self._connection.execute(query, values).fetchall()

    def _make_tables(self) -> None:
        with self._transaction():
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                raise CaseError(f"{self._path}: made by a newer version of the program; update tawthiq")
            if version == 0:
                for statement in _SCHEMA.split(";"):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {VERSION}")

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors of the database as errors that name its file."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise CaseError(f"{path}: {error}; another program may be adding to this case") from error
    except sqlite3.Error as error:
        raise CaseError(f"{path}: {error}; the register is damaged, locked or not writable") from error
