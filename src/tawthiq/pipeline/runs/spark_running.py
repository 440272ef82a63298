"""An archive wherever Spark reaches it into claims by month: the same rows as an engine on this machine gives."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema

from tawthiq.engines import Limits
from tawthiq.engines.spark import map_rows
from tawthiq.pipeline.runs.hadoop_folder import Hadoop, HadoopFolder
from tawthiq.pipeline.runs.inputs import form_of, no_files
from tawthiq.pipeline.runs.order import Order, recipe
from tawthiq.pipeline.runs.record import HIDDEN, REJECTED, Finished, Record
from tawthiq.pipeline.runs.rows import ASIDE, STAGED, rejection_of, take_aside
from tawthiq.pipeline.runs.spark_checking import apart, broken_files
from tawthiq.pipeline.runs.spark_faults import unreachable
from tawthiq.pipeline.runs.spark_sources import Source, tables_of
from tawthiq.pipeline.runs.summary import Standing, Summary, Watch
from tawthiq.pipeline.runs.tally import Tally
from tawthiq.pipeline.runs.work import Extraction
from tawthiq.pipeline.runs.writing import part_name

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PART_BYTES = 1_000_000_000
"""Of files in a part, which is one job of Spark: what a driver that is stopped can lose."""

PART_FILES = 1_000
_STAGING = f"{HIDDEN}/staging"
_LOOK = 0.5  # seconds between looks at how far Spark is


@dataclass(frozen=True, slots=True)
class Part:
    """Files that one job reads, all of one form, as (address, bytes)."""

    form: str
    files: tuple[tuple[str, int], ...]

    @property
    def size(self) -> int:
        """Bytes of all of them."""
        return sum(size for _, size in self.files)


def parts_of(files: Sequence[tuple[str, int]]) -> list[Part]:
    """Files in their order, cut into parts; a file is never cut."""
    parts: list[Part] = []
    for file in files:
        form, last = form_of(file[0]), parts[-1] if parts else None
        if form is None:
            continue
        if last and last.form == form and last.size + file[1] <= PART_BYTES and len(last.files) < PART_FILES:
            parts[-1] = Part(form, (*last.files, file))
        else:
            parts.append(Part(form, (file,)))
    return parts


def run_on_spark(
    order: Order, session: SparkSession, limits: Limits, watch: Watch, clock: Callable[[], float]
) -> Summary:
    """Do what is not done yet of a run, and sum all of it up. Raises InputError where that cannot be.

    `watch` is told how far it is, `clock` gives seconds.
    """
    hadoop = Hadoop(session)
    folder = HadoopFolder(hadoop, order.output)
    left_out = folder.places(REJECTED)
    found = [file for address in order.inputs for file in hadoop.files(address)]
    files = [file for file in found if form_of(file[0]) and not _is_within(file[0], left_out)]
    parts = parts_of(files)
    if not parts:
        raise no_files(order.inputs)
    record = Record(folder, recipe(order, files, (PART_BYTES, PART_FILES)))
    finished = record.begin(fresh=order.fresh)
    run, since = _Run(session, folder, Extraction(order.languages, order.filtered), limits), clock()
    way = _Way(parts, finished, len(finished), watch)
    for number in range(len(finished), len(parts)):
        with way.watched(session):
            tally, rejected = run.do(parts[number], number)
        now = clock()
        part = Finished(number, tally, now - since, {"part": number + 1})
        record.finish(part, rejected)
        finished.append(part)
        since = now
    return record.summary(finished, way.taken_over)


def _is_within(name: str, places: Sequence[str]) -> bool:
    return any(name == one or name.startswith(f"{one}/") for one in places)


@dataclass(frozen=True, slots=True)
class _Run:
    """Where to, by what, and what is done."""

    session: SparkSession
    folder: HadoopFolder
    work: Extraction
    limits: Limits

    def do(self, part: Part, number: int) -> tuple[Tally, list[str]]:
        """Write the files of one part: by Spark beside where they belong, then moved there under their names. Of a file
        that is broken what can be read of it is, and it is said to be. Raises InputError where one cannot be read for
        now.
        """
        source = Source.of(part.form, part.files)
        staging = f"{_STAGING}-{number:05}"
        faults = broken_files(self.session, source)
        try:
            self._write(apart(source, list(faults)), staging)
        except Exception as error:  # of Java, or of a process of Python on another machine
            fault = unreachable(error)
            if fault is None:
                raise
            raise fault from error
        rejected, tally = self._aside(staging)
        rejected += [rejection_of(fault, None).rejected or "" for fault in faults.values()]
        self._move(staging, number)
        self.folder.delete(staging)
        return tally + Tally(items=len(faults), rejected=len(faults)), sorted(rejected)

    def _write(self, sources: Sequence[Source], staging: str) -> None:
        """The rows of what stands in the files, by month."""
        schema = from_arrow_schema(STAGED)
        tables = [table for source in sources for table in tables_of(self.session, source)]
        frames = [map_rows(frame, unpack, self.work, schema, self.limits) for frame, unpack in tables]
        rows = functools.reduce(DataFrame.union, frames) if frames else self.session.createDataFrame([], schema)
        together = rows.repartition("month").sortWithinPartitions("month", "doc_id", "line")
        together.write.mode("overwrite").partitionBy("month").parquet(f"{self.folder.name}/{staging}")

    def _aside(self, staging: str) -> tuple[list[str], Tally]:
        """What was not read, and how many of what there were."""
        if f"month={ASIDE}" not in self.folder.names(staging):
            return [], Tally()
        aside = self.session.read.parquet(f"{self.folder.name}/{staging}/month={ASIDE}").select("line").collect()
        return take_aside([row[0] for row in aside])

    def _move(self, staging: str, number: int) -> None:
        months = (name for name in self.folder.names(staging) if name.startswith("month="))
        for month in (name.removeprefix("month=") for name in months):
            names = self.folder.names(f"{staging}/month={month}")
            written = [name for name in names if name.endswith(".parquet") and month != ASIDE]
            for index, name in enumerate(written):
                goal = part_name(month, number)
                goal = goal.replace(".parquet", f"-{index}.parquet") if index else goal
                self.folder.move(f"{staging}/month={month}/{name}", goal)


@dataclass(frozen=True, slots=True)
class _Way:
    """How far a run is: `finished` of all `parts`, some of them `before` it began."""

    parts: Sequence[Part]
    finished: list[Finished]
    before: int
    watch: Watch

    @property
    def taken_over(self) -> int:
        """Items of earlier runs."""
        return sum(part.tally.items for part in self.finished[: self.before])

    @contextlib.contextmanager
    def watched(self, session: SparkSession) -> Iterator[None]:
        """Tell how far it is while the next part is done, by how many tasks are."""
        over = threading.Event()

        def look() -> None:
            while not over.wait(_LOOK):
                self._tell(_share(session))

        self._tell(0.0)
        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _tell(self, share: float) -> None:
        """Items of the part that is being done are told by the share of it, as many a byte as in those before it."""
        number = len(self.finished)
        items, passed = sum(part.tally.items for part in self.finished), self._size(number)
        now = passed + int(share * self.parts[number].size)
        guess = items * now // passed if passed else 0
        self.watch(Standing(now, self._size(), guess, self.taken_over, self._size(self.before)))

    def _size(self, end: int | None = None) -> int:
        return sum(part.size for part in self.parts[:end])


def _share(session: SparkSession) -> float:
    """Which share of the tasks that read is done."""
    tracker: Any = session.sparkContext.statusTracker()
    stages = [tracker.getStageInfo(number) for number in tracker.getActiveStageIds()]
    largest = max((one for one in stages if one), key=lambda one: one.numTasks, default=None)
    return largest.numCompletedTasks / max(1, largest.numTasks) if largest else 0.0
