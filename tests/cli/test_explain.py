from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
TEXT = "قال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا السبت في غارة على بلدة هجين."
OPEN, CLOSE = "\u2068", "\u2069"


def test_explain_shows_fields_rules_and_their_words(run: Run) -> None:
    Path("note.txt").write_text(TEXT, encoding="utf-8")
    result = run("explain", "--published", "2018-11-18", "note.txt")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "note: ar, 2018-11-18, claims: 1"
    assert any(line.startswith("  rule ar.count.") for line in lines)
    assert f"    for         casualties.0 {OPEN}ثلاثة مدنيين{CLOSE}" in lines
    assert any("lang/ar/rules/counts.toml:" in line for line in lines)


def test_each_text_of_a_report_is_kept_apart_from_its_line(run: Run) -> None:
    Path("note.txt").write_text(TEXT, encoding="utf-8")
    lines = run("explain", "note.txt").stdout.splitlines()
    assert any(OPEN in line for line in lines)
    for line in lines:
        assert line.count(OPEN) == line.count(CLOSE)
        assert re.sub(f"{OPEN}[^{CLOSE}]*{CLOSE}", "", line).isascii()


def test_explain_as_json_from_standard_input(run: Run) -> None:
    report = {"doc_id": "a", "text": TEXT, "published": "2018-11-18"}
    result = run("explain", "-", "--json", stdin=json.dumps(report) + "\n")
    assert result.exit_code == 0, result.output
    shape = json.loads(result.stdout)
    assert shape["doc_id"] == "a"
    assert len(shape["explained"]) == len(shape["claims"]) == 1


def test_problems_are_shown(run: Run) -> None:
    Path("note.txt").write_text(TEXT, encoding="utf-8")
    assert "problem " in run("explain", "note.txt").stdout


def test_several_reports_ask_for_an_id(run: Run) -> None:
    lines = "".join(json.dumps({"doc_id": doc_id, "text": TEXT}) + "\n" for doc_id in "ab")
    result = run("explain", "-", stdin=lines)
    assert result.exit_code == 1
    assert "choose one with --doc-id" in result.stderr
    assert run("explain", "-", "--doc-id", "b", stdin=lines).exit_code == 0
