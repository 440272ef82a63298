"""A register in a schema of a PostgreSQL server: opened, its tables made, looked at, and made to forget.

One case is one schema: it can be dumped, given rights to and dropped by itself, its triggers and its numbers are its
own, and every query is the one that SQLite gets. Needs the extra `team` (pg8000).
"""

from __future__ import annotations

import importlib.util
import os
import ssl
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from tawthiq.errors import CaseError
from tawthiq.store import tables
from tawthiq.store.address import Address
from tawthiq.store.fault import Fault
from tawthiq.store.migrations.postgresql import FIRST, all_statements
from tawthiq.store.schema import VERSION, table_names
from tawthiq.store.sqlite import run_steps

_PATIENCE = 30  # seconds to wait for another writer's transaction
_OLDEST = 13
"""The oldest version of PostgreSQL that has all that is used here."""

_OLDER_READERS = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND backend_xmin IS NOT NULL AND pid <> pg_backend_pid()"
)


class PostgreSQL:
    """The schema at an address."""

    label = "register"

    def __init__(self, address: Address, *, read_only: bool) -> None:
        """Nothing is opened yet. Raises CaseError where the library is not installed."""
        if importlib.util.find_spec("pg8000") is None:
            problem = "a register on a server needs a library that is not installed (pg8000)"
            raise CaseError(f"{problem}; install it with: pip install 'tawthiq[team]'")
        self.address, self._read_only = address, read_only
        self.name = str(address)

    def engine(self) -> Engine:
        """What opens connections; those that only read are kept open for the next that reads."""
        return _readers(self.address, os.getpid()).execution_options() if self._read_only else _engine(self.address)

    def close(self, engine: Engine) -> None:
        """Close what is not kept open."""
        if not self._read_only:
            engine.dispose()

    def begin(self, connection: Connection) -> None:
        """Begin a transaction; one that writes waits for the others that do, so that the log never forks."""
        if not connection.get_execution_options().get("immediate"):
            mode = "READ WRITE" if connection.get_execution_options().get("indexing") else "READ ONLY"
            connection.exec_driver_sql(f"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, {mode}")
            return
        if self._read_only:
            raise CaseError(f"{self.name}: opened to be read")
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE}s'")
        key = f"tawthiq {self.address.schema}"
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (key,))
        if "log" in table_names(connection):  # so that it holds for those who do not know of the lock, too
            connection.exec_driver_sql("LOCK TABLE log IN EXCLUSIVE MODE")

    def version(self, connection: Connection) -> int:
        """The version of the tables, 0 where there are none. Raises CaseError where there are those of others."""
        names = table_names(connection)
        if not names:
            return 0
        if not {"alembic_version", "log"} <= names:
            raise CaseError(f"{self.name}: the schema has tables of something else; choose another schema")
        return int(connection.execute(tables.REVISION.select()).scalar_one())

    def make_tables(self, connection: Connection) -> None:
        """Make the schema, if it is not there, and the tables of this version."""
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {self.address.schema}")
        for statement in all_statements(self.address.schema):
            connection.exec_driver_sql(statement)
        _stamp(connection, VERSION)

    def migrate(self, connection: Connection, version: int) -> None:
        """Bring tables of an earlier version up to date."""
        if version < FIRST:
            raise CaseError(f"{self.name}: no version of the program has made its tables")
        run_steps(connection)
        _stamp(connection, VERSION)

    def integrity(self, _connection: Connection) -> Iterator[Fault]:
        """Nothing: a server looks after its own pages, and what it gives is hashed."""
        yield from ()

    def form(self, _connection: Connection, _version: Any) -> Iterator[Fault]:
        """Nothing beside the schema: there is no file."""
        yield from ()

    def notes(self, connection: Connection) -> Iterator[str]:
        """What the server is set to that endangers what was acknowledged."""
        for name in ("fsync", "full_page_writes"):
            if connection.exec_driver_sql(f"SHOW {name}").scalar_one() != "on":
                yield f"the server has {name} off: a crash of its machine can lose what was acknowledged; turn it on"

    def scrub(self, engine: Engine) -> bool:
        """Write the tables anew, so that their files have nothing of what was deleted; False while others read.

        What the server keeps elsewhere (its log of writes until that is recycled, copies, backups) is for its keeper.
        """
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql("SET lock_timeout = '2s'")
            if connection.exec_driver_sql(_OLDER_READERS).scalar_one():
                return False
            for table in tables.COVERED:
                connection.exec_driver_sql(f"VACUUM FULL {table.name}")
            connection.exec_driver_sql("RESET lock_timeout")
        return True


@lru_cache(maxsize=8)
def _readers(address: Address, _process: int) -> Engine:
    """What keeps connections of this process open: opening one takes longer than most of what is asked through it."""
    return _engine(address)


def _engine(address: Address) -> Engine:
    is_path = address.host.startswith("/")
    url = URL.create(
        "postgresql+pg8000",
        address.user,
        address.password,
        None if is_path else address.host,
        None if is_path else address.port,
        address.database,
    )
    arguments: dict[str, Any] = {"application_name": "tawthiq"}
    if is_path:
        arguments["unix_sock"] = f"{address.host}/.s.PGSQL.{address.port}"
        arguments["ssl_context"] = False
    else:
        arguments["ssl_context"] = _ssl(address.ssl)
    engine = create_engine(url, connect_args=arguments, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "connect", partial(_set_up, address))
    return engine


def _set_up(address: Address, connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("SHOW server_version_num")
    if int(cursor.fetchone()[0]) < _OLDEST * 10_000:
        raise CaseError(f"{address}: an old PostgreSQL; it must be {_OLDEST} or later")
    cursor.execute(f"SET search_path = {address.schema}, pg_temp")
    cursor.execute("SET synchronous_commit = on")
    cursor.execute("SET client_min_messages = error")
    connection.commit()
    cursor.close()


def _stamp(connection: Connection, version: int) -> None:
    connection.execute(tables.REVISION.delete())
    connection.execute(tables.REVISION.insert().values(version_num=str(version)))


def _ssl(mode: str) -> Any:
    """What pg8000 calls a way to encrypt: None where it may be without, False where it is to be."""
    return {"disable": False, "prefer": None, "require": True}.get(mode, ssl.create_default_context)
