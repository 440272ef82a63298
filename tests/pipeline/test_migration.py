"""A case of an earlier version opens, and loses nothing."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tawthiq.documents import Metadata
from tawthiq.errors import CaseError
from tawthiq.pipeline import add_paths, build_case, head_of, log_of, new_case, verify
from tawthiq.store import Delivery, User

SECOND = """
CREATE TABLE evidence (
    received INTEGER PRIMARY KEY,
    sha256   TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
    name     TEXT    NOT NULL,
    bytes    INTEGER NOT NULL CHECK (bytes >= 0),
    form     TEXT    NOT NULL,
    mapping  TEXT
);
CREATE TABLE report (
    doc_id    TEXT PRIMARY KEY,
    sha256    TEXT NOT NULL REFERENCES evidence (sha256),
    line      INTEGER,
    title     TEXT,
    published TEXT,
    language  TEXT,
    outlet    TEXT,
    url       TEXT
) WITHOUT ROWID;
CREATE INDEX report_sha256 ON report (sha256, line);
ATTACH {now} AS now;
INSERT INTO evidence SELECT received, sha256, name, bytes, form, mapping FROM now.evidence;
INSERT INTO report SELECT doc_id, sha256, line, title, published, language, outlet, url FROM now.report;
PRAGMA user_version = 2;
"""
"""The register as version 2 made it, with what stands in one of now."""


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.fixture
def cases(tmp_path: Path) -> tuple[Path, Path]:
    """A case of this version, and the same as version 2 had it."""
    now, old = tmp_path / "now", tmp_path / "old"
    text = "قال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا السبت في غارة على بلدة هجين."
    report = {"doc_id": "a", "text": text, "published": "2018-11-18"}
    (tmp_path / "in.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")
    new_case(now, "A case")
    add_paths(now, [tmp_path / "in.jsonl", tmp_path / "b.txt"], Metadata(outlet="The Outlet"), watch)
    shutil.copytree(now, old)
    (old / "case.db").unlink()
    connection = sqlite3.connect(old / "case.db")
    connection.executescript(SECOND.replace("{now}", f"'{now / 'case.db'}'"))
    connection.close()
    return now, old


def outputs(case: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (case / "output").iterdir()}


def test_it_builds_as_before_and_its_log_begins_with_what_was_there(cases: tuple[Path, Path]) -> None:
    now, old = cases
    build_case(now, watch)
    build_case(old, watch, user=User("A. Recorder"))
    assert outputs(old) == outputs(now)
    first, *rest = log_of(old)
    assert (first.entry.action, first.entry.who, first.entry.what["from"]) == ("migrate", "A. Recorder", 2)
    assert first.entry.what["rows"] == {"evidence": 2, "receipt": 2, "report": 2}
    assert [one.entry.action for one in rest] == ["configure", "build"]
    assert verify(old, watch).faults == ()


def test_it_goes_on_taking_reports(cases: tuple[Path, Path], tmp_path: Path) -> None:
    _, old = cases
    (tmp_path / "c.txt").write_text("قتل مدنيان في قصف.", encoding="utf-8")
    result = add_paths(old, [tmp_path / "b.txt", tmp_path / "c.txt"], Metadata(), watch, Delivery(User("B. Recorder")))
    assert (result.added, result.known) == (["c"], [str(tmp_path / "b.txt")])
    assert [one.entry.action for one in log_of(old)] == ["migrate", "configure", "add", "receive"]
    assert verify(old, watch).faults == ()


def test_looking_at_it_does_not_change_it(cases: tuple[Path, Path]) -> None:
    _, old = cases
    before = (old / "case.db").read_bytes()
    (fault,) = verify(old, watch).faults
    assert "made by an earlier version, which kept no log" in fault.problem
    with pytest.raises(CaseError, match="kept no log; the next command that changes the case starts one"):
        head_of(old)
    assert (old / "case.db").read_bytes() == before
