"""The engine `spark` for what this process has: batches go to the machines and come back, in their order."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql.pandas.types import from_arrow_schema

from tawthiq.engines.limits import Limits
from tawthiq.engines.spark import map_rows
from tawthiq.engines.work import Item, Packed, Result, Work

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_EACH = 16  # batches that a core is given at a time: so much is in memory, here and there
_SCHEMA = pa.schema([("number", pa.int64()), ("data", pa.binary())])

Numbered = tuple[int, Any]


@dataclass(frozen=True, slots=True)
class SparkBatches:
    """Guarded as every engine on Spark is: an item over which a process hangs or dies is lost, and said to be."""

    session: SparkSession
    limits: Limits

    def run(self, work: Work[Item, Result, Packed], batches: Iterable[Sequence[Item]]) -> Generator[Packed, None, None]:
        """What came of each batch, in order. No job is started where there is none."""
        coming, cores = iter(batches), self.session.sparkContext.defaultParallelism
        schema, carried = from_arrow_schema(_SCHEMA), _Carried(work)
        while some := list(itertools.islice(coming, _EACH * cores)):
            data = [pickle.dumps([(number, item) for item in batch]) for number, batch in enumerate(some)]
            table = pa.table({"number": range(len(data)), "data": data}, _SCHEMA)
            frame = self.session.createDataFrame(table).repartition(min(len(data), 2 * cores))
            done = map_rows(frame, _unpack, carried, schema, self.limits).collect()
            found = {row["number"]: pickle.loads(row["data"]) for row in done}
            for number in range(len(some)):
                yield found[number] if number in found else work.pack([])


@dataclass(frozen=True)
class _Carried:
    """Work whose items come with the number of their batch, and whose results go as bytes."""

    work: Work[Any, Any, Any]

    def start(self) -> Callable[[Numbered], Numbered]:
        do = self.work.start()
        return lambda item: (item[0], do(item[1]))

    def lost(self, item: Numbered, reason: str) -> Numbered:
        return item[0], self.work.lost(item[1], reason)

    def pack(self, results: Sequence[Numbered]) -> pa.RecordBatch:
        numbers = [number for number, _ in results[:1]]
        data = [pickle.dumps(self.work.pack([one for _, one in results])) for _ in numbers]
        columns = [pa.array(numbers, pa.int64()), pa.array(data, pa.binary())]
        return pa.RecordBatch.from_arrays(columns, schema=_SCHEMA)


def _unpack(rows: pa.RecordBatch) -> Iterator[list[Numbered]]:
    for data in rows.column("data").to_pylist():
        yield pickle.loads(data)
