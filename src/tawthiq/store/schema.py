"""What the tables, indexes and triggers of a database are, as one hash."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, create_engine

from tawthiq.store.canonical import digest
from tawthiq.store.migrations.postgresql import DESCRIPTION
from tawthiq.store.migrations.statements import all_statements

VERSION = 5
"""The version of the tables, as a SQLite file's `user_version` has it; Alembic's revision is the same number."""

KNOWN: Mapping[int, str] = {5: "4abb78e999be143211266791ab9dcd4eaf07b0c4fbf4d8114e95e5053c28fe0b"}
"""Version -> the digest of its schema on a PostgreSQL server, which cannot be made without one; a test makes it.

Another holds it to the statements that it is of, without a server.
"""

DIALECTS = ("sqlite", "postgresql")

_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT relname::text FROM pg_class "
    "WHERE relkind = 'r' AND relnamespace = current_schema::regnamespace",
}


def table_names(connection: Connection) -> set[str]:
    """The tables that the database has."""
    return set(connection.exec_driver_sql(_TABLES[connection.dialect.name]).scalars())


def schema_digest(connection: Connection) -> str:
    """The SHA-256 of the canonical JSON of what describes the schema.

    Of SQLite that is `[type, name, table, SQL]` of everything in `sqlite_master`, by name, spaces and line ends of the
    SQL as one space; of PostgreSQL, whose servers write their schema each version in its own way, what DESCRIPTION
    gives. Raises ValueError where there is what no schema has.
    """
    return digest(_DESCRIBE[connection.dialect.name](connection))


def known_schema(version: int, dialect: str = "sqlite") -> str | None:
    """The digest of the schema of a version's tables; none where there was none of that dialect."""
    return KNOWN.get(version) if dialect == "postgresql" else _of_sqlite(version)


@cache
def _of_sqlite(version: int) -> str:
    with create_engine("sqlite://").connect() as connection:
        for statement in all_statements(version):
            connection.exec_driver_sql(statement)
        return schema_digest(connection)


def _describe_sqlite(connection: Connection) -> list[list[Any]]:
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name, type")
    return [[kind, name, table, " ".join(sql.split()) if sql else None] for kind, name, table, sql in rows]


def _describe_postgresql(connection: Connection) -> list[list[Any]]:
    return sorted(list(row) for row in connection.exec_driver_sql(DESCRIPTION))


_DESCRIBE: Mapping[str, Callable[[Connection], list[list[Any]]]] = {
    "sqlite": _describe_sqlite,
    "postgresql": _describe_postgresql,
}
