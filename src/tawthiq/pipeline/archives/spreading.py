"""The reports of an archive as texts on Spark, from the files that a run reads."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tawthiq.documents import Reading
from tawthiq.engines.spark_session import set_usual
from tawthiq.errors import InputError
from tawthiq.model import Report
from tawthiq.pipeline.archives.tables import arrow
from tawthiq.pipeline.runs.hadoop_folder import Hadoop
from tawthiq.pipeline.runs.items import reading_of

if TYPE_CHECKING:
    from pyspark import Accumulator
    from pyspark.sql import DataFrame, SparkSession

    from tawthiq.engines.spark import Unpack

_PARTS = "spark.sql.shuffle.partitions"


def texts_on_spark(
    inputs: Sequence[str], session: SparkSession, unread: Accumulator[int], signatures: Any
) -> DataFrame:
    """The texts (`signatures.TEXTS`) of the reports in the files at these addresses, and in the folders there, of all
    forms that a run reads. `unread` counts what is no report, and the files that cannot be read to their end.
    """
    fit(session)
    sources = arrow("tawthiq.pipeline.runs.spark_sources")
    checking = arrow("tawthiq.pipeline.runs.spark_checking")
    schema = ", ".join(f"{field.name} {_TYPES[str(field.type)]}" for field in signatures.TEXTS)
    frames = [session.createDataFrame([], schema)]
    for source in sources.sources_at(session, inputs):
        faults = checking.broken_files(session, source)
        unread.add(len(faults))
        for part in checking.apart(source, list(faults)):
            for frame, unpack in sources.tables_of(session, part):
                frames.append(frame.mapInArrow(_signing(unpack, unread, signatures), schema))
    return functools.reduce(lambda whole, frame: whole.unionAll(frame), frames)


_TYPES = {"string": "string", "int64": "bigint", "list<item: int64>": "array<bigint>"}


def fit(session: SparkSession) -> None:
    """Have what is sorted anew go into twice as many parts as there are cores, where nobody has said how many: with
    Spark's own two hundred a small cluster waits for the beginnings of tasks.
    """
    set_usual(session, {_PARTS: str(2 * session.sparkContext.defaultParallelism)})


def require_new(address: str, session: SparkSession) -> None:
    """Raise InputError where there is something at an address that is to be written: before the work, not after it."""
    hadoop = Hadoop(session)
    path = hadoop.path(address)
    if hadoop.system(path).exists(path):
        raise InputError(address, "is there already", "name a new folder, or delete that one")


def _signing(unpack: Unpack, unread: Accumulator[int], signatures: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def reports(batches: Iterable[Any]) -> Iterator[Report]:
        for item in (item for batch in batches for items in unpack(batch) for item in items):
            reading = reading_of(item)
            if isinstance(reading, Reading):
                yield Report(reading.document, ())
            elif reading is not None:
                unread.add(1)

    def sign(batches: Iterable[Any]) -> Iterator[Any]:
        yield from signatures.signed(reports(batches))

    return sign
