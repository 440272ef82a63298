"""Is a case as its log says? Everything is hashed again; nothing is changed, and nothing is taken on trust."""

from __future__ import annotations

import importlib
import itertools
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import SQLAlchemyError

from tawthiq.errors import CaseError
from tawthiq.store import archive, log
from tawthiq.store.chain import Chain, rows_are_covered, schema_is_as_logged
from tawthiq.store.configuration import configuration_files
from tawthiq.store.database import Database, Where
from tawthiq.store.erasure import Erasure
from tawthiq.store.fault import Fault, Verification
from tawthiq.store.log_entry import Action
from tawthiq.store.migrations.statements import ERASING, FIRST_LOGGED
from tawthiq.store.output import output_folder
from tawthiq.store.register_reader import ERASURES
from tawthiq.store.schema import VERSION
from tawthiq.store.settings_file import register_place
from tawthiq.store.tables import EVIDENCE, REPORT

MOST_FAULTS = 100
"""How many faults of one kind are listed."""

_UNREADABLE = (SQLAlchemyError, sqlite3.Error, CaseError, ValueError, TypeError, LookupError, RecursionError)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_COPY = "restore the case from a copy"


def verify_case(folder: Path, progress: Callable[[int, int], None], head: str | None = None) -> Verification:
    """Hash the log, the register and the evidence of a case again, and say all that is not as it was written.

    `head` is a hash that the log is known to have had. `progress` is told bytes of evidence.
    Raises CaseError where there is no case at all.
    """
    verifier = _Verifier(folder, progress)
    verifier.look(head)
    return verifier.result()


class _Verifier:
    """One look at a case."""

    def __init__(self, folder: Path, progress: Callable[[int, int], None]) -> None:
        self._folder, self._progress = folder, progress
        self._label, self._chain = "case.db", Chain("case.db")
        self._faults: list[Fault] = []
        self._notes: list[str] = []
        self._evidence, self._bytes, self._reports = 0, 0, 0
        self._erased: list[Erasure] = []

    def look(self, head: str | None) -> None:
        """Check everything; a check that fails does not stop the others."""
        if not self._folder.is_dir() or not any((self._folder / name).exists() for name in ("case.db", "archive")):
            raise CaseError(f"{self._folder}: not a case, for it has neither case.db nor archive")
        for name in ("case.toml", "archive"):
            if not (self._folder / name).exists():
                self._faults.append(Fault(name, "missing", _COPY))
        where = self._place()
        if isinstance(where, Path) and not where.exists():
            self._faults.append(Fault("case.db", "missing", _COPY))
            return
        try:
            database = Database(where, read_only=True)
        except CaseError as error:
            self._faults.append(_unreadable("register", error))
            return
        self._label = database.kind.label
        self._chain.label = self._label
        try:
            with database.reading() as connection:
                self._look_into(database, connection, head)
        except _UNREADABLE as error:
            self._faults.append(_unreadable(self._label, error))
        finally:
            database.close()

    def _look_into(self, database: Database, connection: Connection, head: str | None) -> None:
        version = database.version()
        if FIRST_LOGGED <= version < VERSION:
            self._notes.append(
                f"{self._label}: of an earlier version; the next command that changes it brings it up to date"
            )
        if version < FIRST_LOGGED:
            remedy = f"the next command that changes it starts one, such as: tawthiq build {self._folder}"
            why = "made by an earlier version, which kept no log" if version else "no register is there"
            self._faults.append(Fault(self._label, why, remedy))
            return
        self._check(database.kind.integrity(connection))
        self._notes += database.kind.notes(connection)
        self._check(self._chain.follow(log.rows(connection)))
        self._check(rows_are_covered(connection, self._chain))
        self._check(schema_is_as_logged(connection, self._chain, database.kind))
        if version >= ERASING:
            self._check(self._erasures(connection))
        self._check(self._archive(connection))
        self._check(self._stamps())
        if head is not None:
            self._check(self._chain.has(head))
        self._check(self._drift())
        self._reports = connection.execute(select(func.count()).select_from(REPORT)).scalar_one()

    def _place(self) -> Where:
        """Where the register is; where the settings cannot say so, in the folder."""
        try:
            return register_place(self._folder)
        except CaseError as error:
            if (self._folder / "case.toml").exists():
                self._faults.append(Fault("case.toml", str(error), "mend it"))
            return self._folder / "case.db"

    def result(self) -> Verification:
        """What was found."""
        return Verification(
            head=self._chain.head,
            entries=self._chain.seq,
            evidence=self._evidence,
            bytes=self._bytes,
            reports=self._reports,
            faults=tuple(dict.fromkeys(self._faults)),
            notes=tuple(self._notes),
            erased=tuple(self._erased),
        )

    def _check(self, faults: Iterator[Fault]) -> None:
        try:
            self._faults += itertools.islice(faults, MOST_FAULTS)
        except _UNREADABLE as error:
            self._faults.append(_unreadable(self._label, error))

    def _erasures(self, connection: Connection) -> Iterator[Fault]:
        """Take note of what was erased; what is wrong with its rows is found with those of other tables."""
        self._erased = [Erasure(*row) for row in connection.execute(ERASURES)]
        yield from ()

    def _archive(self, connection: Connection) -> Iterator[Fault]:
        columns = (EVIDENCE.c.sha256, EVIDENCE.c.name, EVIDENCE.c.bytes)
        rows = connection.execute(select(*columns).order_by(EVIDENCE.c.received)).fetchall()
        total = sum(row.bytes for row in rows)
        remains = {one.sha256: one.remains for one in self._erased}
        for row in rows:
            left = remains.get(row.sha256)
            path = self._folder / "archive" / (left or row.sha256)
            where = f"archive/{path.name}"
            if not path.is_file():
                yield Fault(where, f"missing; it was received as {row.name}", "put the bytes back as received")
            elif (not left and path.stat().st_size != row.bytes) or not archive.is_intact(path):
                yield Fault(where, f"changed; it was received as {row.name}", "put the bytes back as received")
            self._evidence += 1
            self._bytes += row.bytes
            self._progress(self._bytes, total)
        files = {remains.get(row.sha256) or row.sha256 for row in rows}
        self._note_strays(files | self._note_unfinished(files))

    def _note_unfinished(self, files: set[str]) -> set[str]:
        """What was erased and is still in the archive: an erasure that was interrupted, or bytes that were put back."""
        folder = self._folder / "archive"
        names = {one.removed for one in self._erased} - files
        left = {name for name in names if (folder / name).exists()}
        if left:
            self._notes.append(
                f"archive: {min(left)} was erased and is there, as where an erasure was interrupted; the next command "
                "that changes the case removes it"
            )
        return left

    def _note_strays(self, known: set[str]) -> None:
        """Files of the archive that nothing registers: an `add` that was interrupted leaves some."""
        folder = self._folder / "archive"
        names = {path.name for path in folder.iterdir()} - known if folder.is_dir() else set()
        whole = [name for name in names if _SHA256.fullmatch(name)]
        rest = sorted(names - set(whole))
        if whole:
            self._notes.append(
                f"archive: {len(whole)} not registered, such as {min(whole)}: left by an add or an erasure that was "
                "interrupted; do it again, or delete them"
            )
        if rest:
            self._notes.append(f"archive: {len(rest)} of no evidence, such as {rest[0]}: can be deleted")

    def _stamps(self) -> Iterator[Fault]:
        """What is wrong with answers of timestamp authorities: each is about an entry of this log, and is whole."""
        library = self._library() if self._chain.timestamps else None
        for seq, what in self._chain.timestamps:
            where, of = f"{self._label}: log entry {seq}", what["of"]
            if self._chain.seq_of(of["hash"]) != of["seq"]:
                yield Fault(where, f"the timestamp is of entry {of['seq']}, which is another now", _COPY)
            data = {}
            for name, sha256 in what["files"].items():
                path = self._folder / name
                if not path.is_file() or archive.sha256_of(path) != sha256:
                    yield Fault(name, "missing or changed", f"put it back as it was kept ({where})")
                else:
                    data[path.suffix] = path.read_bytes()
            if library and ".tsr" in data:
                try:
                    library.check(data[".tsr"], of["hash"], data.get(".pem"), f"the timestamp of entry {of['seq']}")
                except CaseError as error:
                    yield Fault(where, str(error), _COPY)

    def _library(self) -> ModuleType | None:
        try:
            return importlib.import_module("tawthiq.store.timestamps")
        except ModuleNotFoundError:
            missing = "their signatures were not checked, for which install: pip install 'tawthiq[proof]'"
            self._notes.append(f"timestamps: {len(self._chain.timestamps)}; {missing}")
            return None

    def _drift(self) -> Iterator[Fault]:
        """Note settings that the log has not seen, and output that is not as it was built."""
        if configuration_files(self._folder) != self._chain.last.get(Action.CONFIGURE, {}).get("files"):
            self._notes.append("case.toml, or a table of places, is not as the log has it; the next change notes it")
        for name, sha256 in self._chain.last.get(Action.BUILD, {}).get("output", {}).items():
            path = output_folder(self._folder) / name
            if self._chain.last[Action.BUILD].get("as_of") is None and path.exists() and not _is(path, sha256):
                self._notes.append(f"output/{name} is not as it was built; build again")
        yield from ()


def _is(path: Path, sha256: str) -> bool:
    return archive.sha256_of(path) == sha256


def _unreadable(label: str, error: BaseException) -> Fault:
    why = getattr(error, "orig", None) or error
    return Fault(label, f"cannot be read: {' '.join(str(why).split())}", _COPY)
