from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
TEXT = "قال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا السبت في غارة على بلدة هجين."
REPORT = {"doc_id": "a", "text": TEXT, "published": "2018-11-18", "title": "غارة على هجين"}


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"tawthiq, version {metadata.version('tawthiq')}\n"


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["new"],
        ["add"],
        ["build"],
        ["incidents"],
        ["show"],
        ["history"],
        ["evidence"],
        ["text"],
        ["log"],
        ["verify"],
        ["head"],
        ["timestamp"],
        ["seal"],
        ["open"],
        ["extract"],
        ["copies"],
        ["link"],
        ["evaluate"],
        ["lang"],
        ["lang", "check"],
        ["explain"],
        ["gazetteer", "import"],
    ],
)
def test_every_command_has_help(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["new"],
        ["add", "case"],
        ["add", "case", "no-such-file.txt"],
        ["extract", "no-such-file.txt"],
        ["extract", "--published", "2018-13-01", "-"],
        ["extract", "--language", "Arabic", "-"],
        ["lang", "check", "xx"],
    ],
    ids=" ".join,
)
def test_what_is_not_understood_exits_with_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert result.stdout == ""


def test_a_folder_that_is_no_case_fails_with_the_remedy(run: Run) -> None:
    Path("folder").mkdir()
    result = run("build", "folder")
    assert result.exit_code == 1
    assert "not a case, for it has no case.toml; make one with: tawthiq new folder" in result.stderr


def test_new_refuses_to_overwrite(run: Run) -> None:
    assert run("new", "case", "--name", "قضية").exit_code == 0
    before = Path("case/case.toml").read_bytes()
    result = run("new", "case")
    assert result.exit_code == 1
    assert "there is something already" in result.stderr
    assert Path("case/case.toml").read_bytes() == before
    assert 'name = "قضية"' in before.decode()


def test_wrong_settings_fail_with_their_key(run: Run) -> None:
    run("new", "case")
    Path("case/case.toml").write_text('name = "a"\nlanguage = "ar"')
    result = run("build", "case")
    assert result.exit_code == 1
    assert "case.toml: unknown key 'language'" in result.stderr


def test_build_prints_the_page_and_nothing_else_on_standard_output(run: Run) -> None:
    Path("in.jsonl").write_text(json.dumps(REPORT), encoding="utf-8")
    run("new", "case")
    assert run("add", "case", "in.jsonl").exit_code == 0
    result = run("build", "case")
    assert result.exit_code == 0, result.output
    assert result.stdout == os.path.join("case", "output", "report.html") + "\n"  # noqa: PTH118
    assert "1 report, " in result.stderr
    assert "<html" in Path(result.stdout.strip()).read_text(encoding="utf-8")


def test_extract_prints_one_line_a_report(run: Run) -> None:
    second = {**REPORT, "doc_id": "b"}
    result = run("extract", stdin=f"{json.dumps(REPORT)}\n{json.dumps(second)}\n")
    assert result.exit_code == 0, result.output
    first, other = map(json.loads, result.stdout.splitlines())
    assert (first["doc_id"], other["doc_id"]) == ("a", "b")
    assert "source_text" not in first


def test_offsets_refer_to_the_text_with_its_title(run: Run) -> None:
    result = run("extract", "--with-text", "-", stdin=json.dumps(REPORT))
    report = json.loads(result.stdout)
    assert report["source_text"] == f"{REPORT['title']}\n\n{TEXT}"
    for claim in report["claims"]:
        span = next(span for span in claim["spans"] if span["field"] == "text")
        assert report["source_text"][span["start"] : span["end"]] == claim["text"]


def test_a_text_file_takes_its_circumstances_from_options(run: Run) -> None:
    Path("note.txt").write_text(TEXT, encoding="utf-8")
    report = json.loads(run("extract", "--published", "2018-11-18", "--language", "ar", "note.txt").stdout)
    assert (report["doc_id"], report["published"], report["language"]) == ("note", "2018-11-18", "ar")


def test_no_day_of_publication_means_no_day(run: Run) -> None:
    Path("note.txt").write_text(TEXT, encoding="utf-8")
    report = json.loads(run("extract", "note.txt").stdout)
    assert report["published"] is None
    assert all("start" not in claim.get("time", {}) for claim in report["claims"])


def test_reports_are_printed_as_they_come() -> None:
    """The first line is out before the second is in: streams of any length are read in constant memory."""
    command = [sys.executable, "-m", "tawthiq", "extract", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for doc_id in ("a", "b"):
            process.stdin.write(json.dumps({**REPORT, "doc_id": doc_id}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["doc_id"] == doc_id
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def annotated(path: str, *reports: object) -> str:
    Path(path).write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    return path


def test_evaluate(run: Run) -> None:
    killed = {"outcome": "killed", "who": "civilians", "min": 3, "max": 3}
    claim = {"type": "casualty", "text": "three civilians were killed", "casualties": [killed], "speaker": None}
    gold = annotated(
        "gold.jsonl",
        {"doc_id": "a", "language": "ar", "claims": [claim]},
        {"doc_id": "b", "language": "en", "claims": [claim]},
    )
    predicted = annotated("predicted.jsonl", {"doc_id": "a", "claims": [claim]})
    table = run("evaluate", gold, predicted, "--misses", "5")
    assert table.exit_code == 0
    assert "all, 2 reports" in table.stdout
    assert "figure           1.000   0.500   0.667      2          1" in table.stdout
    assert "missed | b | killed 3..3 civilians | three civilians were killed" in table.stdout
    assert "1 of 2 reports in gold.jsonl are not in predicted.jsonl" in table.stderr
    figures = json.loads(run("evaluate", gold, predicted, "--json").stdout)
    assert {name: one["figure"]["r"] for name, one in figures.items()} == {"all": 0.5, "ar": 1.0, "en": 0.0}


def test_evaluate_by_language_and_type_and_as_a_page(run: Run) -> None:
    killed = {"outcome": "killed", "who": "civilians", "min": 3, "max": 3}
    claim = {"type": "casualty", "text": "three civilians were killed", "casualties": [killed], "speaker": None}
    denial = {"type": "denial", "text": "the army denied the raid", "speaker": None}
    gold = annotated(
        "gold.jsonl",
        {"doc_id": "a", "language": "ar", "claims": [claim, denial]},
        {"doc_id": "b", "language": "en", "claims": [denial]},
    )
    predicted = annotated("predicted.jsonl", {"doc_id": "a", "claims": [denial]})
    result = run("evaluate", gold, predicted, "--page", "page.html")
    assert result.exit_code == 0, result.output
    blocks = [block.splitlines() for block in result.stdout.split("\n\n")]
    assert [block[0] for block in blocks] == ["all, 2 reports", "ar, 1 report", "en, 1 report"]
    rows = [[" ".join(line.split()) for line in block if line.startswith(("casualty", "denial"))] for block in blocks]
    assert rows == [
        ["casualty 0.000 0.000 0.000 1 0", "denial 1.000 0.500 0.667 2 1"],
        ["casualty 0.000 0.000 0.000 1 0", "denial 1.000 1.000 1.000 1 1"],
        ["denial 0.000 0.000 0.000 1 0"],
    ]
    assert "open this page in a browser: page.html" in result.stderr
    assert '<section id="r2">' in Path("page.html").read_text(encoding="utf-8")
    types = json.loads(run("evaluate", gold, predicted, "--json").stdout)["all"]["types"]
    assert types["denial"] == {"p": 1.0, "r": 0.5, "f1": 0.667, "gold": 2, "predicted": 1}


def test_evaluate_tells_a_bad_file(run: Run) -> None:
    gold = annotated("gold.jsonl", {"doc_id": "a", "claims": []}, [])
    result = run("evaluate", gold, gold)
    assert result.exit_code == 1
    assert "Error: gold.jsonl:2: not an annotated report" in result.stderr


def test_lang_check_exits_with_1_on_a_complaint(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.cli.lang.complaints_about", lambda code: [f"{code}/words.tsv:7: stands twice"])
    result = run("lang", "check", "ar")
    assert result.exit_code == 1
    assert result.stdout == "ar/words.tsv:7: stands twice\n"
    assert result.stderr == "ar: 1 complaint\n"
