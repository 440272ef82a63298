"""The database behind a case's register, whatever it is in: its transactions, and errors that name it."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table, event, text
from sqlalchemy.exc import IntegrityError, InterfaceError, SQLAlchemyError

from tawthiq.errors import CaseError
from tawthiq.store.address import Address
from tawthiq.store.fault import Fault
from tawthiq.store.postgresql import PostgreSQL
from tawthiq.store.schema import VERSION
from tawthiq.store.sqlite import SQLite

Where = Path | Address
"""A SQLite file, or a schema on a PostgreSQL server."""

_TAKEN = "23505"  # PostgreSQL's code for a key that is taken
_UNTELLABLE = ("22P05", "22021")  # and for characters that it does not hold


class Kind(Protocol):
    """What is not the same for SQLite and PostgreSQL. `name` is for errors, `label` for faults."""

    name: str
    label: str

    def engine(self) -> Engine:
        """What opens connections."""

    def close(self, engine: Engine) -> None:
        """Close what it opened."""

    def begin(self, connection: Connection) -> None:
        """Begin a transaction; one that writes holds the only pen."""

    def version(self, connection: Connection) -> int:
        """The version of the tables, 0 where there are none."""

    def make_tables(self, connection: Connection) -> None:
        """Make the tables of this version where there are none."""

    def migrate(self, connection: Connection, version: int) -> None:
        """Bring tables of an earlier version up to date."""

    def integrity(self, connection: Connection) -> Iterator[Fault]:
        """What the database itself finds wrong."""

    def form(self, connection: Connection, version: Any) -> Iterator[Fault]:
        """What is wrong with what it says of its form."""

    def notes(self, connection: Connection) -> Iterator[str]:
        """What is worth knowing and no fault."""

    def scrub(self, engine: Engine) -> bool:
        """Leave nothing of what was deleted; False while others read."""


class Database:
    """An open database. A transaction that writes holds its only pen from its start; readers are never held up.

    Every method raises CaseError where the database cannot be used, and names it.
    """

    def __init__(self, where: Where, *, read_only: bool = False, referring: bool = True) -> None:
        """Prepare to open it. `referring` has the database check that keys lead to rows (a server always does)."""
        self.kind: Kind = (
            PostgreSQL(where, read_only=read_only)
            if isinstance(where, Address)
            else SQLite(where, read_only=read_only, referring=referring)
        )
        self._writing: Connection | None = None
        self._engine = self.kind.engine()
        event.listen(self._engine, "begin", self.kind.begin)

    def close(self) -> None:
        """Close it."""
        self.kind.close(self._engine)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database; within a transaction that writes, that one's own."""
        with self._named():
            if self._writing is not None:
                yield self._writing
                return
            with self._engine.connect() as connection:
                yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is on the disk when the block ends, nothing of it where the block fails."""
        with self._named(), self._engine.connect().execution_options(immediate=True) as connection, connection.begin():
            self._writing = connection
            try:
                yield connection
            finally:
                self._writing = None

    def version(self) -> int:
        """The version of the tables, 0 where there are none. Raises CaseError for one of the future."""
        with self.reading() as connection:
            version = self.kind.version(connection)
        if version > VERSION:
            raise CaseError(f"{self.kind.name}: made by a newer version of the program; update tawthiq")
        return version

    def scrub(self) -> bool:
        """Leave nothing in the database of what was deleted from it; False while others read, so that it goes later."""
        with self._named():
            return self.kind.scrub(self._engine)

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """Errors of the database as errors that name it."""
        try:
            yield
        except SQLAlchemyError as error:
            raise CaseError(f"{self.kind.name}: {_why(error)}") from error
        except sqlite3.Error as error:
            raise CaseError(f"{self.kind.name}: {error}; the register is damaged, locked or not writable") from error


def insert(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows, all with the same columns, with as few journeys to the database as it takes."""
    every = list(rows)
    if not every:
        return
    if connection.dialect.name != "postgresql":
        connection.execute(table.insert(), [dict(row) for row in every])
        return
    columns = ", ".join(every[0])
    values = json.dumps(every, ensure_ascii=False)
    source = f"json_populate_recordset(NULL::{table.name}, CAST(:rows AS json))"
    connection.execute(text(f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {source}"), {"rows": values})


def _why(error: SQLAlchemyError) -> str:
    """What a driver says, and what to do."""
    why: Any = getattr(error, "orig", None) or error
    said = why.args[0] if getattr(why, "args", None) else None
    code = said.get("C") if isinstance(said, dict) else None
    message = said.get("M") if isinstance(said, dict) else why
    if isinstance(error, IntegrityError) or code == _TAKEN:
        return f"{message}; another program may be adding to this case"
    if code in _UNTELLABLE:
        return f"{message}; PostgreSQL holds no text with such a character, so keep this case in SQLite"
    if isinstance(error, InterfaceError):
        return f"{message}; is the server running, and can it be reached from here?"
    return f"{message}; the register is damaged, locked or not writable"
