"""The door to long runs over archives: an order and the choice of an engine, to claims by month."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tawthiq.engines import Engine, Limits, Local, Pool, cores, spark_session
from tawthiq.errors import EngineError
from tawthiq.pipeline.runs.order import Order
from tawthiq.pipeline.runs.summary import Summary, Watch

ENGINES = ("local", "pool", "spark")
"""The names of the engines, as people choose among them."""

FEW_REPORTS = 200
"""Of no more new reports than this a build starts no processes, which takes some seconds, unless it is told to."""

SPARK_SETTINGS = {
    "spark.sql.files.maxPartitionBytes": "16m",  # a task of some seconds to a minute: little is lost with a machine
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100",
    "spark.sql.shuffle.partitions": "64",
}
"""What a session of a run has, where `spark-submit` says nothing else."""


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """An engine by its name, with how many processes it may have (`None`: one for each core), the seconds that one
    report may take, and the master of Spark (`None`: that of `spark-submit`, or this machine).
    """

    name: str = "pool"
    processes: int | None = None
    seconds: float | None = None
    master: str | None = None

    @property
    def limits(self) -> Limits:
        """What a report may cost."""
        return Limits() if self.seconds is None else Limits(self.seconds)

    def engine(self, few: int = 0) -> Engine:
        """The engine, for work that begins here; of no more than `few` items the pool makes nothing. Raises EngineError
        where Spark is asked for and cannot be had.
        """
        if self.name == "spark":
            session = spark_session(self.master)
            engine: Engine = importlib.import_module("tawthiq.engines.spark_batches").SparkBatches(session, self.limits)
            return engine
        return Local() if self.name == "local" else Pool(self.processes or cores(), self.limits, few)


def extract_archive(order: Order, choice: EngineChoice, watch: Watch, clock: Callable[[], float]) -> Summary:
    """Read an archive into claims by month, and go on where an earlier run of the same order stopped.

    `watch` is told how far it is; `clock` gives seconds. Raises InputError where the input cannot be found or the
    output is not of this order, EngineError where the packages of the extras `scale` or `spark` are missing.
    """
    if choice.name == "spark":
        session = spark_session(choice.master, usual=SPARK_SETTINGS)
        on_spark: Summary = _module("spark_running").run_on_spark(order, session, choice.limits, watch, clock)
        return on_spark
    here: Summary = _module("running").run_here(order, choice.engine(), watch, clock)
    return here


def _module(name: str) -> Any:
    try:
        return importlib.import_module(f"tawthiq.pipeline.runs.{name}")
    except ImportError as error:
        raise EngineError(f"--output needs the package {error.name}: pip install 'tawthiq[scale]'") from error
