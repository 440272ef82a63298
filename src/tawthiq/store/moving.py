"""A register goes from a file to a server, or from there into a file: the same rows, the same log, the same head."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from tawthiq.errors import CaseError
from tawthiq.store import log
from tawthiq.store.address import Address
from tawthiq.store.database import Database, insert
from tawthiq.store.tables import COVERED, LOG
from tawthiq.store.upgrading import bring_up_to_date
from tawthiq.store.user import User

_AT_ONCE = 1000  # rows written at a time


def take_to_server(path: Path, address: Address, user: User) -> None:
    """Move the register in a file to a server; for one who is alone with the case. A crash leaves it to do again.

    Raises CaseError where another register is there.
    """
    bring_up_to_date(path, user)
    source, target = Database(path, read_only=True), Database(address)
    try:
        with source.reading() as old, target.writing() as new:
            if not target.kind.version(new):
                target.kind.make_tables(new)
                _copy(old, new)
            elif log.row_of(new, log.head(old).hash) is None:
                raise CaseError(f"{address}: there is the register of another case; choose another schema ({path})")
    finally:
        source.close()
        target.close()
    for suffix in ("-wal", "-shm", ""):  # the file last: while it is there, the register is in it
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)


def copy_from_server(address: Address, path: Path) -> None:
    """A copy of one state of a register on a server, as a new SQLite file."""
    source, target = Database(address, read_only=True), Database(path)
    try:
        with source.reading() as old, target.writing() as new:
            target.kind.make_tables(new)
            _copy(old, new)
    finally:
        source.close()
        target.close()


def _copy(source: Connection, target: Connection) -> None:
    """Copy every row, the log first."""
    for table in (LOG, *COVERED):
        query = select(table).order_by(*table.primary_key).execution_options(yield_per=_AT_ONCE)
        for rows in source.execute(query).mappings().partitions():
            insert(target, table, [dict(row) for row in rows])
