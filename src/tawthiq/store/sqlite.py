"""A register in a SQLite file: opened, its tables made and brought up to date, looked at, and made to forget."""

from __future__ import annotations

import contextlib
import importlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import NullPool, QueuePool

from tawthiq.store import tables
from tawthiq.store.fault import Fault
from tawthiq.store.migrations.statements import REVISION, all_statements
from tawthiq.store.schema import VERSION

_PATIENCE = 30.0  # seconds to wait for another writer's transaction
_COPY = "restore the case from a copy"
_MOST_FAULTS = 100


class SQLite:
    """The file at `path`. `referring` has the database check that keys lead to rows."""

    def __init__(self, path: Path, *, read_only: bool, referring: bool) -> None:
        """Nothing is opened yet."""
        self.path, self._read_only, self._referring = path, read_only, referring
        self.name, self.label = str(path), path.name

    def engine(self) -> Engine:
        """What opens connections."""
        return create_engine(
            "sqlite://",
            creator=lambda: _connect(self.path, read_only=self._read_only, referring=self._referring),
            poolclass=QueuePool if self._referring else NullPool,
        )

    def close(self, engine: Engine) -> None:
        """Close the file."""
        engine.dispose()

    def begin(self, connection: Connection) -> None:
        """Begin a transaction; one that writes has the file's only pen from its start."""
        immediate = connection.get_execution_options().get("immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    def version(self, connection: Connection) -> int:
        """The version of the tables, 0 where there are none."""
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def make_tables(self, connection: Connection) -> None:
        """Make the tables of this version in an empty file."""
        for statement in all_statements():
            connection.exec_driver_sql(statement)
        _stamp(connection, VERSION)

    def migrate(self, connection: Connection, version: int) -> None:
        """Bring tables of an earlier version up to date. The connection must not have the database check keys."""
        connection.exec_driver_sql(REVISION.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"))
        _stamp(connection, version)
        run_steps(connection)
        _stamp(connection, VERSION)

    def integrity(self, connection: Connection) -> Iterator[Fault]:
        """What the database itself finds wrong with its file."""
        for (problem,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_FAULTS})"):
            if problem != "ok":
                yield Fault(self.label, f"the database is damaged: {problem}", _COPY)
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Fault(self.label, f"a row of {row[0]} leads to no row of {row[2]}", _COPY)

    def form(self, connection: Connection, version: Any) -> Iterator[Fault]:
        """What is wrong with what the file says of its form, which is that of a `version` of the tables."""
        expected = {
            "user_version": version,
            "application_id": 0,
            "journal_mode": "wal",
            "encoding": "UTF-8",
            "auto_vacuum": 0,
        }
        for name, value in expected.items():
            stands = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one_or_none()
            if stands != value:
                yield Fault(self.label, f"{name} is {stands!r}, not {value!r}", _COPY)

    def notes(self, _connection: Connection) -> Iterator[str]:
        """What is worth knowing and no fault."""
        yield from ()

    def scrub(self, _engine: Engine) -> bool:
        """Write the file anew, so that nothing is left in it of what was deleted; False while others read from it.

        What is then left waits in the log of SQLite beside it: try again.
        """
        with contextlib.closing(_connect(self.path, read_only=False, referring=False)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("VACUUM")
            (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not is_busy


def run_steps(connection: Connection) -> None:
    """Run the steps of Alembic that a database has not gone through yet."""
    command, config = (importlib.import_module(f"alembic.{name}") for name in ("command", "config"))
    settings = config.Config()
    settings.set_main_option("script_location", "tawthiq.store:migrations")
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")


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
