"""What the tables, indexes and triggers of a database are, as one hash."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, create_engine

from tawthiq.store.canonical import digest
from tawthiq.store.migrations.statements import all_statements


def schema_digest(connection: Connection) -> str:
    """The SHA-256 of the canonical JSON of `[type, name, table, SQL]` of everything in `sqlite_master`, by name.

    Spaces and line ends of the SQL count as one space. Raises ValueError where there is what no schema has.
    """
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name, type")
    return digest([[kind, name, table, " ".join(sql.split()) if sql else None] for kind, name, table, sql in rows])


@cache
def known_schema(version: int) -> str:
    """The digest of the schema of a version's tables."""
    with create_engine("sqlite://").connect() as connection:
        for statement in all_statements(version):
            connection.exec_driver_sql(statement)
        return schema_digest(connection)
