"""`derived.db`: what a build worked out, kept beside the register so that the next build does only what is new.

It can be deleted at any time, and only saves work: every row bears a key of all that it depends on, and a row whose key
is another now is not used. One that is damaged or of another form is thrown away whole and made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError
from tawthiq.model import Cluster, Incident, Report
from tawthiq.store.derived_rows import BuildChanges, KeptIncident, KeptProposal, KeptReading, KeptTrace, ReadingRow
from tawthiq.store.derived_schema import SCHEMA, VERSION
from tawthiq.store.packing import Packing, Shared

_MANY = 2000  # rows: so many are found sooner by going through all than one by one
_INCIDENT = "id, start, key, cluster, incident, line, brief, sum"
_PATIENCE = 60.0  # seconds to wait for another build's transaction
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

    def readings(self, sha256: str, key: str) -> tuple[list[ReadingRow], bool]:
        """What is kept of a piece of evidence under this key, by position, and whether that is all of it."""
        with _noticed(self.path, *_UNREADABLE):
            found = self._one("SELECT is_whole FROM evidence WHERE sha256 = ? AND key = ?", sha256, key)
            if found is None:
                return [], False
            rows = self._connection.execute(
                "SELECT position, doc_id, mark, claims, skipped FROM reading WHERE sha256 = ? ORDER BY position",
                (sha256,),
            )
            return [
                ReadingRow(position, doc_id, mark, claims, tuple(json.loads(skipped)) if skipped else None)
                for position, doc_id, mark, claims, skipped in rows
            ], bool(found[0])

    def keep_readings(
        self, sha256: str, key: str, readings: Sequence[KeptReading], *, is_whole: bool
    ) -> list[ReadingRow]:
        """Add readings of a piece of evidence and say what `readings` will give; those under another key go."""
        with _noticed(self.path), self._transaction():
            if self._one("SELECT 1 FROM evidence WHERE sha256 = ? AND key = ?", sha256, key) is None:
                self._connection.execute("DELETE FROM reading WHERE sha256 = ?", (sha256,))
            self._connection.execute("INSERT OR REPLACE INTO evidence VALUES (?, ?, ?)", (sha256, key, is_whole))
            rows = [self._row(sha256, reading) for reading in readings]
            self._connection.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            self._keep_shared()
        return [
            ReadingRow(kept.position, row[2], row[5], row[6], kept.skipped)
            for kept, row in zip(readings, rows, strict=True)
        ]

    def lines(self, doc_ids: Collection[str]) -> Iterator[bytes]:
        """The lines of `claims.jsonl` for these reports, by id, as UTF-8 without their ends."""
        with _noticed(self.path, *_UNREADABLE):
            for doc_id, line in self._connection.execute("SELECT doc_id, line FROM reading ORDER BY doc_id"):
                if doc_id in doc_ids:
                    yield zlib.decompress(line)

    def reports(self, doc_ids: Collection[str]) -> list[Report]:
        """Those of the reports with these ids that are kept, by id."""
        query = "SELECT doc_id, report, skipped, sum FROM reading"
        with _noticed(self.path, *_UNREADABLE):
            if len(doc_ids) > _MANY:
                rows = self._connection.execute(f"{query} ORDER BY doc_id")
                return [self._report(*row) for row in rows if row[0] in doc_ids]
            each = (self._one(f"{query} WHERE doc_id = ?", doc_id) for doc_id in sorted(doc_ids))
            return [self._report(*row) for row in each if row]

    def incident_keys(self) -> dict[str, tuple[str, str]]:
        """The key and the brief of every incident that is kept, by id."""
        with _noticed(self.path):
            rows = self._connection.execute("SELECT id, key, brief FROM incident")
            return {id_: (key, brief) for id_, key, brief in rows}

    def incidents(self, ids: Collection[str]) -> list[KeptIncident]:
        """Those of the incidents with these ids that are kept, by start and id."""
        query = f"SELECT {_INCIDENT} FROM incident"
        with _noticed(self.path, *_UNREADABLE):
            if len(ids) > _MANY:
                rows = self._connection.execute(f"{query} ORDER BY start, id")
                return [self._incident(row) for row in rows if row[0] in ids]
            each = (self._one(f"{query} WHERE id = ?", id_) for id_ in ids)
            found = [(row[1], row[0], self._incident(row)) for row in each if row]
            return [incident for _, _, incident in sorted(found, key=lambda one: one[:2])]

    def incident_lines(self) -> Iterator[bytes]:
        """The lines of `incidents.jsonl` for all incidents that are kept, by start and id, likewise."""
        with _noticed(self.path, *_UNREADABLE):
            for (line,) in self._connection.execute("SELECT line FROM incident ORDER BY start, id"):
                yield zlib.decompress(line)

    def incident(self, id_: str) -> KeptIncident | None:
        """The incident with this id, where it is kept."""
        return next(iter(self.incidents([id_])), None)

    def proposals(self) -> list[KeptProposal]:
        """The clusters that the program alone would have, where people decided otherwise, by id."""
        with _noticed(self.path, *_UNREADABLE):
            rows = self._connection.execute("SELECT cluster, reports, sum FROM proposal ORDER BY id").fetchall()
            if any(sum_ != _sum(cluster, reports) for cluster, reports, sum_ in rows):
                raise DamagedError(f"{self.path}: an incident is not as it was kept")
            unpack = self._packing.unpack
            return [KeptProposal(unpack(Cluster, one), frozenset(json.loads(reports))) for one, reports, _ in rows]

    def traces(self) -> Iterator[KeptTrace]:
        """How every report was linked."""
        with _noticed(self.path):
            query = "SELECT doc_id, mark, trace, runs, rest, own, probe, tokens, linked, sum FROM trace"
            for doc_id, mark, trace, *numbers, linked, sum_ in self._connection.execute(query):
                if sum_ != _sum(trace, *numbers, linked):
                    raise DamagedError(f"{self.path}: how a report was linked is not as it was kept")
                yield KeptTrace(doc_id, mark, trace, tuple(numbers), linked)

    def note(self, name: str) -> str | None:
        """What the last build noted under this name."""
        with _noticed(self.path):
            row = self._one("SELECT value FROM note WHERE name = ?", name)
            return row[0] if row else None

    def keep_build(self, changes: BuildChanges) -> None:
        """Keep what a build changed, all of it or nothing."""
        with _noticed(self.path), self._transaction():
            execute = self._connection.executemany
            execute("DELETE FROM incident WHERE id = ?", [(id_,) for id_ in changes.gone_incidents])
            execute("DELETE FROM trace WHERE doc_id = ?", [(doc_id,) for doc_id in changes.gone_traces])
            execute("INSERT OR REPLACE INTO incident VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self._rows(changes.incidents))
            traces = (
                (t.doc_id, t.mark, t.trace, *t.numbers, t.linked, _sum(t.trace, *t.numbers, t.linked))
                for t in changes.traces
            )
            execute("INSERT OR REPLACE INTO trace VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", traces)
            execute("INSERT OR REPLACE INTO note VALUES (?, ?)", list(changes.notes.items()))
            self._connection.execute("DELETE FROM proposal")
            execute("INSERT INTO proposal VALUES (?, ?, ?, ?)", [self._proposal(one) for one in changes.proposals])
            self._keep_shared()

    def _proposal(self, one: KeptProposal) -> tuple[Any, ...]:
        cluster, reports = self._packing.pack(one.cluster), json.dumps(sorted(one.reports), ensure_ascii=False)
        return one.cluster.id, cluster, reports, _sum(cluster, reports)

    def _rows(self, incidents: Iterable[KeptIncident]) -> Iterator[tuple[Any, ...]]:
        for kept in incidents:
            cluster, incident = self._packing.pack(kept.cluster), self._packing.pack(kept.incident)
            line, start = zlib.compress(kept.line.encode(), 1), kept.incident.start or "9999"
            yield kept.incident.id, kept.key, cluster, incident, line, start, kept.brief, _sum(cluster, incident)

    def _report(self, _doc_id: str, report: str | None, skipped: str | None, sum_: int) -> Report:
        if report is None or sum_ != _sum(report, skipped or ""):
            raise DamagedError(f"{self.path}: a reading is not as it was kept")
        return self._packing.unpack(Report, report)

    def _row(self, sha256: str, kept: KeptReading) -> tuple[Any, ...]:
        report = self._packing.pack(kept.report) if kept.report else None
        skipped = json.dumps(kept.skipped, ensure_ascii=False) if kept.skipped else None
        doc_id = kept.report.document.doc_id if kept.report else None
        line = zlib.compress(kept.line.encode(), 1) if kept.report else None
        mark = hashlib.blake2b(report.encode(errors="surrogatepass"), digest_size=16).digest() if report else None
        claims = len({claim.id for claim in kept.report.claims}) if kept.report else 0
        sum_ = _sum(report or "", skipped or "")
        return sha256, kept.position, doc_id, report, line, mark, claims, skipped, sum_

    def _incident(self, row: Sequence[Any]) -> KeptIncident:
        _id, _start, key, cluster, incident, line, brief, sum_ = row
        if sum_ != _sum(cluster, incident):
            raise DamagedError(f"{self.path}: an incident is not as it was kept")
        unpack, whole = self._packing.unpack, zlib.decompress(line).decode()
        return KeptIncident(key, unpack(Cluster, cluster), unpack(Incident, incident), whole, brief)

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
                for statement in SCHEMA.split(";"):
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


def _sum(*parts: str | bytes) -> int:
    total = 0
    for part in parts:
        total = zlib.crc32(part if isinstance(part, bytes) else part.encode(errors="surrogatepass"), total)
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
