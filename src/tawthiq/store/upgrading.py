"""A register's tables made, or brought up to date, with the entry in the log that says so."""

from __future__ import annotations

from pathlib import Path

from tawthiq.store import log
from tawthiq.store.coverage import covered
from tawthiq.store.database import VERSION, Database, make_tables, migrate
from tawthiq.store.log_entry import Action
from tawthiq.store.schema import schema_digest
from tawthiq.store.user import User

LOG_FORMAT = "tawthiq-log-1"
"""How entries are hashed and what they say; see docs/case.md."""


def bring_up_to_date(path: Path, user: User) -> None:
    """Make the tables or migrate them, and write the entry that says so and covers what is there."""
    database = Database(path, referring=False)
    try:
        with database.writing() as connection:
            version = database.version()  # another may have been first
            if version == VERSION:
                return
            if version:
                migrate(connection, version)
            else:
                make_tables(connection)
            action, before = (Action.MIGRATE, {"from": version}) if version else (Action.NEW, {})
            what = {"format": LOG_FORMAT, "version": VERSION, "schema": schema_digest(connection), **before}
            what |= covered(connection, log.head(connection).seq + 1)
            log.append(connection, action, what, user.now(), user.name)
    finally:
        database.close()
