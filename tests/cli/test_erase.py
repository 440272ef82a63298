"""`erase`: what people see before, after, and when they say no."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
REPORTS = [
    {"doc_id": name, "text": f"قتل {number} مدنيين في غارة على بلدة هجين.", "published": "2018-11-18"}
    for number, name in enumerate("ab", 5)
]
WHY = ("--reason", "order 12/2018", "--by", "A. Recorder")


@pytest.fixture
def case(run: Run) -> Path:
    Path("in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in REPORTS), encoding="utf-8")
    run("new", "case")
    run("add", "case", "in.jsonl")
    assert run("build", "case").exit_code == 0
    return Path("case")


def test_it_asks_and_tells_and_the_other_commands_say_so(run: Run, case: Path) -> None:
    declined = run("erase", "case", "--report", "a", *WHY, stdin="n\n")
    assert declined.exit_code == 1
    assert "to be erased: 1 report of 2 in in.jsonl" in declined.stderr
    assert "This cannot be undone" in declined.stderr
    assert (case / "output" / "report.html").exists()
    assert run("erase", "case", "--report", "a", *WHY, stdin="y\n").exit_code == 0
    assert not (case / "output" / "report.html").exists()
    said = "erased, 1 of its reports, by A. Recorder, "
    verified = run("verify", "case")
    assert (verified.exit_code, said in verified.stdout, verified.stdout.count("whole: ")) == (0, True, 1)
    (erasure,) = json.loads(run("verify", "case", "--json").stdout)["erased"]
    assert (erasure["reason"], erasure["reports"]) == ("order 12/2018", 1)
    assert said in run("evidence", "case").stdout
    (erased,) = json.loads(run("evidence", "case", "--json").stdout)["erased"]
    assert erased == erasure
    (line,) = run("log", "case", "--action", "erase").stdout.splitlines()
    assert line.endswith(f"1 report in in.jsonl (sha256 {erasure['sha256'][:12]}): order 12/2018")
    (entry,) = map(json.loads, run("log", "case", "--action", "erase", "--json").stdout.splitlines())
    assert (entry["reason"], entry["what"]["evidence"][0]["remains"]) == ("order 12/2018", erasure["remains"])
    assert "erased from this case: 1 report; why and by whom" in run("build", "case").stderr


def test_what_was_erased_is_added_again_only_on_purpose(run: Run, case: Path) -> None:
    (sha256,) = (path.name for path in (case / "archive").iterdir())
    assert run("erase", "case", "--evidence", sha256[:8], *WHY, "--yes").exit_code == 0
    (line,) = run("log", "case", "--action", "erase").stdout.splitlines()
    assert f"2 reports in 1 file (sha256 {sha256[:12]})" in line
    refused = run("add", "case", "in.jsonl")
    assert refused.exit_code == 3
    assert "skipped: in.jsonl: erased, whole, by A. Recorder" in refused.stderr
    assert "tawthiq add --again" in refused.stderr
    assert "added 2 reports" in run("add", "case", "--again", "in.jsonl").stderr
    assert run("verify", "case").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--report", "x", "--reason", "r", "--yes"), "no report 'x'"),
        (("--reason", "r", "--yes"), "nothing is named"),
        (("--report", "a", "--yes"), "Missing option '--reason'"),
        (("--report", "a", "--reason", " ", "--yes"), "an erasure says why"),
    ],
)
def test_what_is_missing_is_said(run: Run, case: Path, arguments: tuple[str, ...], message: str) -> None:
    before = (case / "case.db").read_bytes()
    result = run("erase", "case", *arguments)
    assert result.exit_code in (1, 2)
    assert message in result.stderr
    assert (case / "case.db").read_bytes() == before
