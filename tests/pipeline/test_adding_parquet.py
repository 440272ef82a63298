"""Parquet into a case: tables of reports, and what a run over an archive has written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.pipeline.runs.archives import report, rows_of, run, write_lines, write_table

from tawthiq.documents import Metadata, confinement
from tawthiq.pipeline import add_paths, build_case, new_case, register_of
from tawthiq.store import Form


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case", "A case")
    return tmp_path / "case"


def test_a_table_is_kept_as_it_came_and_read_again_from_what_is_kept(case: Path, tmp_path: Path) -> None:
    path = write_table(tmp_path / "in.parquet", [report(1), report(2), report(1)])
    data = path.read_bytes()
    result = add_paths(case, [path], Metadata(), watch)
    assert result.added == ["r001", "r002"]
    assert [one.where for one in result.skipped] == [f"{path}:3"]
    assert add_paths(case, [path], Metadata(), watch).known == [str(path)]
    (kept,) = register_of(case)
    assert (kept.evidence.form, kept.reports) == (Form.PARQUET, 2)
    assert kept.evidence.media_type == "application/vnd.apache.parquet"
    assert (case / "archive" / kept.evidence.sha256).read_bytes() == data
    path.unlink()
    built = build_case(case, watch)
    assert [str(one.document.published) for one in built.reports] == ["2018-11-18", "2018-12-18"]
    assert all(one.claims for one in built.reports)
    assert built.skipped == result.skipped or "taken" in built.skipped[0].problem


def test_what_a_run_has_written_comes_into_a_case_with_the_same_claims(case: Path, tmp_path: Path) -> None:
    titled = report(7) | {"title": "عنوان  الخبر", "url": "https://example.org/7", "language": "ar-SY"}
    lines = write_lines(tmp_path / "in.jsonl", [*map(report, range(7)), titled])
    run([lines], tmp_path / "claims")
    result = add_paths(case, [tmp_path / "claims"], Metadata(), watch)
    assert sorted(result.added) == [f"r{number:03}" for number in range(8)]
    assert result.skipped == []
    build_case(case, watch)
    built = (case / "output" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    written = [row["line"] for row in rows_of(tmp_path / "claims")]
    assert list(map(_without_hash, built)) == list(map(_without_hash, written))


def _without_hash(line: str) -> dict[str, object]:
    """What a report says; its evidence is another file in the case."""
    return {name: value for name, value in json.loads(line).items() if name != "sha256"}


def test_what_is_missing_is_named_with_its_remedy(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "none").mkdir()
    missing = "raise ModuleNotFoundError('No module named pyarrow', name='pyarrow')\n"
    (tmp_path / "none" / "pyarrow.py").write_text(missing, encoding="utf-8")
    path = write_table(tmp_path / "in.parquet", [report(1)])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "none"), os.environ.get("PYTHONPATH", "")]))
    confinement._stop_all()
    try:
        (skipped,) = add_paths(case, [path], Metadata(), watch).skipped
    finally:
        confinement._stop_all()
    assert skipped.problem == "cannot be read without the package pyarrow"
    assert skipped.remedy == 'pip install "tawthiq[scale]"'
