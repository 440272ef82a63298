"""`search.db`: the words of a case's reports, folded, so that they are found without reading the evidence again.

It can be deleted at any time, as `derived.db` can; what is in it was made from the evidence by a reader and a folding,
of which it bears the print. Reports are numbered by their day of publication, then as they came in, so that the most
recent are found first without sorting.
"""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tawthiq.errors import CaseError
from tawthiq.store.derived import DamagedError

SEARCH = "search.db"
"""The file's name in the folder of a case."""

_VERSION = 1
_IN_A_DAY = 1 << 32  # reports that are told apart by number on one day
_HINDERED: tuple[int, ...] = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY)
_HINDERED += (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_SCHEMA = (
    "CREATE TABLE report (number INTEGER PRIMARY KEY, doc_id TEXT NOT NULL UNIQUE, published TEXT, outlet TEXT, "
    "url TEXT, text BLOB NOT NULL)",
    "CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE words USING fts5 (text, source, content = '', tokenize = 'unicode61 remove_diacritics 0')",
    f"PRAGMA user_version = {_VERSION}",
)
_FIND = (
    "SELECT report.doc_id, report.published, report.outlet, report.url, report.text "
    "FROM words JOIN report ON report.number = words.rowid "
    "WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?"
)


class Indexed(NamedTuple):
    """A report as it is in the index: what it says of itself, and its text as read; `words` and `source` are folded."""

    doc_id: str
    published: str | None
    outlet: str | None
    url: str | None
    text: str
    words: str = ""
    source: str = ""


class SearchIndex:
    """An open index. Raises DamagedError where it cannot be used as it is, CaseError where it cannot be used now."""

    def __init__(self, path: Path, patience: float) -> None:
        """Open the file, making it if it is new; `patience` is how many seconds to wait for another that writes."""
        self.path = path
        with self._noticed():
            self._connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA trusted_schema = OFF")
            with self.writing():
                (version,) = self._connection.execute("PRAGMA user_version").fetchone()
                if version not in (0, _VERSION):
                    raise DamagedError(f"{path}: of another version of the program")
                for statement in _SCHEMA if version == 0 else ():
                    self._connection.execute(statement)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction, all of it or nothing."""
        with self._noticed():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def note(self, name: str) -> str | None:
        """What was noted under this name."""
        with self._noticed():
            row = self._connection.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
            return row[0] if row else None

    def keep_note(self, name: str, value: str) -> None:
        """Note a value under a name, within a transaction."""
        with self._noticed():
            self._connection.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, value))

    def keep(self, reports: Sequence[Indexed]) -> None:
        """Take reports in, within a transaction."""
        with self._noticed():
            (count,) = self._connection.execute("SELECT count(*) FROM report").fetchone()
            rows = sorted((_number(one.published, count + at), one) for at, one in enumerate(reports))
            self._connection.executemany(
                "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (at, one.doc_id, one.published, one.outlet, one.url, zlib.compress(one.text.encode(), 1))
                    for at, one in rows
                ),
            )
            self._connection.executemany(
                "INSERT INTO words (rowid, text, source) VALUES (?, ?, ?)",
                ((at, one.words, one.source) for at, one in rows),
            )

    def find(self, terms: Sequence[Sequence[str]], limit: int, *, is_prefix: Sequence[bool]) -> list[Indexed]:
        """The reports that have one of the phrases of every term, the most recent first, then the last to come in.

        A phrase is folded words with one space between them; of a term that `is_prefix` its last word may go on.
        """
        asked = []
        for phrases, goes_on in zip(terms, is_prefix, strict=True):
            asked.append("(" + " OR ".join(f'"{one}"{" *" if goes_on else ""}' for one in phrases) + ")")
        with self._noticed():
            rows = self._connection.execute(_FIND, (" AND ".join(asked), limit)).fetchall()
            try:
                return [
                    Indexed(known[0], known[1], known[2], known[3], zlib.decompress(text).decode())
                    for *known, text in rows
                ]
            except (zlib.error, UnicodeDecodeError) as error:
                raise DamagedError(f"{self.path}: a text is not as it was kept") from error

    def __enter__(self) -> SearchIndex:
        """The index itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    @contextlib.contextmanager
    def _noticed(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _HINDERED:
                problem = "is another command at work on it, is the disk full or read-only?"
                raise CaseError(f"{self.path}: {error}; {problem}") from error
            raise DamagedError(f"{self.path}: {error}") from error


def _number(published: str | None, arrival: int) -> int:
    try:
        day = datetime.date.fromisoformat(published).toordinal() if published else 0
    except ValueError:
        day = 0
    return day * _IN_A_DAY + arrival
