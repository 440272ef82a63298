"""`derived.db`: what a build worked out, kept beside the register so that the next build does only what is new.

It can be deleted at any time, and only saves work: every row bears a key of all that it depends on, and a row whose key
is another now is not used. One that is damaged or of another form is thrown away whole and made anew.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError
from tawthiq.model import Cluster, Incident, Report
from tawthiq.store.packing import Packing, Shared

VERSION = 1
_PATIENCE = 60.0  # seconds to wait for another build's transaction
_SCHEMA = """
CREATE TABLE shared (
    number INTEGER PRIMARY KEY,
    value  TEXT NOT NULL
);
CREATE TABLE evidence (
    sha256   TEXT PRIMARY KEY,
    key      TEXT NOT NULL,
    is_whole INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE reading (
    sha256   TEXT    NOT NULL,
    position INTEGER NOT NULL,
    doc_id   TEXT,
    report   TEXT,
    line     BLOB,
    skipped  TEXT,
    sum      INTEGER NOT NULL,
    PRIMARY KEY (sha256, position)
);
CREATE INDEX reading_doc_id ON reading (doc_id);
CREATE TABLE incident (
    id       TEXT PRIMARY KEY,
    key      TEXT NOT NULL,
    cluster  TEXT NOT NULL,
    incident TEXT NOT NULL,
    line     BLOB NOT NULL,
    sum      INTEGER NOT NULL
);
"""


_UNREADABLE = (zlib.error, ValueError, LookupError, TypeError)  # what damaged rows give when they are unpacked

_HINDERED = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
    }
)
"""The errors that are no fault of the file."""


class DamagedError(Exception):
    """`derived.db` cannot be used as it is; delete it and make it anew."""


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What came of one report, or of one line that holds none, of a piece of evidence.

    `position` counts the items of the evidence from 0. `report` is `None` where there was none to read. `line` is the
    report as `claims.jsonl` has it; it is kept and not given back with the rest. `skipped` is what was said where
    something was left out: place, problem, remedy.
    """

    position: int
    report: Report | None = None
    line: str = ""
    skipped: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class KeptIncident:
    """An incident, the cluster that it is the assessment of, its line of `incidents.jsonl`, and its key."""

    key: str
    cluster: Cluster
    incident: Incident
    line: str


class Derived:
    """An open `derived.db`. Writing is by transaction, so that a build that is killed keeps what it has written.

    Every method raises DamagedError where the file is not as this version leaves it, and CaseError where it cannot be
    read or written now.
    """

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, or make it."""
        self.path = path
        with _noticed(path):
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute("PRAGMA synchronous = NORMAL")
                self._make_tables()
                self._packing = Packing(Shared(self._learn))
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def readings(self, sha256: str, key: str) -> tuple[list[KeptReading], bool]:
        """What is kept of a piece of evidence under this key, by position, and whether that is all of it."""
        with _noticed(self.path, *_UNREADABLE):
            found = self._one("SELECT is_whole FROM evidence WHERE sha256 = ? AND key = ?", sha256, key)
            if found is None:
                return [], False
            rows = self._connection.execute(
                "SELECT position, report, skipped, sum FROM reading WHERE sha256 = ? ORDER BY position", (sha256,)
            )
            return [self._reading(*row) for row in rows], bool(found[0])

    def keep_readings(self, sha256: str, key: str, readings: Sequence[KeptReading], *, is_whole: bool) -> None:
        """Add readings of a piece of evidence; those kept under another key go."""
        with _noticed(self.path), self._transaction():
            if self._one("SELECT 1 FROM evidence WHERE sha256 = ? AND key = ?", sha256, key) is None:
                self._connection.execute("DELETE FROM reading WHERE sha256 = ?", (sha256,))
            self._connection.execute("INSERT OR REPLACE INTO evidence VALUES (?, ?, ?)", (sha256, key, is_whole))
            rows = [self._row(sha256, reading) for reading in readings]
            self._connection.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            self._keep_shared()

    def lines(self, doc_ids: Collection[str]) -> Iterator[str]:
        """The lines of `claims.jsonl` for these reports, by id."""
        with _noticed(self.path, *_UNREADABLE):
            for doc_id, line in self._connection.execute("SELECT doc_id, line FROM reading ORDER BY doc_id"):
                if doc_id in doc_ids:
                    yield zlib.decompress(line).decode()

    def reports(self, doc_ids: Collection[str]) -> list[Report]:
        """Those of the reports with these ids that are kept."""
        found = []
        with _noticed(self.path, *_UNREADABLE):
            for doc_id in sorted(doc_ids):
                row = self._one("SELECT position, report, skipped, sum FROM reading WHERE doc_id = ?", doc_id)
                reading = self._reading(*row) if row else None
                found += [reading.report] if reading and reading.report else []
        return found

    def incident_keys(self) -> dict[str, str]:
        """The key of every incident that is kept, by id."""
        with _noticed(self.path):
            return dict(self._connection.execute("SELECT id, key FROM incident"))

    def incidents(self, ids: Collection[str]) -> Iterator[KeptIncident]:
        """Those of the incidents with these ids that are kept, in no order."""
        with _noticed(self.path, *_UNREADABLE):
            for id_, *values in self._connection.execute("SELECT id, key, cluster, incident, line, sum FROM incident"):
                if id_ in ids:
                    yield self._incident(*values)

    def incident(self, id_: str) -> KeptIncident | None:
        """The incident with this id, where it is kept."""
        with _noticed(self.path, *_UNREADABLE):
            row = self._one("SELECT key, cluster, incident, line, sum FROM incident WHERE id = ?", id_)
            return self._incident(*row) if row else None

    def keep_incidents(self, incidents: Sequence[KeptIncident], present: Collection[str]) -> None:
        """Add incidents, in place of those kept under their ids; all that are not `present` (ids) go."""
        with _noticed(self.path), self._transaction():
            gone = [(id_,) for (id_,) in self._connection.execute("SELECT id FROM incident") if id_ not in present]
            self._connection.executemany("DELETE FROM incident WHERE id = ?", gone)
            rows = []
            for kept in incidents:
                cluster, incident = self._packing.pack(kept.cluster), self._packing.pack(kept.incident)
                line = zlib.compress(kept.line.encode(), 1)
                rows.append((kept.incident.id, kept.key, cluster, incident, line, _sum(cluster, incident)))
            self._connection.executemany("INSERT OR REPLACE INTO incident VALUES (?, ?, ?, ?, ?, ?)", rows)
            self._keep_shared()

    def _reading(self, position: int, report: str | None, skipped: str | None, sum_: int) -> KeptReading:
        if sum_ != _sum(report or "", skipped or ""):
            raise DamagedError(f"{self.path}: a reading is not as it was kept")
        found = self._packing.unpack(Report, report) if report else None
        return KeptReading(position, found, "", tuple(json.loads(skipped)) if skipped else None)

    def _row(self, sha256: str, kept: KeptReading) -> tuple[Any, ...]:
        report = self._packing.pack(kept.report) if kept.report else None
        skipped = json.dumps(kept.skipped, ensure_ascii=False) if kept.skipped else None
        doc_id = kept.report.document.doc_id if kept.report else None
        line = zlib.compress(kept.line.encode(), 1) if kept.report else None
        return sha256, kept.position, doc_id, report, line, skipped, _sum(report or "", skipped or "")

    def _incident(self, key: str, cluster: str, incident: str, line: bytes, sum_: int) -> KeptIncident:
        if sum_ != _sum(cluster, incident):
            raise DamagedError(f"{self.path}: an incident is not as it was kept")
        unpack = self._packing.unpack
        return KeptIncident(key, unpack(Cluster, cluster), unpack(Incident, incident), zlib.decompress(line).decode())

    def _one(self, query: str, *values: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        return row

    def _learn(self, shared: Shared) -> None:
        query = "SELECT number, value FROM shared WHERE number > ? ORDER BY number"
        for number, value in self._connection.execute(query, (shared.last,)).fetchall():
            shared.learn(number, tuple(json.loads(value)))

    def _keep_shared(self) -> None:
        fresh = self._packing.shared.fresh
        rows = [(number, json.dumps(value, ensure_ascii=False)) for number, value in fresh.items()]
        self._connection.executemany("INSERT INTO shared VALUES (?, ?)", rows)
        fresh.clear()

    def _make_tables(self) -> None:
        with self._transaction(learn=False):
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            if version not in (0, VERSION):
                raise DamagedError(f"{self.path}: of another version of the program")
            if version == 0:
                for statement in _SCHEMA.split(";"):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {VERSION}")

    @contextlib.contextmanager
    def _transaction(self, *, learn: bool = True) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            if learn:  # numbers are given within a transaction only, so that no two processes give the same
                self._learn(self._packing.shared)
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def discard(path: Path) -> None:
    """Delete the file, with what the database keeps beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _sum(*parts: str) -> int:
    total = 0
    for part in parts:
        total = zlib.crc32(part.encode(errors="surrogatepass"), total)
    return total


@contextlib.contextmanager
def _noticed(path: Path, *also: type[Exception]) -> Iterator[None]:
    """What is wrong with the file as DamagedError; what keeps it from being used now as CaseError."""
    try:
        yield
    except (sqlite3.Error, *also) as error:  # type: ignore[misc]  # mypy does not see through the star
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _HINDERED:
            raise CaseError(f"{path}: {error}; is another build at work on this case, is the disk full?") from error
        raise DamagedError(f"{path}: {error}") from error
