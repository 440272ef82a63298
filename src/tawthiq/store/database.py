"""The SQLite file behind a case's register: opened, made, brought up to date, and its transactions."""

from __future__ import annotations

import contextlib
import importlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from tawthiq.errors import CaseError
from tawthiq.store import tables
from tawthiq.store.migrations.statements import REVISION, all_statements

VERSION = 5
"""The version of the tables, as the file's `user_version` has it; Alembic's revision is the same number."""

_PATIENCE = 30.0  # seconds to wait for another writer's transaction


class Database:
    """An open file. A transaction that writes holds the file's only pen from its start; readers are never held up.

    Every method raises CaseError where the file cannot be used, and names it.
    """

    def __init__(self, path: Path, *, read_only: bool = False, referring: bool = True) -> None:
        """Prepare to open the file at `path`. `referring` has the database check that keys lead to rows."""
        self.path = path
        self._writing: Connection | None = None
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: _connect(path, read_only=read_only, referring=referring),
            poolclass=QueuePool if referring else NullPool,
        )
        event.listen(self._engine, "begin", _begin)

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the file; within a transaction that writes, that one's own."""
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
        """The version of the tables in the file, 0 where there are none. Raises CaseError for one of the future."""
        with self.reading() as connection:
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        if version > VERSION:
            raise CaseError(f"{self.path}: made by a newer version of the program; update tawthiq")
        return version

    def scrub(self) -> bool:
        """Write the file anew, so that nothing is left in it of what was deleted; False while others read from it.

        What is then left waits in the log of SQLite beside it: try again.
        """
        with self._named(), contextlib.closing(_connect(self.path, read_only=False, referring=False)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("VACUUM")
            (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not is_busy

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """Errors of the database as errors that name its file."""
        try:
            yield
        except IntegrityError as error:
            raise CaseError(f"{self.path}: {error.orig}; another program may be adding to this case") from error
        except SQLAlchemyError as error:
            why = getattr(error, "orig", None) or error
            raise CaseError(f"{self.path}: {why}; the register is damaged, locked or not writable") from error
        except sqlite3.Error as error:
            raise CaseError(f"{self.path}: {error}; the register is damaged, locked or not writable") from error


def make_tables(connection: Connection) -> None:
    """Make the tables of this version in an empty file."""
    for statement in all_statements():
        connection.exec_driver_sql(statement)
    _stamp(connection, VERSION)


def migrate(connection: Connection, version: int) -> None:
    """Bring tables of an earlier version up to date. The connection must not have the database check keys."""
    connection.exec_driver_sql(REVISION.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"))
    _stamp(connection, version)
    command, config = (importlib.import_module(f"alembic.{name}") for name in ("command", "config"))
    settings = config.Config()
    settings.set_main_option("script_location", "tawthiq.store:migrations")
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
    _stamp(connection, VERSION)


def _stamp(connection: Connection, version: int) -> None:
    connection.execute(tables.REVISION.delete())
    connection.execute(tables.REVISION.insert().values(version_num=str(version)))
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def _connect(path: Path, *, read_only: bool, referring: bool) -> sqlite3.Connection:
    if read_only:
        return _connect_to_read(path)
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if referring else 'OFF'}")
        connection.execute("PRAGMA recursive_triggers = ON")  # so that REPLACE is refused as a deletion
        connection.execute("PRAGMA trusted_schema = OFF")  # the file may be from others
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing. It can write where it may, for only then does SQLite clean up after it."""
    ways = ["mode=rw", "mode=ro"]
    if not path.with_name(f"{path.name}-wal").exists():
        ways.append("mode=ro&immutable=1")
    while True:
        uri = f"{path.absolute().as_uri()}?{ways.pop(0)}"
        connection = sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("SELECT 1 FROM sqlite_master")
        except sqlite3.Error as error:
            connection.close()
            if not ways or not isinstance(error, sqlite3.OperationalError):
                raise
        else:
            return connection


def _begin(connection: Connection) -> Any:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
