"""A register's tables made, or brought up to date, with the entry in the log that says so."""

from __future__ import annotations

from tawthiq.store import log
from tawthiq.store.coverage import covered
from tawthiq.store.database import Database, Where
from tawthiq.store.log_entry import Action
from tawthiq.store.schema import VERSION, schema_digest
from tawthiq.store.user import User

LOG_FORMAT = "tawthiq-log-1"
"""How entries are hashed and what they say; see docs/case.md."""


def bring_up_to_date(where: Where, user: User) -> None:
    """Make the tables or migrate them, and write the entry that says so and covers what is there."""
    database = Database(where, referring=False)
    try:
        with database.writing() as connection:
            version = database.version()  # another may have been first
            if version == VERSION:
                return
            if version:
                database.kind.migrate(connection, version)
            else:
                database.kind.make_tables(connection)
            action, before = (Action.MIGRATE, {"from": version}) if version else (Action.NEW, {})
            what = {"format": LOG_FORMAT, "version": VERSION, "schema": schema_digest(connection), **before}
            what |= covered(connection, log.head(connection).seq + 1)
            log.append(connection, action, what, user.now(), user.name)
    finally:
        database.close()
