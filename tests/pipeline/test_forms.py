"""Every kind of file: into a case, out of it again the same, and nothing stored of what is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tawthiq.documents import Kind, Metadata, parse_day
from tawthiq.pipeline import AddResult, add_paths, build_case, new_case
from tawthiq.pipeline.forms import FORMS
from tawthiq.store import Case, Form

WORDS = "قال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا السبت في غارة على بلدة هجين."
PAGE = (
    f'<html><head><meta name="date" content="2018-11-18"></head><body><article><p>{WORDS}</p></article></body></html>'
)


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def add(case: Path, *paths: Path, **stated: object) -> AddResult:
    return add_paths(case, paths, Metadata(**stated), watch)  # type: ignore[arg-type]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case", "A case")
    return tmp_path / "case"


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_every_kind_has_a_form_of_its_own() -> None:
    assert set(FORMS) == set(Kind)
    assert len(set(FORMS.values())) == len(FORMS)
    assert all("/" in form.media_type for form in Form)


def test_a_page_is_read_from_its_bytes_again(case: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "page.html", PAGE)
    assert add(case, path, outlet="صحيفة").added == ["page"]
    path.unlink()
    (report,) = build_case(case, watch).reports
    found = report.document
    assert (found.text, found.published, found.outlet) == (WORDS, parse_day("2018-11-18"), "صحيفة")
    assert [claim.time.start for claim in report.claims if claim.time] == ["2018-11-17"]
    assert build_case(case, watch).kept.reports == 1


def test_a_picture_is_kept_and_no_report(case: Path, tmp_path: Path) -> None:
    result = add(case, write(tmp_path / "in" / "a.png", b"\x89PNG"), write(tmp_path / "in" / "b.txt", WORDS))
    assert (result.added, result.skipped, [item.where[-5:] for item in result.unread]) == (["b"], [], ["a.png"])
    with Case.open(case) as opened:
        kept = {item.form: item.media_type for item in opened.evidence()}
    assert kept == {Form.UNREAD: "image/png", Form.TEXT: "text/plain"}
    built = build_case(case, watch)
    assert (len(built.reports), built.skipped) == (1, ())


def test_nothing_is_stored_of_what_is_refused(case: Path, tmp_path: Path) -> None:
    result = add(case, write(tmp_path / "deep.html", "<div>" * 100_000 + WORDS))
    assert (result.added, len(result.skipped)) == ([], 1)
    assert list((case / "archive").iterdir()) == []
    with sqlite3.connect(case / "case.db") as database:
        assert database.execute("SELECT count(*) FROM evidence").fetchone() == (0,)
