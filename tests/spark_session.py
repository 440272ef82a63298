"""One Spark session for all tests of a run: it takes ten seconds or more to start."""

from __future__ import annotations

import functools
import os
from pathlib import Path

import pytest

from tawthiq.engines.spark_session import spark_session
from tawthiq.errors import EngineError

ROOT = Path(__file__).parents[1]
_SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.executorEnv.PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),  # work that tests define, too
    "spark.sql.adaptive.enabled": "false",  # what is below makes small work short
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.files.minPartitionNum": "1",  # each process of Python takes seconds to start
    "spark.sql.shuffle.partitions": "2",
}


def spark():
    """The session; the test is skipped where Spark or Java is missing."""
    session, missing = _session()
    if session is None:
        pytest.skip(missing)
    return session


@functools.cache
def _session():
    try:
        return spark_session("local[2]", _SETTINGS), ""
    except EngineError as error:
        return None, str(error)
