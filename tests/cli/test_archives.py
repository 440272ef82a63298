"""`tawthiq copies` and `tawthiq link`: an archive without a case."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.pipeline.test_archives import COPIES, ROWS, lines

pytest.importorskip("rensa")

Run = Callable[..., Result]


def origins(result: Result) -> list[list[str]]:
    return [[origin["name"] for origin in json.loads(line)["origins"]] for line in result.stdout.splitlines()]


def test_extract_copies_and_link_work_on_streams(run: Run) -> None:
    found = run("copies", stdin=lines(ROWS))
    assert [json.loads(line) for line in found.stdout.splitlines()] == COPIES
    Path("copies.jsonl").write_text(found.stdout, encoding="utf-8")
    claims = run("extract", "--with-text", stdin=lines(ROWS[1:])).stdout
    assert origins(run("link", "-", stdin=claims)) == [["medics", "a doctor"]]
    assert origins(run("link", "-", "--copies", "copies.jsonl", stdin=claims)) == [["Agency"]]


def test_tables_are_written_where_they_are_to_be(run: Run) -> None:
    Path("reports.jsonl").write_bytes(lines(ROWS))
    assert "near copies found: 2" in run("copies", "reports.jsonl", "--output", "copies.parquet").stderr
    Path("claims.jsonl").write_text(run("extract", "reports.jsonl").stdout, encoding="utf-8")
    done = run("link", "claims.jsonl", "--copies", "copies.parquet", "--output", "incidents")
    assert "incidents: 1 incident\n" in done.stderr
    assert [path.name for path in Path("incidents").iterdir()] == ["month=2018-11"]


def test_what_a_run_has_written_is_linked_as_it_is_printed(run: Run) -> None:
    Path("reports.jsonl").write_bytes(lines(ROWS))
    run("extract", "--engine", "local", "--input", "reports.jsonl", "--output", "claims")
    printed = run("link", "-", stdin=run("extract", "--with-text", "reports.jsonl").stdout).stdout
    assert printed
    assert run("link", "claims").stdout == printed


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["copies", "--engine", "spark"], "--engine spark needs INPUTs and --output"),
        (["copies", "reports.jsonl", "--output", "copies.csv"], "end its name in .jsonl or .parquet"),
        (["copies", "twice.jsonl", "--engine", "elsewhere"], "elsewhere"),
        (["link", "reports.jsonl"], "reports.jsonl:1: is no report with claims (make it by: tawthiq extract)"),
        (["link", "nowhere"], "nowhere: no such file"),
        (["link", "--engine", "spark"], "--engine spark needs INPUTs"),
        (["link", "none.jsonl", "--rule-set", "mine"], "mine"),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, arguments: list[str], complaint: str) -> None:
    Path("reports.jsonl").write_bytes(lines(ROWS))
    Path("none.jsonl").write_bytes(b"")
    done = run(*arguments)
    assert done.exit_code in {1, 2}
    assert complaint in done.stderr


@pytest.mark.parametrize(
    ("options", "how"),
    [([], "the very same command goes on"), (["--fresh"], "the same command without --fresh goes on")],
)
def test_a_run_that_is_stopped_says_how_it_goes_on(
    run: Run, options: list[str], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tawthiq.pipeline.runs.running.run_here", stopped)
    Path("reports.jsonl").write_bytes(lines(ROWS))
    done = run("extract", "--engine", "local", "--input", "reports.jsonl", "--output", "claims", *options)
    assert done.exit_code == 1
    assert f"stopped; what is finished is kept: {how} from there" in done.stderr
