"""Whole reports of several kinds and what is read in them, as readable JSON; `pytest --update-golden` writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq.model import Report
from tawthiq.wire import report_to_json
from tests.reading import misquoted, read_text

FOLDER = Path(__file__).parent / "golden"
REPORTS = sorted(FOLDER.glob("*.txt"))
LEFT_OUT = frozenset({"aliases", "spans"})  # these grow with the tables, or are checked elsewhere


def published(path: Path) -> str:
    """The day of publication, at the end of the file's name."""
    return path.stem[-len("2000-01-01") :]


def reading(path: Path) -> Report:
    return read_text(path.read_text(encoding="utf-8"), published(path))


def plain(value: Any) -> Any:
    """What the program prints, without what is left out; a claim's id, which is a hash of the rest, too."""
    if isinstance(value, dict):
        kept = {
            key: inner for key, inner in value.items() if key not in LEFT_OUT and not (key == "id" and "spans" in value)
        }
        return {key: plain(inner) for key, inner in kept.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_golden_report(path: Path, request: pytest.FixtureRequest) -> None:
    report = reading(path)
    assert misquoted(report) == []
    printed = report_to_json(report)
    words = {claim["id"]: claim["text"] for claim in printed["claims"]}
    for claim in printed["claims"]:
        if "answers" in claim:
            claim["answers"] = words[claim["answers"]]
    found = plain(printed)
    golden = path.with_suffix(".json")
    if request.config.getoption("--update-golden"):
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_every_golden_report_has_its_reading_and_none_is_left_over() -> None:
    assert {path.stem for path in REPORTS} == {path.stem for path in FOLDER.glob("*.json")} != set()
