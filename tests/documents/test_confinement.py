from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tawthiq.documents import confinement
from tawthiq.documents.confinement import read_confined
from tawthiq.documents.findings import Fault, Finding, Found, Member, from_json
from tawthiq.documents.metadata import Metadata, parse_day

PAGE = "<html><body><article><p>قتل مدني في القرية مساء السبت.</p></article></body></html>"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "finding",
    [
        Found(1, "نص", Metadata("عنوان", parse_day("2018-11-18"), "ar", "صحيفة", "https://example.org"), "id"),
        Found(2, "text", encoding="cp1256", place="line 7"),
        Fault(0, "broken", "mend it", is_refused=True),
        Fault(3, "a picture", place="a.png", is_unread=True),
        Member(4, "a/b.html", "/tmp/copy"),
    ],
)
def test_findings_come_through_as_they_are(finding: Finding) -> None:
    assert from_json(finding.to_json()) == finding


def test_one_process_reads_file_after_file(page: Path) -> None:
    assert [found.number for _ in range(3) for found in read_confined("web_page", page)] == [1, 1, 1]
    assert len(confinement._idle) == 1


def test_a_reading_that_is_left_ends_its_process(page: Path) -> None:
    next(read_confined("web_page", page))
    list(read_confined("web_page", page))
    assert all(worker.process.poll() is None for worker in confinement._idle)


def test_a_reader_that_is_not_there_names_what_to_install(page: Path) -> None:
    (fault,) = read_confined("no_such_reader", page)
    assert isinstance(fault, Fault)
    assert fault.remedy == 'pip install "tawthiq[readers]"'


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    (fault,) = read_confined("web_page", tmp_path / "none.html")
    assert isinstance(fault, Fault)
    assert "No such file" in fault.problem


def test_a_reader_that_dies_costs_its_file_alone(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list(read_confined("web_page", page))
    (worker,) = confinement._idle
    monkeypatch.setattr(worker.process, "poll", lambda: None)
    os.kill(worker.process.pid, signal.SIGSEGV)
    (fault,) = read_confined("web_page", page)
    assert isinstance(fault, Fault)
    assert fault.problem == "its reader failed (SIGSEGV)"
    assert isinstance(next(read_confined("web_page", page)), Found)


def test_the_command_line_loads_no_reader() -> None:
    """Libraries of readers are for the process that reads."""
    code = (
        "import sys, tawthiq.cli; print(sorted(n for n in sys.modules if n.split('.')[0] in {'lxml', 'trafilatura'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
