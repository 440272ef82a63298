"""What a register says, to those who ask: the evidence, its receipts, the reports found in it, the log."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Select, func, select

from tawthiq.store import log
from tawthiq.store.database import Database
from tawthiq.store.erasure import Erasure
from tawthiq.store.evidence import Circumstances, Entry, Evidence, Form, Receipt
from tawthiq.store.log_entry import Head, Row
from tawthiq.store.migrations.statements import ERASING
from tawthiq.store.tables import ERASURE, EVIDENCE, JUDGEMENT, LOG, RECEIPT, REPORT, TOMBSTONE

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
ERASURES = (
    select(
        ERASURE.c.sha256,
        ERASURE.c.removed,
        ERASURE.c.remains,
        ERASURE.c.reports,
        ERASURE.c.reason,
        ERASURE.c.logged,
        LOG.c.time,
        LOG.c.who,
    )
    .join(LOG, LOG.c.seq == ERASURE.c.logged)
    .order_by(ERASURE.c.number)
)
"""What was erased, as the fields of an `Erasure`."""
_PLACES = select(REPORT.c.doc_id, EVIDENCE.c.name, REPORT.c.line).join(EVIDENCE, EVIDENCE.c.sha256 == REPORT.c.sha256)


class RegisterReader:
    """A register as it can be asked. Raises CaseError where its database cannot be read."""

    def __init__(self, database: Database) -> None:
        """The register in an open database."""
        self._database = database
        self._pending: dict[str, str] = {}  # ids that are on their way in, and where

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def evidence(self) -> list[Evidence]:
        """All evidence in the order received."""
        return [
            Evidence(received, sha256, name, size, Form(form), mapping, media_type)
            for received, sha256, name, size, form, mapping, media_type in self._rows(
                select(*_EVIDENCE).order_by(EVIDENCE.c.received)
            )
        ]

    def names(self, hashes: Collection[str]) -> dict[str, str]:
        """Of these pieces of evidence, those that are there, the names."""
        query = select(EVIDENCE.c.sha256, EVIDENCE.c.name).where(EVIDENCE.c.sha256.in_(hashes))
        return {row[0]: row[1] for row in self._rows(query)}

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
        with self._database.reading() as connection:  # one file may have very many: none of them twice in memory
            rows = connection.execute(query.order_by(REPORT.c.line.nulls_first(), REPORT.c.doc_id))
            return [Entry(*row) for row in rows.yield_per(1000)]

    def entry(self, doc_id: str) -> Entry | None:
        """The report with this id."""
        return next((Entry(*row) for row in self._rows(select(*_REPORT).where(REPORT.c.doc_id == doc_id))), None)

    def numbers(self) -> dict[str, int]:
        """How many reports each piece of evidence has, those with any."""
        rows = self._rows(select(REPORT.c.sha256, func.count()).group_by(REPORT.c.sha256))
        return {row[0]: row[1] for row in rows}

    def evidence_since(self, seq: int) -> list[tuple[int, str]]:
        """The evidence with reports that entries of the log after `seq` cover: entry and hash, in that order."""
        columns = (REPORT.c.logged, REPORT.c.sha256)
        query = select(*columns).where(REPORT.c.logged > seq).distinct().order_by(*columns)
        return [(row[0], row[1]) for row in self._rows(query)]

    def place_of(self, doc_id: str) -> str | None:
        """Where the report with this id came from, `None` where the id is free."""
        if doc_id in self._pending:
            return self._pending[doc_id]
        rows = self._rows(_PLACES.where(REPORT.c.doc_id == doc_id))
        return next((place(name, line) for _, name, line in rows), None)

    def places(self) -> dict[str, str]:
        """Every doc_id that is taken, and where (`file` or `file:line`, the file as it was given)."""
        rows = self._rows(_PLACES.order_by(REPORT.c.doc_id))
        return {doc_id: place(name, line) for doc_id, name, line in rows}

    def received(self) -> dict[str, int]:
        """Every doc_id and its place in the order in which reports came in, from 0: by evidence, then by line."""
        query = select(REPORT.c.doc_id).join(EVIDENCE, EVIDENCE.c.sha256 == REPORT.c.sha256)
        rows = self._rows(query.order_by(EVIDENCE.c.received, REPORT.c.line.nulls_first(), REPORT.c.doc_id))
        return {doc_id: place for place, (doc_id,) in enumerate(rows)}

    def judgements(self) -> list[str]:
        """Every judgement as its line of JSON, in the order kept."""
        return [line for (line,) in self._rows(select(JUDGEMENT.c.line).order_by(JUDGEMENT.c.number))]

    def erasures(self) -> list[Erasure]:
        """What was erased, in order; nothing in a case of a version that erased nothing yet."""
        if self._database.version() < ERASING:
            return []
        return [Erasure(*row) for row in self._rows(ERASURES)]

    def files(self) -> dict[str, str]:
        """Of each piece of evidence the file of the archive that has its bytes, or what an erasure left of them."""
        last = {one.sha256: one.remains for one in self.erasures()}
        hashes = [row[0] for row in self._rows(select(EVIDENCE.c.sha256).order_by(EVIDENCE.c.received))]
        return {sha256: last.get(sha256) or sha256 for sha256 in hashes}

    def removed(self) -> set[str]:
        """The files that the archive is to have no more."""
        removed = {one.removed for one in self.erasures()}
        return removed - set(self.files().values()) if removed else removed

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

    def _judged(self) -> set[str]:
        """The ids of the judgements that are there, and of those that were erased."""
        erased = select(TOMBSTONE.c.row_key).where(TOMBSTONE.c.kind == JUDGEMENT.name)
        return {id_ for query in (select(JUDGEMENT.c.id), erased) for (id_,) in self._rows(query)}

    def _rows(self, query: Select[Any]) -> list[Any]:
        with self._database.reading() as connection:
            return list(connection.execute(query))


def place(name: str, line: int | None) -> str:
    """Where a report came from, for people: `file` or `file:line`."""
    return f"{name}:{line}" if line else name
