"""`people.db`: a SQLite file that only its owner can read, with one connection and one who uses it at a time."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError

PEOPLE = "people.db"
"""The file's name in the folder of a case."""

_VERSION = 2
_PATIENCE = 10.0  # seconds to wait for another process
_SCHEMA = (
    "CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, "
    "role TEXT NOT NULL, password TEXT, is_disabled INTEGER NOT NULL DEFAULT 0, added_at TEXT NOT NULL, added_by TEXT)",
    "CREATE TABLE link (hash TEXT PRIMARY KEY, person INTEGER REFERENCES person (id), role TEXT, "
    "expires_at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE session (hash TEXT PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id), "
    "made_at TEXT NOT NULL, seen_at TEXT NOT NULL, expires_at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX session_person ON session (person)",
    "CREATE TABLE program_key (id INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL UNIQUE, "
    "person INTEGER NOT NULL REFERENCES person (id), name TEXT NOT NULL, made_at TEXT NOT NULL, "
    "expires_at TEXT NOT NULL, used_at TEXT)",
    "CREATE TABLE audit (number INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, deed TEXT NOT NULL, "
    "who TEXT, about TEXT, address TEXT)",
)
_LATER: Mapping[int, Sequence[str]] = {
    2: (
        "CREATE TABLE assignment (thing TEXT PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id), "
        "given_by TEXT NOT NULL, given_at TEXT NOT NULL) WITHOUT ROWID",
    ),
}
"""What each version adds to the one before."""


def _missing(version: int) -> Iterator[str]:
    """What a file of a version, 0 for a new one, lacks of the present one."""
    yield from _SCHEMA if version == 0 else ()
    for number, statements in _LATER.items():
        yield from statements if number > version else ()
    if version < _VERSION:
        yield f"PRAGMA user_version = {_VERSION}"


class PeopleFile:
    """The open file. Raises CaseError where it cannot be used."""

    def __init__(self, path: Path) -> None:
        """Open the file, making it, for its owner alone, if it is new."""
        self.path = path
        self._lock = threading.RLock()
        with self._noticed():
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute("PRAGMA trusted_schema = OFF")
            with self.writing():
                version = self._connection.execute("PRAGMA user_version").fetchone()[0]
                if version not in range(_VERSION + 1):
                    raise CaseError(f"{path}: made by another version of the program; update tawthiq")
                for statement in _missing(version):
                    self._connection.execute(statement)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction, all of it or nothing."""
        with self._lock, self._noticed():
            if self._connection.in_transaction:  # within another of the same thread
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """The rows of a query, or of a statement that changes something (`RETURNING`)."""
        with self._lock, self._noticed():
            return self._connection.execute(query, values).fetchall()

    def row(self, query: str, *values: Any) -> sqlite3.Row | None:
        """The first row."""
        return next(iter(self.rows(query, *values)), None)

    @contextlib.contextmanager
    def _noticed(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            problem = "damaged, locked, or not writable"
            raise CaseError(f"{self.path}: {error}; the accounts of the workbench are {problem}") from error
