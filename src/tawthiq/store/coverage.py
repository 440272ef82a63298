"""Which rows of the register an entry of the log covers, as one hash: no row changes, comes or goes unseen."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, select, text

from tawthiq.store.canonical import digest
from tawthiq.store.schema import table_names
from tawthiq.store.tables import COVERED, EVIDENCE, JUDGEMENT, RECEIPT, REPORT, TOMBSTONE

_AT_ONCE = 1000  # rows fetched at a time
_ALL = {
    table: select(text("*"))
    .select_from(table)
    .order_by(table.c.logged, *table.primary_key)
    .execution_options(yield_per=_AT_ONCE)
    for table in COVERED
}
_GONE = (
    select(TOMBSTONE.c.covered, TOMBSTONE.c.place, TOMBSTONE.c.hash)
    .order_by(TOMBSTONE.c.covered, TOMBSTONE.c.place)
    .execution_options(yield_per=_AT_ONCE)
)
_ERASABLE = (EVIDENCE, RECEIPT, REPORT, JUDGEMENT)
_OF_ONE = {table: query.where(table.c.logged == bindparam("seq")) for table, query in _ALL.items()}


def covered(connection: Connection, seq: int) -> dict[str, Any]:
    """What entry `seq` says of the rows it covers: `rows`, their number by table, and `digest`; nothing for none.

    A row that was erased counts as it did: its tombstone has its hash and its place among those of its entry.

    The digest is the SHA-256 over the rows' hashes, each as 64 hexadecimal digits and a line feed: table by table in
    the order of `COVERED`, within one in the order of its key. A row's hash is that of the canonical JSON of its
    columns that are not null, and `table`.
    """
    summary = _Summary()
    for table in _there(connection):
        summary.take(table, (one.hash for one in _numbered(connection, table, seq)))
    return summary.what()


class Covered(NamedTuple):
    """A row that entry `logged` covers: its `place` among those of its table, from 0, its hash and its `values`, which
    are `None` where it was erased.
    """

    logged: int
    place: int
    hash: str
    values: Mapping[str, Any] | None


def rows_of(connection: Connection, table: Table, seq: int) -> Iterator[Covered]:
    """The rows of a table that entry `seq` covers, in their order, those that were erased included."""
    return _numbered(connection, table, seq)


def covered_by_all(connection: Connection) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every number of an entry that rows bear, from the least, with what `covered` gives for it.

    Raises ValueError where a row holds what no row can, with the table's name.
    """
    tables = _there(connection)
    groups = [_grouped(connection, table) for table in tables]
    heads = [next(group, None) for group in groups]
    while any(head is not None for head in heads):
        seq = min(head[0] for head in heads if head is not None)
        summary = _Summary()
        for place, (table, head) in enumerate(zip(tables, heads, strict=True)):
            if head is not None and head[0] == seq:
                summary.take(table, head[1])
                heads[place] = next(groups[place], None)
        yield seq, summary.what()


def row_hash(table: str, row: Mapping[str, Any]) -> str:
    """The hash of a row. Raises ValueError for values that no row has, such as bytes."""
    return digest({"table": table, **{key: value for key, value in row.items() if value is not None}})


def _there(connection: Connection) -> list[Table]:
    """Those of the tables that the database has: one of an earlier version has fewer, and fewer columns."""
    names = table_names(connection)
    return [table for table in COVERED if table.name in names]


class _Summary:
    """Hashes of rows on their way into a digest."""

    def __init__(self) -> None:
        self._total, self._rows = hashlib.sha256(), dict[str, int]()

    def take(self, table: Table, hashes: Iterable[str]) -> None:
        for one in hashes:
            self._total.update(f"{one}\n".encode())
            self._rows[table.name] = self._rows.get(table.name, 0) + 1

    def what(self) -> dict[str, Any]:
        return {"rows": self._rows, "digest": self._total.hexdigest()} if self._rows else {}


def _grouped(connection: Connection, table: Table) -> Iterator[tuple[int, Iterator[str]]]:
    for seq, group in itertools.groupby(_numbered(connection, table), lambda one: one.logged):
        yield seq, (one.hash for one in group)


def _numbered(connection: Connection, table: Table, seq: int | None = None) -> Iterator[Covered]:
    """The rows of a table in the order of a digest, with the tombstones of those that were erased in their places."""
    gone = _tombstones(connection, table, seq)
    next_gone, entry, place = next(gone, None), 0, 0
    for logged, hash_, values in _living(connection, table, seq):
        while next_gone is not None and next_gone[0] < logged:
            yield Covered(*next_gone, None)
            next_gone = next(gone, None)
        entry, place = logged, place if logged == entry else 0
        while next_gone is not None and next_gone[:2] == (entry, place):
            yield Covered(*next_gone, None)
            next_gone, place = next(gone, None), place + 1
        yield Covered(logged, place, hash_, values)
        place += 1
    while next_gone is not None:
        yield Covered(*next_gone, None)
        next_gone = next(gone, None)


def _living(connection: Connection, table: Table, seq: int | None) -> Iterator[tuple[int, str, Mapping[str, Any]]]:
    """The entry that a row bears, the row's hash, and the row."""
    query = _ALL[table] if seq is None else _OF_ONE[table]
    result = connection.execute(query, {} if seq is None else {"seq": seq})
    name, columns = str(table.name), [str(key) for key in result.keys()]  # noqa: SIM118  # it is no dict
    for row in result:
        values = dict(zip(columns, row, strict=True))
        try:
            yield values["logged"], row_hash(name, values), values
        except ValueError as error:
            raise ValueError(f"a row of {name}: {error}") from error


def _tombstones(connection: Connection, table: Table, seq: int | None) -> Iterator[tuple[int, int, str]]:
    """Of each row that was erased the entry that covers it, its place and its hash."""
    if table not in _ERASABLE or TOMBSTONE not in _there(connection):
        return
    query = _GONE.where(TOMBSTONE.c.kind == table.name)
    if seq is not None:
        query = query.where(TOMBSTONE.c.covered == seq)
    for row in connection.execute(query):
        yield row.covered, row.place, row.hash
