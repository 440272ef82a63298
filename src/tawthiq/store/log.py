"""The log in the database: entries are read and appended, and the database refuses everything else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from tawthiq.store.canonical import canonical
from tawthiq.store.log_entry import BEFORE_THE_FIRST, Action, Head, LogEntry, Row
from tawthiq.store.tables import LOG

_AT_ONCE = 1000  # rows fetched at a time


def head(connection: Connection) -> Head:
    """The last entry."""
    row = connection.execute(select(LOG.c.seq, LOG.c.hash).order_by(LOG.c.seq.desc()).limit(1)).one_or_none()
    return Head(row.seq, row.hash) if row else Head(0, BEFORE_THE_FIRST)


def rows(connection: Connection, since: int = 1) -> Iterator[Row]:
    """Every entry from number `since`, in order."""
    query = select(LOG).where(LOG.c.seq >= since).order_by(LOG.c.seq)
    for row in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
        yield Row(*row)


def row_of(connection: Connection, hash_: str) -> Row | None:
    """The entry with this hash."""
    row = connection.execute(select(LOG).where(LOG.c.hash == hash_)).one_or_none()
    return Row(*row) if row else None


def last_what(connection: Connection, action: Action) -> Mapping[str, Any]:
    """What the last entry with this action says, nothing where there is none."""
    query = select(LOG.c.what).where(LOG.c.action == action.value).order_by(LOG.c.seq.desc()).limit(1)
    found: dict[str, Any] = json.loads(connection.execute(query).scalar_one_or_none() or "{}")
    return found


def append(
    connection: Connection, action: Action, what: Mapping[str, Any], time: str | None, who: str | None
) -> LogEntry:
    """Write the next entry, in the transaction of the connection."""
    last = head(connection)
    entry = LogEntry(last.seq + 1, time, who, action.value, what, last.hash)
    connection.execute(
        LOG.insert().values(
            seq=entry.seq,
            time=entry.time,
            who=entry.who,
            action=entry.action,
            what=canonical(entry.what),
            previous=entry.previous,
            hash=entry.hash,
        )
    )
    return entry
