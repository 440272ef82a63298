"""What the tables, indexes and triggers of a database are, as one hash."""

from __future__ import annotations

from sqlalchemy import Connection

from tawthiq.store.canonical import digest


def schema_digest(connection: Connection) -> str:
    """The SHA-256 of the canonical JSON of `[type, name, table, SQL]` of everything in `sqlite_master`, by name.

    Spaces and line ends of the SQL count as one space. Raises ValueError where there is what no schema has.
    """
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name, type")
    return digest([[kind, name, table, " ".join(sql.split()) if sql else None] for kind, name, table, sql in rows])
