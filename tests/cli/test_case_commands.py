"""`log`, `verify`, `head`: what people and scripts see of a case's log."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
REPORT = {"doc_id": "a", "text": "قتل ثلاثة مدنيين في غارة على بلدة هجين.", "published": "2018-11-18"}


@pytest.fixture
def case(run: Run) -> Path:
    Path("in.jsonl").write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    run("new", "case", "--by", "A. Recorder")
    assert run("add", "case", "in.jsonl", "--by", "B. Recorder", "--source", "by mail").exit_code == 0
    return Path("case")


def test_the_log_says_who_did_what(run: Run, case: Path) -> None:
    run("build", "case", "--by", "C. Recorder")
    lines = run("log", "case").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3", "4"]
    assert "A. Recorder  new  an empty case" in lines[0]
    assert "B. Recorder  add  1 report from in.jsonl" in lines[2]
    assert "C. Recorder  build  1 report" in lines[3]
    entries = [json.loads(line) for line in run("log", "case", "--json", "--since", "2").stdout.splitlines()]
    assert [entry["seq"] for entry in entries] == [2, 3, 4]
    assert entries[1]["hash"] == entries[2]["previous"]
    assert len(run("log", "case", "--action", "add").stdout.splitlines()) == 1


def test_the_name_comes_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAWTHIQ_BY", "D. Recorder")
    run("new", "case")
    assert "D. Recorder" in run("log", "case").stdout


@pytest.mark.parametrize(
    "options", [["--engine", "local"], ["--engine", "pool", "--processes", "1", "--seconds", "60"]]
)
def test_a_build_reads_by_the_engine_that_is_named(options: list[str], run: Run, case: Path) -> None:
    done = run("build", "case", *options)
    assert done.exit_code == 0, done.output
    assert "1 report, 1 claim" in done.stderr


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--engine", "local", "--processes", "2"], "--processes goes with --engine pool"),
        (["--engine", "local", "--seconds", "2"], "--seconds goes with --engine pool or spark"),
        (["--master", "local[2]"], "--master goes with --engine spark"),
    ],
)
def test_options_of_another_engine_are_refused(options: list[str], complaint: str, run: Run, case: Path) -> None:
    done = run("build", "case", *options)
    assert done.exit_code == 2
    assert complaint in done.stderr
    assert not (case / "output" / "report.html").exists()


def test_a_build_that_is_stopped_says_how_it_goes_on(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tawthiq.pipeline.case_reading.EvidenceReader.read", stopped)
    done = run("build", "case")
    assert done.exit_code == 1
    assert "stopped; the reports that were read are kept" in done.stderr


def test_the_same_file_again_is_received_again(run: Run, case: Path) -> None:
    result = run("add", "case", "in.jsonl")
    assert result.exit_code == 0
    assert "in the case already, now received again: in.jsonl" in result.stderr
    assert "receive  1 file again that the case had" in run("log", "case").stdout


def test_a_whole_case_verifies_and_its_head_is_printed(run: Run, case: Path) -> None:
    head = run("head", "case").stdout.strip()
    assert len(head) == 64
    result = run("verify", "case", "--head", head)
    assert result.exit_code == 0
    assert result.stdout == f"whole: 3 log entries, 1 file of evidence (0.0 MB), 1 report; head {head}\n"
    assert json.loads(run("verify", "case", "--json").stdout)["whole"] is True


def test_a_broken_case_fails_with_the_place_and_the_remedy(run: Run, case: Path) -> None:
    (evidence,) = (case / "archive").iterdir()
    evidence.chmod(0o644)
    evidence.write_bytes(b"other")
    result = run("verify", "case")
    assert result.exit_code == 1
    assert f"broken: archive/{evidence.name}: changed; it was received as in.jsonl (put the bytes" in result.stdout
    found = json.loads(run("verify", "case", "--json").stdout)
    assert (found["whole"], len(found["faults"])) == (False, 1)
    assert run("verify", "case", "--head", "0" * 64).exit_code == 1
    assert run("verify", "case", "--head", "no hash").exit_code == 2


@pytest.mark.parametrize("command", ["log", "verify", "head"])
def test_a_folder_that_is_no_case_fails(run: Run, command: str) -> None:
    Path("folder").mkdir()
    result = run(command, "folder")
    assert result.exit_code == 1
    assert "not a case" in result.stderr


def test_a_case_is_sealed_and_opened(run: Run, case: Path) -> None:
    pytest.importorskip("bagit")
    sealed = run("seal", "case", "sealed", "--key", "key.pem")
    assert sealed.exit_code == 0
    fingerprint = sealed.stdout.strip()
    spaced = " ".join(fingerprint[at : at + 4] for at in range(0, 64, 4)).upper()
    opened = run("open", "sealed", "again", "--fingerprint", spaced)
    assert opened.exit_code == 0
    assert run("verify", "again").exit_code == 0
    assert "signed with the key" in run("log", "again").stdout
    assert run("open", "sealed", "more", "--fingerprint", "abc").exit_code == 2
    assert run("open", "sealed", "again").exit_code == 1


def test_a_request_for_a_timestamp_is_written(run: Run, case: Path) -> None:
    pytest.importorskip("rfc3161_client")
    result = run("timestamp", "case")
    assert result.exit_code == 0
    assert Path(result.stdout.strip()).stat().st_size < 100
    assert run("timestamp", "case", "--root", "in.jsonl").exit_code == 2
    refused = run("timestamp", "case", "--answer", "in.jsonl")
    assert refused.exit_code == 1
    assert "in.jsonl: not an answer to a timestamp request" in refused.stderr


def test_words_lead_back_to_bytes(run: Run, case: Path) -> None:
    assert run("text", "case", "a").stdout == REPORT["text"] + "\n"
    found = json.loads(run("text", "case", "a", "--span", "4", "9", "--json").stdout)
    evidence = (case / "archive" / found["evidence"]["sha256"]).read_bytes()
    ((start, end),) = found["bytes"]
    assert found["words"] == REPORT["text"][4:9]
    assert json.loads(b'"' + evidence[start:end] + b'"') == found["words"]
    shown = run("text", "case", "a", "--span", "4", "9")
    assert f"bytes {start} to {end}" in shown.stderr
    assert shown.stdout == found["words"] + "\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["b"], "no report 'b'"),
        (["a", "--span", "4", "4"], "is empty or backward"),
        (["a", "--span", "4", "999"], "the text has"),
    ],
)
def test_words_that_are_not_there_are_an_error(run: Run, case: Path, arguments: list[str], message: str) -> None:
    result = run("text", "case", *arguments)
    assert result.exit_code == 1
    assert message in result.stderr


def test_the_text_of_changed_evidence_is_not_shown(run: Run, case: Path) -> None:
    (evidence,) = (case / "archive").iterdir()
    evidence.chmod(0o644)
    evidence.write_bytes(evidence.read_bytes() + b"\n")
    result = run("text", "case", "a")
    assert result.exit_code == 1
    assert "missing or changed in the archive" in result.stderr


def test_the_register_is_listed(run: Run, case: Path) -> None:
    Path("a.txt").write_text("قتل مدنيان في قصف.", encoding="utf-8")
    stated = ["--outlet", "The Outlet", "--published", "2018-11-18", "--url", "https://example.org"]
    run("add", "case", "a.txt", "in.jsonl", "--by", "C. Recorder", *stated)
    shown = run("evidence", "case").stdout.splitlines()
    assert [line.split()[:2] for line in shown if not line.startswith("    received")] == [
        ["1", "in.jsonl"],
        ["2", "a.txt"],
    ]
    assert ", by B. Recorder, as in.jsonl, source: by mail" in shown[1]
    assert ", by C. Recorder, as in.jsonl" in shown[2]
    assert shown[4].endswith("as a.txt, outlet: The Outlet, published 2018-11-18, https://example.org")
    first, second = (json.loads(line) for line in run("evidence", "case", "--json").stdout.splitlines())
    assert (first["reports"], len(first["receipts"]), first["media_type"]) == (1, 2, "application/jsonl")
    assert second["receipts"][0]["outlet"] == "The Outlet"
    assert first["receipts"][1]["outlet"] is None


def test_help_does_not_wait_for_what_it_does_not_need() -> None:
    code = (
        "import sys, tawthiq.cli; print(sorted({'alembic', 'bagit', 'cryptography', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
