"""The Spark session of this program: started once, with the settings that it needs, or taken as it is there."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tawthiq.errors import EngineError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

JAVA = 17
"""The oldest Java that Spark runs on."""

_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",  # a month is text
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_VERSION = re.compile(r'version "(\d+)')
_INSTALL = "pip install 'tawthiq[spark]'"


def spark_session(
    master: str | None = None,
    settings: Mapping[str, str] | None = None,
    usual: Mapping[str, str] | None = None,
) -> SparkSession:
    """The session that runs in this process, or a new one on `master`.

    `master` is an address as Spark has it, such as `local[4]` or `spark://host:7077`; without it that of
    `spark-submit`, or else all cores of this machine. `settings` go over those of the program. `usual` are settings
    that a session has where nobody has said otherwise (`spark-submit --conf`). Python on the machines of the cluster is
    the one of `PYSPARK_PYTHON`, or else the one that runs this. Raises EngineError where PySpark or Java is missing,
    with how to get it.
    """
    try:
        sql = importlib.import_module("pyspark.sql")
    except ImportError as error:
        raise EngineError(f"the engine spark needs the package {error.name or 'pyspark'}: {_INSTALL}") from error
    if "PYSPARK_GATEWAY_PORT" not in os.environ:  # spark-submit has started Java already
        _check_java()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    builder = sql.SparkSession.builder.appName("tawthiq")
    if master is not None:
        builder = builder.master(master)
    for name, value in {**_SETTINGS, **(settings or {})}.items():
        builder = builder.config(name, value)
    try:
        session: SparkSession = builder.getOrCreate()
    except Exception as error:  # whatever Java or a cluster that is not there raises
        what = " ".join(str(error).split())[:300]
        raise EngineError(f"no Spark session{f' on {master}' if master else ''}: {what}") from error
    session.sparkContext.setLogLevel("ERROR")
    set_usual(session, usual or {})
    return session


def set_usual(session: SparkSession, usual: Mapping[str, str]) -> None:
    """Give a session settings where it was started without any of the name."""
    said = session.sparkContext.getConf()
    for name, value in usual.items():
        if not said.contains(name):
            session.conf.set(name, value)


def _check_java() -> None:
    """Raise EngineError where there is no Java, or one that is too old."""
    remedy = f"install Java {JAVA} (Debian and Ubuntu: apt install openjdk-{JAVA}-jre-headless) or set JAVA_HOME"
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if java is None:
        raise EngineError(f"the engine spark needs Java {JAVA}, and there is none here: {remedy}")
    try:
        answer = subprocess.run([java, "-version"], capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EngineError(f"{java} cannot be run ({error}): {remedy}") from error
    found = _VERSION.search(answer.stderr + answer.stdout)
    if found and int(found[1]) < JAVA:
        raise EngineError(f"the engine spark needs Java {JAVA}, and {java} is version {found[1]}: {remedy}")
