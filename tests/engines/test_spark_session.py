"""What the engine spark needs is named where it is missing."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest
from tests.spark_session import spark

from tawthiq.engines.spark_session import spark_session
from tawthiq.errors import EngineError


def test_the_package_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name="pyspark")

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(EngineError, match=r"pyspark: pip install 'tawthiq\[spark\]'"):
        spark_session()


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        ('openjdk version "11.0.2" 2019-01-15', "is version 11: install Java 17"),
        ('java version "1.8.0_202"', "is version 1: install Java 17"),
    ],
)
def test_an_old_java_is_told(answer: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!/bin/sh\necho '{answer}' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(EngineError, match=complaint):
        sys.modules[spark_session.__module__]._check_java()


def test_no_java_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(EngineError, match="there is none here: install Java 17"):
        sys.modules[spark_session.__module__]._check_java()


def test_what_spark_was_told_goes_before_what_is_usual() -> None:
    told, usual = "spark.sql.shuffle.partitions", "spark.sql.files.maxRecordsPerFile"
    session = spark()
    before = session.conf.get(told)
    assert session.sparkContext.getConf().contains(told)
    try:
        assert spark_session(usual={told: "64", usual: "7"}) is session
        assert (session.conf.get(told), session.conf.get(usual)) == (before, "7")
    finally:
        session.conf.unset(usual)
