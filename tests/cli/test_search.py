"""`search`: what is printed for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
REPORTS = [
    {"doc_id": "a", "text": "قُتل خمسة مدنيين في غارة على بلدة هجين.", "published": "2018-11-18", "outlet": "وكالة"},
    {"doc_id": "b", "text": "غارة جوية على مدينة أخرى.", "published": "2018-11-19"},
    {"doc_id": "c", "text": "A strike hit the town of Hajin."},
]


@pytest.fixture
def case(run: Run) -> str:
    Path("in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in REPORTS), encoding="utf-8")
    run("new", "case")
    run("add", "case", "in.jsonl")
    return "case"


def test_reports_are_listed_the_latest_first_with_the_words_marked(run: Run, case: str) -> None:
    found = run("search", case, "غاره")
    assert found.exit_code == 0
    lines = found.stdout.splitlines()
    assert (lines[0], lines[3]) == ("b  2018-11-19, (no source)", "a  2018-11-18, وكالة")
    assert "[غارة]" in lines[4]
    assert lines[5] == "    at 20-24"
    assert REPORTS[0]["text"][20:24] == "غارة"
    assert "found 2 reports" in found.stderr


def test_programs_get_offsets(run: Run, case: str) -> None:
    (line,) = run("search", case, '"town of hajin"', "--json").stdout.splitlines()
    hit = json.loads(line)
    (match,) = hit["matches"]
    assert REPORTS[2]["text"][match["start"] : match["end"]] == "town of Hajin"
    assert (hit["doc_id"], hit["published"]) == ("c", None)


def test_a_limit_says_that_there_may_be_more(run: Run, case: str) -> None:
    found = run("search", case, "غارة", "--limit", "1")
    assert found.stdout.startswith("b  ")
    assert "there may be more: --limit 2" in found.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [(['"open'], "a quotation mark is not closed"), (["؟"], "nothing to look for"), (["x"], "found 0 reports")],
)
def test_what_cannot_be_found_is_told(run: Run, case: str, words: list[str], told: str) -> None:
    assert told in run("search", case, *words).stderr


def test_a_folder_that_is_no_case_is_refused(run: Run) -> None:
    found = run("search", "nowhere", "x")
    assert found.exit_code != 0
    assert "not a case" in found.stderr
