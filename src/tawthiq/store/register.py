"""The register: which evidence was received when, the reports found in it, and the log of all that was done."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from tawthiq.errors import CaseError
from tawthiq.store import log
from tawthiq.store.coverage import covered
from tawthiq.store.database import Database, Where, insert
from tawthiq.store.erasing import erase_rows
from tawthiq.store.erasure import Order
from tawthiq.store.evidence import Addition, Circumstances, Entry, Evidence
from tawthiq.store.log_entry import Action, Head
from tawthiq.store.migrations.statements import FIRST_LOGGED
from tawthiq.store.register_reader import RegisterReader, place
from tawthiq.store.schema import VERSION
from tawthiq.store.tables import EVIDENCE, JUDGEMENT, RECEIPT, REPORT
from tawthiq.store.upgrading import bring_up_to_date
from tawthiq.store.user import UNSTATED, User

_AT_ONCE = 1000  # reports written with one statement
_COLUMNS = tuple(str(column.name) for column in REPORT.c)
_values = attrgetter(*_COLUMNS[:-1])


@dataclass(slots=True)
class _Change:
    """A change on its way: its transaction, the number of the entry that will cover it, and what that is to say.

    One that `is_nothing` after all gets no entry.
    """

    connection: Connection
    seq: int
    what: dict[str, Any]
    time: str | None
    is_nothing: bool = False


class Register(RegisterReader):
    """The register of one case. Every change is one transaction with its entry in the log, on the disk at its end.

    `configuration` is what the case is set to now; where that is not what the log has last, the next change says so in
    an entry of its own before it. One that is `read_only` leaves the database as it is.
    """

    def __init__(
        self,
        where: Where,
        user: User = UNSTATED,
        configuration: Mapping[str, Any] | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        """Open the database, making its tables if it is new. Raises CaseError where it is no register."""
        super().__init__(Database(where, read_only=read_only))
        self.user, self.configuration = user, configuration
        try:
            version = self._database.version()
            if version < FIRST_LOGGED and read_only:
                remedy = "the next command that changes the case starts one, such as: tawthiq build"
                why = "made by an earlier version, which kept no log" if version else "no register is there yet"
                raise CaseError(f"{self._database.kind.name}: {why}; {remedy}")
            if version < VERSION and not read_only:
                bring_up_to_date(where, user)
        except BaseException:
            self.close()
            raise

    def add(self, evidence: Evidence, entries: Iterable[Entry], said: Circumstances | None = None) -> None:
        """Register one piece of evidence, as `add_all` does many."""
        self.add_all([Addition(evidence, entries, said)])

    def add_all(self, additions: Iterable[Addition]) -> None:
        """Register evidence (its place in the order is given here), its first receipts and its reports, all or nothing.

        It is one entry in the log. Raises CaseError when an id or a hash is taken.
        """
        with self._change(Action.ADD) as change:
            kept: list[dict[str, Any]] = []
            change.what.update(evidence=kept, reports=0)
            for one in additions:
                kept.append(self._add(change, one.evidence, one.said))
                change.what["reports"] += self._write(change, one.entries, one.evidence.name)

    def receive_again(self, names: Sequence[tuple[str, str]], said: Circumstances | None = None) -> None:
        """Register that bytes that are here were received once more; `names` are hashes and paths as given."""
        with self._change(Action.RECEIVE) as change:
            for sha256, name in names:
                self._receive(change, sha256, name, said)

    def judge(self, judgements: Iterable[tuple[str, str]]) -> list[str]:
        """Keep judgements, each an id and its line of JSON, and give the ids of those that were not there yet.

        What is there is left as it is, and what was erased does not come back; where there are no others, nothing is
        written.
        """
        coming = dict(judgements)
        if coming.keys() <= self._judged():
            return []
        with self._change(Action.JUDGE) as change:
            there = self._judged()  # another may have been first
            fresh = [id_ for id_ in coming if id_ not in there]
            change.is_nothing = not fresh
            if fresh:
                rows = [{"id": id_, "line": coming[id_], "logged": change.seq} for id_ in fresh]
                insert(change.connection, JUDGEMENT, rows)
            change.what.update(judgements=len(fresh))
        return fresh

    def erase(self, order: Order) -> None:
        """Let go of rows because the law demands it: what stays is their hashes, the reason, and the chain.

        Raises CaseError where something of it is not there. `scrub` then makes the file forget them.
        """
        with self._change(Action.ERASE) as change:
            change.what.update(erase_rows(change.connection, change.seq, order))

    def scrub(self) -> bool:
        """Leave nothing in the database of what was deleted from it; False where others hold it open."""
        return self._database.scrub()

    def record(self, action: Action, what: Mapping[str, Any]) -> Head:
        """Write an entry of what was done outside the register, and give the new head of the log."""
        with self._change(action) as change:
            change.what.update(what)
        return self.head()

    def record_configuration(self) -> None:
        """Write an entry of what the case is set to, where the log does not have it."""
        with self._database.writing() as connection:
            self._note_configuration(connection)

    def _add(self, change: _Change, evidence: Evidence, said: Circumstances | None) -> dict[str, Any]:
        """Write evidence and its receipt, and give what the log is to say of it."""
        media_type = evidence.media_type or evidence.form.media_type
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
        return {"sha256": evidence.sha256, "bytes": evidence.bytes, "media_type": media_type}

    def _write(self, change: _Change, entries: Iterable[Entry], name: str) -> int:
        """Write reports many at a time, and give their number."""
        number, coming = 0, iter(entries)
        try:
            while batch := list(itertools.islice(self._seen(coming, name), _AT_ONCE)):
                rows = [dict(zip(_COLUMNS, (*_values(entry), change.seq), strict=True)) for entry in batch]
                insert(change.connection, REPORT, rows)
                self._pending.clear()
                number += len(batch)
        finally:
            self._pending.clear()
        return number

    def _seen(self, entries: Iterable[Entry], name: str) -> Iterator[Entry]:
        """Each entry, noted on its way, so that those after it find its id taken."""
        for entry in entries:
            self._pending[entry.doc_id] = place(name, entry.line)
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
            if change.is_nothing:
                return
            what = {**change.what, **covered(connection, change.seq)}
            log.append(connection, action, what, change.time, self.user.name)

    def _note_configuration(self, connection: Connection) -> None:
        now = self.configuration
        if now is not None and log.last_what(connection, Action.CONFIGURE).get("files") != now["files"]:
            log.append(connection, Action.CONFIGURE, now, self.user.now(), self.user.name)
