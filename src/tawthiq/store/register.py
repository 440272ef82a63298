"""`case.db`: which evidence was received when, the reports found in it, and the log of all that was done."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, func, select

from tawthiq.errors import CaseError
from tawthiq.store import log
from tawthiq.store.coverage import covered
from tawthiq.store.database import VERSION, Database, make_tables, migrate
from tawthiq.store.evidence import Circumstances, Entry, Evidence, Form, Receipt
from tawthiq.store.log_entry import Action, Head, Row
from tawthiq.store.schema import schema_digest
from tawthiq.store.tables import EVIDENCE, RECEIPT, REPORT
from tawthiq.store.user import UNSTATED, User

LOG_FORMAT = "tawthiq-log-1"
"""How entries are hashed and what they say; see docs/case.md."""

_AT_ONCE = 1000  # reports written with one statement
_EVIDENCE = (
    EVIDENCE.c.received,
    EVIDENCE.c.sha256,
    EVIDENCE.c.name,
    EVIDENCE.c.bytes,
    EVIDENCE.c.form,
    EVIDENCE.c.mapping,
    EVIDENCE.c.media_type,
)
_REPORT = tuple(column for column in REPORT.c if column.name != "logged")
_COLUMNS = tuple(str(column.name) for column in REPORT.c)
_values = attrgetter(*_COLUMNS[:-1])


@dataclass(slots=True)
class _Change:
    """A change on its way: its transaction, the number of the entry that will cover it, and what that is to say."""

    connection: Connection
    seq: int
    what: dict[str, Any]
    time: str | None


@dataclass(slots=True)
class Register:
    """The register of one case. Every change is one transaction with its entry in the log, on the disk at its end.

    `configuration` is what the case is set to now; where that is not what the log has last, the next change says so in
    an entry of its own before it. One that is `read_only` leaves the file as it is.
    """

    path: Path
    user: User = UNSTATED
    configuration: Mapping[str, Any] | None = None
    read_only: bool = False
    _database: Database = field(init=False)
    _pending: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Open the file, making its tables if it is new. Raises CaseError where it is no register."""
        self._database = Database(self.path, read_only=self.read_only)
        try:
            version = self._database.version()
            if version < VERSION and self.read_only:
                remedy = f"the next change starts one, such as: tawthiq build {self.path.parent}"
                raise CaseError(f"{self.path}: made by an earlier version, which kept no log; {remedy}")
            if version < VERSION:
                self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def evidence(self) -> list[Evidence]:
        """All evidence in the order received."""
        return [
            Evidence(received, sha256, name, size, Form(form), mapping, media_type)
            for received, sha256, name, size, form, mapping, media_type in self._rows(
                select(*_EVIDENCE).order_by(EVIDENCE.c.received)
            )
        ]

    def receipts(self, sha256: str | None = None) -> list[Receipt]:
        """Each time that evidence was received, all of it or one piece, in order."""
        query = select(RECEIPT).order_by(RECEIPT.c.number)
        if sha256 is not None:
            query = query.where(RECEIPT.c.sha256 == sha256)
        return [
            Receipt(
                row.number,
                row.sha256,
                row.name,
                Circumstances(row.source, row.url, row.outlet, row.published),
                row.received_at,
                row.received_by,
            )
            for row in self._rows(query)
        ]

    def holds(self, sha256: str) -> bool:
        """Whether these bytes are registered."""
        return bool(self._rows(select(EVIDENCE.c.received).where(EVIDENCE.c.sha256 == sha256)))

    def entries(self, sha256: str) -> list[Entry]:
        """The reports in one piece of evidence, by line."""
        query = select(*_REPORT).where(REPORT.c.sha256 == sha256)
        return [Entry(*row) for row in self._rows(query.order_by(REPORT.c.line.nulls_first(), REPORT.c.doc_id))]

    def entry(self, doc_id: str) -> Entry | None:
        """The report with this id."""
        return next((Entry(*row) for row in self._rows(select(*_REPORT).where(REPORT.c.doc_id == doc_id))), None)

    def numbers(self) -> dict[str, int]:
        """How many reports each piece of evidence has, those with any."""
        rows = self._rows(select(REPORT.c.sha256, func.count()).group_by(REPORT.c.sha256))
        return {row[0]: row[1] for row in rows}

    def place_of(self, doc_id: str) -> str | None:
        """Where the report with this id came from, `None` where the id is free."""
        if doc_id in self._pending:
            return self._pending[doc_id]
        rows = self._rows(_PLACES.where(REPORT.c.doc_id == doc_id))
        return next((_place(name, line) for _, name, line in rows), None)

    def places(self) -> dict[str, str]:
        """Every doc_id that is taken, and where (`file` or `file:line`, the file as it was given)."""
        rows = self._rows(_PLACES.order_by(REPORT.c.doc_id))
        return {doc_id: _place(name, line) for doc_id, name, line in rows}

    def received(self) -> dict[str, int]:
        """Every doc_id and its place in the order in which reports came in, from 0: by evidence, then by line."""
        query = select(REPORT.c.doc_id).join(EVIDENCE, EVIDENCE.c.sha256 == REPORT.c.sha256)
        rows = self._rows(query.order_by(EVIDENCE.c.received, REPORT.c.line.nulls_first(), REPORT.c.doc_id))
        return {doc_id: place for place, (doc_id,) in enumerate(rows)}

    def add(self, evidence: Evidence, entries: Iterable[Entry], said: Circumstances | None = None) -> None:
        """Register evidence (its place in the order is given here), its first receipt and its reports, all or nothing.

        `entries` are taken one by one, and may ask this register on the way. Raises CaseError when an id or the hash
        is taken.
        """
        media_type = evidence.media_type or evidence.form.media_type
        with self._change(Action.ADD) as change:
            change.connection.execute(
                EVIDENCE.insert().values(
                    sha256=evidence.sha256,
                    name=evidence.name,
                    bytes=evidence.bytes,
                    form=evidence.form.value,
                    mapping=evidence.mapping,
                    media_type=media_type,
                    logged=change.seq,
                )
            )
            self._receive(change, evidence.sha256, evidence.name, said)
            number = self._write(change, entries, evidence.name)
            kept = {"sha256": evidence.sha256, "bytes": evidence.bytes, "media_type": media_type}
            change.what.update(evidence=kept, reports=number)

    def receive_again(self, names: Sequence[tuple[str, str]], said: Circumstances | None = None) -> None:
        """Register that bytes that are here were received once more; `names` are hashes and paths as given."""
        with self._change(Action.RECEIVE) as change:
            for sha256, name in names:
                self._receive(change, sha256, name, said)

    def record(self, action: Action, what: Mapping[str, Any]) -> Head:
        """Write an entry of what was done outside the register, and give the new head of the log."""
        with self._change(action) as change:
            change.what.update(what)
        return self.head()

    def record_configuration(self) -> None:
        """Write an entry of what the case is set to, where the log does not have it."""
        with self._database.writing() as connection:
            self._note_configuration(connection)

    def head(self) -> Head:
        """The number and the hash of the log's last entry."""
        with self._database.reading() as connection:
            return log.head(connection)

    def entry_of(self, hash_: str) -> Row | None:
        """The entry of the log with this hash."""
        with self._database.reading() as connection:
            return log.row_of(connection, hash_)

    def log(self, since: int = 1) -> Iterator[Row]:
        """The entries of the log from number `since`, in order."""
        with self._database.reading() as connection:
            yield from log.rows(connection, since)

    def _write(self, change: _Change, entries: Iterable[Entry], name: str) -> int:
        """Write reports many at a time, and give their number."""
        number, coming = 0, iter(entries)
        try:
            while batch := list(itertools.islice(self._seen(coming, name), _AT_ONCE)):
                rows = [dict(zip(_COLUMNS, (*_values(entry), change.seq), strict=True)) for entry in batch]
                change.connection.execute(REPORT.insert(), rows)
                self._pending.clear()
                number += len(batch)
        finally:
            self._pending.clear()
        return number

    def _seen(self, entries: Iterable[Entry], name: str) -> Iterator[Entry]:
        """Each entry, noted on its way, so that those after it find its id taken."""
        for entry in entries:
            self._pending[entry.doc_id] = _place(name, entry.line)
            yield entry

    def _receive(self, change: _Change, sha256: str, name: str, said: Circumstances | None) -> None:
        change.connection.execute(
            RECEIPT.insert().values(
                sha256=sha256,
                name=name,
                **asdict(said or Circumstances()),
                received_at=change.time,
                received_by=self.user.name,
                logged=change.seq,
            )
        )

    @contextlib.contextmanager
    def _change(self, action: Action) -> Iterator[_Change]:
        with self._database.writing() as connection:
            self._note_configuration(connection)
            change = _Change(connection, log.head(connection).seq + 1, {}, self.user.now())
            yield change
            what = {**change.what, **covered(connection, change.seq)}
            log.append(connection, action, what, change.time, self.user.name)

    def _note_configuration(self, connection: Connection) -> None:
        now = self.configuration
        if now is not None and log.last_what(connection, Action.CONFIGURE).get("files") != now["files"]:
            log.append(connection, Action.CONFIGURE, now, self.user.now(), self.user.name)

    def _bring_up_to_date(self) -> None:
        """Make the tables or migrate them, and write the entry that says so and covers what is there."""
        database = Database(self.path, referring=False)
        try:
            with database.writing() as connection:
                version = database.version()  # another may have been first
                if version == VERSION:
                    return
                if version:
                    migrate(connection, version)
                else:
                    make_tables(connection)
                action, before = (Action.MIGRATE, {"from": version}) if version else (Action.NEW, {})
                what = {"format": LOG_FORMAT, "version": VERSION, "schema": schema_digest(connection), **before}
                what |= covered(connection, log.head(connection).seq + 1)
                log.append(connection, action, what, self.user.now(), self.user.name)
        finally:
            database.close()

    def _rows(self, query: Select[Any]) -> list[Any]:
        with self._database.reading() as connection:
            return list(connection.execute(query))


_PLACES = select(REPORT.c.doc_id, EVIDENCE.c.name, REPORT.c.line).join(EVIDENCE, EVIDENCE.c.sha256 == REPORT.c.sha256)


def _place(name: str, line: int | None) -> str:
    return f"{name}:{line}" if line else name
