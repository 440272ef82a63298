"""The reports of an archive as texts on Spark, from files that it reads line by line or row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tawthiq.documents import COLUMNS, Reading, read_line
from tawthiq.errors import InputError
from tawthiq.model import Report
from tawthiq.pipeline.runs.hadoop_folder import Hadoop

if TYPE_CHECKING:
    from pyspark import Accumulator
    from pyspark.sql import DataFrame, SparkSession

_PARTS = "spark.sql.shuffle.partitions"
TEXT_ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.bz2", ".jsonl.zst", ".json")


def texts_on_spark(
    inputs: Sequence[str], session: SparkSession, unread: Accumulator[int], signatures: Any
) -> DataFrame:
    """The texts (`signatures.TEXTS`) of the reports at these addresses: JSON Lines by the ending of the name, else
    Parquet with its columns. `unread` counts what is no report.
    """
    fit(session)
    frames = []
    lines = [one for one in inputs if one.endswith(TEXT_ENDINGS)]
    if lines:
        frames.append(session.read.text(lines).select("value"))
    for one in inputs:
        if one not in lines:
            table = session.read.parquet(one)
            known = [name for name in COLUMNS if name in table.columns]
            frames.append(table.selectExpr(f"to_json(struct({', '.join(known)})) AS value"))
    value = frames[0]
    for frame in frames[1:]:
        value = value.unionAll(frame)
    schema = ", ".join(f"{field.name} {_TYPES[str(field.type)]}" for field in signatures.TEXTS)
    return value.mapInArrow(_signing(unread, signatures), schema)


_TYPES = {"string": "string", "int64": "bigint", "list<item: int64>": "array<bigint>"}


def fit(session: SparkSession) -> None:
    """Have what is sorted anew go into twice as many parts as there are cores, where nobody has said how many: with
    Spark's own two hundred a small cluster waits for the beginnings of tasks.
    """
    if not session.sparkContext.getConf().contains(_PARTS):
        session.conf.set(_PARTS, str(2 * session.sparkContext.defaultParallelism))


def require_new(address: str, session: SparkSession) -> None:
    """Raise InputError where there is something at an address that is to be written: before the work, not after it."""
    hadoop = Hadoop(session)
    path = hadoop.path(address)
    if hadoop.system(path).exists(path):
        raise InputError(address, "is there already", "name a new folder, or delete that one")


def _signing(unread: Accumulator[int], signatures: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def reports(batches: Iterable[Any]) -> Iterator[Report]:
        for batch in batches:
            for value in batch.column(0).to_pylist():
                reading = read_line(value.encode(), "input", None)
                if isinstance(reading, Reading):
                    yield Report(reading.document, ())
                elif reading is not None:
                    unread.add(1)

    def sign(batches: Iterable[Any]) -> Iterator[Any]:
        yield from signatures.signed(reports(batches))

    return sign
