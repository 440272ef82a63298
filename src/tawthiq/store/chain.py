"""The log is looked through from its first entry: is each as it was written, and are its rows?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from tawthiq.store.coverage import covered_by_all
from tawthiq.store.database import Kind
from tawthiq.store.fault import Fault
from tawthiq.store.log_entry import BEFORE_THE_FIRST, Action, Row
from tawthiq.store.schema import DIALECTS, known_schema, schema_digest

_ODD = (ValueError, TypeError, RecursionError)
_RESTORE = "restore the case from a copy made after this entry"
_LESS = "entries are missing at its end, or this is another case"


class Chain:
    """What the log has been found to say so far; `rows` of the log go in, faults come out."""

    def __init__(self, label: str) -> None:
        """Nothing has been looked at. `label` is what faults call the register."""
        self.label = label
        self.seq, self.head = 0, BEFORE_THE_FIRST
        self.covered: dict[int, Mapping[str, Any]] = {}
        self.last: dict[str, Mapping[str, Any]] = {}
        self.timestamps: list[tuple[int, Mapping[str, Any]]] = []
        self._hashes: dict[str, int] = {}

    def follow(self, rows: Iterable[Row]) -> Iterator[Fault]:
        """What is wrong with entries, in their order."""
        for row in rows:
            where = f"{self.label}: log entry {row.seq}"
            yield from (Fault(where, problem, _RESTORE) for problem in self._problems(row))
            self.seq, self.head = row.seq, row.hash
            self._hashes[row.hash] = row.seq
        if not self.seq:
            yield Fault(self.label, "the log is empty", _RESTORE)

    def seq_of(self, hash_: str) -> int | None:
        """The number of the entry with this hash."""
        return self._hashes.get(hash_)

    def has(self, head: str) -> Iterator[Fault]:
        """What is wrong where the log is to have an entry with this hash."""
        if head not in self._hashes:
            yield Fault(f"{self.label}: log", f"no entry has the hash {head}", _LESS)

    def _problems(self, row: Row) -> Iterator[str]:
        if row.seq != self.seq + 1:
            yield f"it comes after entry {self.seq}: entries between them are missing"
        if row.previous != self.head:
            yield "it does not continue the chain: its previous hash is not that of the entry before"
        try:
            entry = row.entry()
            hash_ = entry.hash
        except _ODD as error:
            yield f"it was changed: {error}"
            return
        if hash_ != row.hash:
            yield "it was changed: its hash is not that of its contents"
            return
        if "digest" in entry.what:
            self.covered[row.seq] = entry.what
        if row.action in (Action.NEW, Action.MIGRATE, Action.CONFIGURE, Action.BUILD):
            key = Action.NEW if row.action == Action.MIGRATE else row.action
            self.last[key] = entry.what
        elif row.action == Action.TIMESTAMP:
            self.timestamps.append((row.seq, entry.what))


def rows_are_covered(connection: Connection, chain: Chain) -> Iterator[Fault]:
    """What is wrong with the rows of the register, by the entry that covers them."""
    left = dict(chain.covered)
    try:
        for seq, found in covered_by_all(connection):
            said = left.pop(seq, {})
            if said.get("digest") != found["digest"]:
                yield _not_as_written(chain.label, seq, said, found)
    except ValueError as error:
        yield Fault(chain.label, str(error), "restore the case from a copy")
        return
    for seq, said in sorted(left.items()):
        yield _not_as_written(chain.label, seq, said, {})


def schema_is_as_logged(connection: Connection, chain: Chain, kind: Kind) -> Iterator[Fault]:
    """What is wrong with the tables, indexes and triggers, and with what the database says of its form.

    The log has the schema that the register was made with, which may have been that of another kind of database.
    """
    said, found = chain.last.get(Action.NEW, {}), kind.version(connection)
    remedy = "restore the case from a copy"
    try:
        digest: str | None = schema_digest(connection)
    except ValueError:
        digest = None
    known = [known_schema(found, dialect) for dialect in DIALECTS]
    if digest != known_schema(found, connection.dialect.name) or said.get("schema") not in known:
        yield Fault(chain.label, "its tables, indexes or triggers are not as they were made", remedy)
    version = said.get("version")
    yield from kind.form(connection, version)
    revisions = [tuple(row) for row in connection.exec_driver_sql("SELECT version_num FROM alembic_version")]
    if revisions != [(str(version),)]:
        yield Fault(chain.label, f"alembic_version is {revisions!r}, not {version!r}", remedy)


def _not_as_written(label: str, seq: int, said: Mapping[str, Any], found: Mapping[str, Any]) -> Fault:
    if not said:
        return Fault(f"{label}: log entry {seq}", f"rows say that it covers them ({_counted(found)}); it does not")
    now = _counted(found)
    was = _counted(said)
    problem = f"rows that it covers were changed ({was})" if now == was else f"it covers {was}; there are {now}"
    return Fault(f"{label}: log entry {seq}", problem, "restore the case from a copy made after this entry")


def _counted(what: Mapping[str, Any]) -> str:
    rows = what.get("rows") or {}
    return ", ".join(f"{table}: {number}" for table, number in sorted(rows.items())) or "no rows"
