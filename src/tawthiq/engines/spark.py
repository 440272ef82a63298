"""The engine `spark`: work on the rows of a table, wherever Spark has them, in guarded processes on its machines.

Beside each process of Python that Spark starts for a core there is one that does the work, and that is all the guard
costs: rows go through one more pipe. Where it hangs or dies only the item is lost, and Spark hears nothing of it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tawthiq.engines.limits import Limits
from tawthiq.engines.pool import Crew
from tawthiq.engines.work import Work

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

Unpack = Callable[["pa.RecordBatch"], Iterable[Sequence[Any]]]
"""Rows as Spark hands them over to batches of items; a function of a module, so that it can go to other machines."""


def map_rows(
    frame: DataFrame, unpack: Unpack, work: Work[Any, Any, Any], schema: StructType, limits: Limits
) -> DataFrame:
    """A table of what came of the items in another; the work packs its results as batches of Arrow of that `schema`.

    Nothing is done before somebody asks for the rows, which stand in the order of the items within each partition.
    """
    return frame.mapInArrow(functools.partial(_map, unpack, work, limits), schema)


@dataclass(slots=True)
class _Kept:
    """The process that works for this one, from one partition to the next, since loading takes it seconds."""

    crew: Crew | None = None
    work: tuple[Work[Any, Any, Any], Limits] | None = None

    def of(self, work: Work[Any, Any, Any], limits: Limits) -> Crew:
        if self.crew is None or self.crew.is_over or self.work != (work, limits):
            if self.crew:
                self.crew.stop()
            self.crew, self.work = Crew(work, 1, limits), (work, limits)
        return self.crew


_kept = _Kept()


def _map(
    unpack: Unpack, work: Work[Any, Any, Any], limits: Limits, rows: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    yield from _kept.of(work, limits).run(batch for some in rows for batch in unpack(some))
