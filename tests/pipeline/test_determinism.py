"""The same evidence gives the same bytes, in whatever order Python keeps its sets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.spark_session import spark

from tawthiq.documents import Metadata
from tawthiq.pipeline import add_paths, build_case, new_case

PLACES = ("هجين", "الشعفة", "السوسة", "الباغوز")
TEXT = (
    "قال المرصد السوري لحقوق الإنسان إن {n} مدنيين قتلوا السبت في غارة للتحالف الدولي على بلدة {place}. "
    "ونفى التحالف الدولي مقتل مدنيين في البلدة. وقالت مصادر طبية إن {m} أشخاص أصيبوا في القصف."
)


def build(case: Path, seed: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "tawthiq", "build", str(case)]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in (case / "output").iterdir()}


def made(folder: Path) -> Path:
    """A case of twelve reports of four places."""
    reports = [
        {
            "doc_id": f"{place}-{number}",
            "published": "2018-11-18",
            "outlet": f"outlet {number}",
            "text": TEXT.format(n=3 + number, m=5 + number, place=place),
        }
        for place in PLACES
        for number in range(3)
    ]
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    new_case(folder / "case", "A case")
    add_paths(folder / "case", [path], Metadata(), unheard)
    return folder / "case"


def unheard(_done: int, _total: int) -> None:
    """Progress is of no interest here."""


def test_hash_seeds_change_nothing(tmp_path: Path) -> None:
    case = made(tmp_path)
    first = build(case, "1")
    assert first["incidents.jsonl"]
    for seed in ("2", "3"):
        assert build(case, seed) == first


def test_a_case_compared_on_spark_is_the_same(tmp_path: Path) -> None:
    on_spark = pytest.importorskip("tawthiq.pipeline.archives.linking_on_spark", exc_type=ImportError)
    matcher = on_spark.matcher_on(spark())
    case = made(tmp_path)
    here = build(case, "1")
    build_case(case, unheard, fresh=True, matcher=matcher)
    assert {path.name: path.read_bytes() for path in (case / "output").iterdir()} == here
