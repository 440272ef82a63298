"""Records, their keys and their places as Arrow tables, from which DuckDB and Spark make and weigh pairs."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.blocking import reach_of, tokens_of
from tawthiq.incidents.records import Record
from tawthiq.model import Precision

NOWHERE = -1  # the number of no place


def records_table(records: Sequence[Record], _: Atlas) -> pa.Table:
    """What comparisons look at, a row a record; words are numbers, since they are only told apart."""
    numbers: dict[str, int] = {}

    def number(value: str) -> int:
        return numbers.setdefault(value, len(numbers))

    windows = [record.window for record in records]
    killed = [record.killed for record in records]
    return pa.table(
        {
            "unique_id": pa.array(range(len(records)), pa.int32()),
            "match_key": pa.nulls(len(records), pa.string()),  # Splink asks each record for what a condition names
            "source": pa.array([number(record.source) for record in records], pa.int32()),
            "original": pa.array([number(record.original) for record in records], pa.int32()),
            "first": pa.array([window.first.toordinal() if window else None for window in windows], pa.int32()),
            "last": pa.array([window.last.toordinal() if window else None for window in windows], pa.int32()),
            "slack": pa.array([window.tolerance if window else None for window in windows], pa.int32()),
            "stated": pa.array([window.stated if window else None for window in windows], pa.bool_()),
            "place": pa.array([NOWHERE if r.place is None else r.place for r in records], pa.int32()),
            "parties": pa.array([[number(p) for p in sorted(r.parties)] for r in records], pa.list_(pa.int32())),
            "figures": pa.array([sorted(record.figures) for record in records], pa.list_(pa.int64())),
            "large": pa.array([sorted(record.large) for record in records], pa.list_(pa.int64())),
            "kinds": pa.array([record.kinds for record in records], pa.int32()),
            "akin": pa.array([record.akin for record in records], pa.int32()),
            "least": pa.array([edges and edges[0] for edges in killed], pa.int32()),
            "most": pa.array([edges and edges[1] for edges in killed], pa.int32()),
        }
    )


def points_table(_: Sequence[Record], atlas: Atlas) -> pa.Table:
    """The settlements with entries that only another's distance can make neighbours."""
    listed = [(n, p) for n, p in enumerate(atlas.places) if p.id and p.near is None and p.precision is Precision.EXACT]
    found = [(number, place.lat, place.lon) for number, place in listed if place.lat is not None]
    columns: list[list[Any]] = [list(column) for column in zip(*found, strict=True)] or [[], [], []]
    kinds = {"place": pa.int32(), "lat": pa.float64(), "lon": pa.float64()}
    arrays = [pa.array(column, kind) for column, kind in zip(columns, kinds.values(), strict=True)]
    return pa.table(dict(zip(kinds, arrays, strict=True)))


def tokens_table(records: Sequence[Record], atlas: Atlas) -> pa.Table:
    """The tokens of the records that have days, with the days and how much further they look."""
    days, own, probe = array("i"), _Lists(), _Lists()
    for position, record in enumerate(records):
        if (window := record.window) is not None:
            tokens = tokens_of(record, atlas)
            own.add(tokens.own)
            probe.add(tokens.probe)
            days.extend((position, window.first.toordinal(), window.last.toordinal(), reach_of(window)))
    names = ("record", "first", "last", "reach")
    columns = {name: _column(pa.int32(), days[start :: len(names)]) for start, name in enumerate(names)}
    return pa.table({**columns, "own": own.column(), "probe": probe.column()})


class _Lists:
    """A column of lists of 64-bit numbers, filled without an object for each of them."""

    def __init__(self) -> None:
        self._ends, self._values = array("i", [0]), array("q")

    def add(self, values: Sequence[int]) -> None:
        """One more row."""
        self._values.extend(values)
        self._ends.append(len(self._values))

    def column(self) -> pa.Array:
        """The rows in the order in which they came."""
        return pa.ListArray.from_arrays(_column(pa.int32(), self._ends), _column(pa.int64(), self._values))


def _column(kind: pa.DataType, values: array[int]) -> pa.Array:
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(values)])
