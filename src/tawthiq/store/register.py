"""`case.db`: which evidence was received in which order, and the reports found in it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError

VERSION = 2
_SCHEMA = """
CREATE TABLE evidence (
    received INTEGER PRIMARY KEY,
    sha256   TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
    name     TEXT    NOT NULL,
    bytes    INTEGER NOT NULL CHECK (bytes >= 0),
    form     TEXT    NOT NULL,
    mapping  TEXT
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
_MIGRATIONS = {
    1: """
ALTER TABLE evidence ADD COLUMN form TEXT NOT NULL DEFAULT 'text';
ALTER TABLE evidence ADD COLUMN mapping TEXT;
UPDATE evidence SET form = 'jsonl' WHERE lower(name) LIKE '%.jsonl'
""",
}
"""Version -> the statements that lead to the next one; 1 told the form of evidence by its name alone."""

_REPORT = "doc_id, sha256, line, title, published, language, outlet, url"
_values = attrgetter(*_REPORT.split(", "))


class Form(StrEnum):
    """In what form evidence was added: how its bytes are to be read again."""

    TEXT = "text"
    JSON_LINES = "jsonl"
    TABLE = "table"
    MAPPING = "mapping"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as received: its order, its hash, its path as given, its size, its form.

    `mapping` says how the columns of a table are read: the name of a mapping that comes with the program, or the hash
    of one that is evidence itself (of the form `mapping`, which holds no reports).
    """

    received: int
    sha256: str
    name: str
    bytes: int
    form: Form = Form.TEXT
    mapping: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the register: where its words are and what the user said about it.

    `line` is of JSON Lines and of tables, where it is the one on which a row begins.
    """

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
        rows = self._rows("SELECT received, sha256, name, bytes, form, mapping FROM evidence ORDER BY received")
        return [
            Evidence(received, sha256, name, size, Form(form), mapping)
            for received, sha256, name, size, form, mapping in rows
        ]

    def holds(self, sha256: str) -> bool:
        """Whether these bytes are registered."""
        return bool(self._rows("SELECT 1 FROM evidence WHERE sha256 = ?", sha256))

    def entries(self, sha256: str) -> list[Entry]:
        """The reports in one piece of evidence, by line."""
        rows = self._rows(f"SELECT {_REPORT} FROM report WHERE sha256 = ? ORDER BY line, doc_id", sha256)
        return [Entry(*row) for row in rows]

    def place_of(self, doc_id: str) -> str | None:
        """Where the report with this id came from, `None` where the id is free."""
        rows = self._rows("SELECT name, line FROM report JOIN evidence USING (sha256) WHERE doc_id = ?", doc_id)
        return next((f"{name}:{line}" if line else name for name, line in rows), None)

    def places(self) -> dict[str, str]:
        """Every doc_id that is taken, and where (`file` or `file:line`, the file as it was given)."""
        rows = self._rows("SELECT doc_id, name, line FROM report JOIN evidence USING (sha256) ORDER BY doc_id")
        return {doc_id: f"{name}:{line}" if line else name for doc_id, name, line in rows}

    def received(self) -> dict[str, int]:
        """Every doc_id and its place in the order in which reports came in, from 0: by evidence, then by line."""
        rows = self._rows("SELECT doc_id FROM report JOIN evidence USING (sha256) ORDER BY received, line, doc_id")
        return {doc_id: place for place, (doc_id,) in enumerate(rows)}

    def add(self, evidence: Evidence, entries: Iterable[Entry]) -> None:
        """Register evidence (its place in the order is given here) and its reports, all or nothing.

        `entries` are taken one by one, and may ask this register on the way. Raises CaseError when an id or the hash
        is taken.
        """
        with _named(self._path), self._transaction():
            self._connection.execute(
                "INSERT INTO evidence (sha256, name, bytes, form, mapping) VALUES (?, ?, ?, ?, ?)",
                (evidence.sha256, evidence.name, evidence.bytes, evidence.form.value, evidence.mapping),
            )
            for entry in entries:
                self._connection.execute(
                    f"INSERT INTO report ({_REPORT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _values(entry)
                )

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with _named(self._path):
            return self._connection.execute(query, values).fetchall()

    def _make_tables(self) -> None:
        with self._transaction():
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                raise CaseError(f"{self._path}: made by a newer version of the program; update tawthiq")
            if version == VERSION:
                return
            steps = [_MIGRATIONS[step] for step in range(version, VERSION)] if version else [_SCHEMA]
            for statement in ";".join(steps).split(";"):
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
