"""Rows of the register go because the law demands it: each leaves its hash, so that the log still covers it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from tawthiq.errors import CaseError
from tawthiq.store.coverage import rows_of
from tawthiq.store.database import insert
from tawthiq.store.erasure import Order, Removal
from tawthiq.store.tables import ERASURE, EVIDENCE, JUDGEMENT, RECEIPT, REPORT, TOMBSTONE

_AT_ONCE = 500  # values in one statement

_KEYS: Mapping[Table, Callable[[Mapping[str, Any]], str]] = {
    REPORT: lambda row: f"{row['sha256']}:{'' if row['line'] is None else row['line']}",
    RECEIPT: lambda row: str(row["number"]),
    EVIDENCE: lambda row: str(row["sha256"]),
    JUDGEMENT: lambda row: str(row["id"]),
}
"""What a tombstone calls the row that it stands for, as the triggers do: nothing that is anybody's words.

Rows go in this order, for receipts and reports lead to their evidence.
"""


def erase_rows(connection: Connection, seq: int, order: Order) -> dict[str, Any]:
    """Carry out an erasure that entry `seq` will cover, and give what the entry is to say beside its rows.

    Raises CaseError where something of it is not there.
    """
    kept = {removal.sha256: _bytes_kept(connection, removal) for removal in order.removals}
    gone: dict[Table, set[Any]] = {table: set() for table in _KEYS}
    reports = dict[str, int]()
    for removal in order.removals:
        ids = _reports_of(connection, removal)
        reports[removal.sha256] = len(ids)
        gone[REPORT] |= ids
        if removal.remains is None:
            gone[EVIDENCE] |= _keys(connection, EVIDENCE, EVIDENCE.c.sha256, [removal.sha256])
            gone[RECEIPT] |= _keys(connection, RECEIPT, RECEIPT.c.sha256, [removal.sha256])
    gone[JUDGEMENT] = _keys(connection, JUDGEMENT, JUDGEMENT.c.id, order.judgements)
    for table, keys in gone.items():
        _bury(connection, seq, table, keys)
    rows = [
        {"sha256": one.sha256, "removed": kept[one.sha256], "remains": one.remains, "reports": reports[one.sha256]}
        for one in order.removals
    ]
    insert(connection, ERASURE, [row | {"reason": order.reason, "logged": seq} for row in rows])
    lines = [{"id": id_, "line": line, "logged": seq} for id_, line in sorted(order.judgements.items()) if line]
    insert(connection, JUDGEMENT, lines)
    return {
        "evidence": [{key: row[key] for key in ("sha256", "remains") if row[key]} for row in rows],
        "reports": sum(reports.values()),
        "judgements": len(order.judgements),
    }


def _bytes_kept(connection: Connection, removal: Removal) -> str:
    """The hash of the bytes that the archive has of evidence now. Raises CaseError where the case has none."""
    there = select(EVIDENCE.c.received).where(EVIDENCE.c.sha256 == removal.sha256)
    if connection.execute(there).one_or_none() is None:
        raise CaseError(f"no evidence {removal.sha256}: another may have erased it; see: tawthiq evidence")
    query = select(ERASURE.c.remains).where(ERASURE.c.sha256 == removal.sha256)
    last = connection.execute(query.order_by(ERASURE.c.number.desc()).limit(1)).scalar_one_or_none()
    return str(last or removal.sha256)


def _reports_of(connection: Connection, removal: Removal) -> set[str]:
    """The ids of the reports that go. Raises CaseError where one is not in this evidence."""
    there = _keys(connection, REPORT, REPORT.c.sha256, [removal.sha256])
    if removal.remains is None:
        return there
    if missing := sorted(removal.reports - there):
        raise CaseError(f"no report {missing[0]!r} in {removal.sha256}: another may have erased it")
    return there & removal.reports


def _keys(connection: Connection, table: Table, column: Any, values: Collection[str]) -> set[Any]:
    """The keys of the rows that have one of these values in a column."""
    (key,) = table.primary_key
    found: set[Any] = set()
    for some in _batches(sorted(values)):
        found |= set(connection.execute(select(key).where(column.in_(some))).scalars())
    return found


def _bury(connection: Connection, seq: int, table: Table, keys: Collection[Any]) -> None:
    """Put a tombstone in the place of each of these rows, and delete them."""
    if not keys:
        return
    (key,) = table.primary_key
    entries: set[int] = set()
    for some in _batches(sorted(keys)):
        entries |= set(connection.execute(select(table.c.logged).where(key.in_(some))).scalars())
    for entry in sorted(entries):
        found = (
            {
                "kind": str(table.name),
                "row_key": _KEYS[table](one.values),
                "covered": entry,
                "place": one.place,
                "hash": one.hash,
                "logged": seq,
            }
            for one in rows_of(connection, table, entry)
            if one.values is not None and one.values[key.name] in keys
        )
        for some in _batches(list(found)):
            insert(connection, TOMBSTONE, some)
    delete = table.delete().where(key == bindparam("gone"))
    for some in _batches(sorted(keys)):
        connection.execute(delete, [{"gone": one} for one in some])


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    every = list(values)
    for at in range(0, len(every), _AT_ONCE):
        yield every[at : at + _AT_ONCE]
