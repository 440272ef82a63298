"""The same evidence gives the same bytes, in whatever order Python keeps its sets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tawthiq.documents import Metadata
from tawthiq.pipeline import add_paths, new_case

PLACES = ("هجين", "الشعفة", "السوسة", "الباغوز")
TEXT = (
    "قال المرصد السوري لحقوق الإنسان إن {n} مدنيين قتلوا السبت في غارة للتحالف الدولي على بلدة {place}. "
    "ونفى التحالف الدولي مقتل مدنيين في البلدة. وقالت مصادر طبية إن {m} أشخاص أصيبوا في القصف."
)


def build(case: Path, seed: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "tawthiq", "build", str(case)]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in (case / "output").iterdir()}


def test_hash_seeds_change_nothing(tmp_path: Path) -> None:
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
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    new_case(tmp_path / "case", "A case")
    add_paths(tmp_path / "case", [path], Metadata(), lambda _done, _total: None)
    first = build(tmp_path / "case", "1")
    assert first["incidents.jsonl"]
    for seed in ("2", "3"):
        assert build(tmp_path / "case", seed) == first
