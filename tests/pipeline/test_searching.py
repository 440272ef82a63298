"""Reports are found by their words however they are spelt, in what is current, and the places are those of the text."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from tawthiq.documents import Metadata
from tawthiq.errors import CaseError
from tawthiq.lang import search_words
from tawthiq.pipeline import Demand, add_paths, erase_from_case, hit_to_json, new_case, search_case
from tawthiq.pipeline.searching import terms_of
from tawthiq.store import User

NOW = datetime.datetime(2018, 11, 20, tzinfo=datetime.UTC)

REPORTS = [
    {
        "doc_id": "a",
        "published": "2018-11-18",
        "outlet": "وكالة الأخبار",
        "text": "قُتِل في غـــارةٍ جويّة على هَجين.",
    },
    {"doc_id": "b", "published": "2018-11-19", "text": "A hospital near Hajin was hit; 12 killed. The Élan."},
    {"doc_id": "c", "published": "2018-11-17", "text": "الغاره الجويه على مستشفى ١٢، وبهجين إصابات"},
    {"doc_id": "d", "text": "جوية غارة: لا صلة لها بهذه"},
]


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def add(case: Path, name: str, reports: list[dict[str, str]]) -> None:
    path = case.parent / name
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports), encoding="utf-8")
    add_paths(case, [path], Metadata(), watch)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    new_case(folder, "A case")
    add(folder, "reports.jsonl", REPORTS)
    return folder


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("هجين", ["a", "c"]),
        ("غارة", ["a", "c", "d"]),
        ('"غارة جوية"', ["a", "c"]),
        ('"الغارة الجوية" هجين', ["a", "c"]),
        ("مستشفي", ["c"]),
        ("مستش*", ["c"]),
        ("12", ["b", "c"]),
        ("HOSPITAL elan", ["b"]),
        ("hosp* 12", ["b"]),
        ("إصابات", ["c"]),
        ("وكالة", ["a"]),
        ("hospital هجين", []),
        ('"12 hospital"', []),
    ],
)
def test_words_are_found_however_they_are_spelt(case: Path, asked: str, found: list[str]) -> None:
    assert [hit.doc_id for hit in search_case(case, asked)] == found


def test_places_are_those_of_the_text(case: Path) -> None:
    (hit, *_) = search_case(case, '"غارة جوية"')
    assert [hit.text[span.start : span.end] for span in hit.spans] == ["غـــارةٍ جويّة"]
    said = hit_to_json(hit)
    assert said["snippet"]["text"] == REPORTS[0]["text"][said["snippet"]["start"] : said["snippet"]["end"]]
    assert (said["doc_id"], said["published"], said["source"]) == ("a", "2018-11-18", "وكالة الأخبار")


def test_so_many_and_no_more(case: Path) -> None:
    assert [hit.doc_id for hit in search_case(case, "غارة", limit=2)] == ["a", "c"]


def test_what_came_in_since_is_found_and_what_was_erased_is_not(case: Path) -> None:
    search_case(case, "هجين")
    add(case, "more.jsonl", [{"doc_id": "e", "published": "2018-11-20", "text": "قصف على هجين"}])
    assert [hit.doc_id for hit in search_case(case, "هجين")] == ["e", "a", "c"]
    erase_from_case(case, Demand(reports=("a",)), "why", User("A. Recorder", lambda: NOW))
    assert not (case / "search.db").exists()
    assert [hit.doc_id for hit in search_case(case, "هجين")] == ["e", "c"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(4096)])
def test_an_index_that_is_damaged_or_gone_is_made_anew(case: Path, content: bytes) -> None:
    search_case(case, "هجين")
    for path in case.glob("search.db*"):
        path.unlink()
    (case / "search.db").write_bytes(content)
    assert [hit.doc_id for hit in search_case(case, "هجين")] == ["a", "c"]


@pytest.mark.parametrize(
    ("asked", "message"), [("", "nothing to look for"), ("... *", "nothing to look for"), ('"هجين', "not closed")]
)
def test_what_cannot_be_asked_is_said(case: Path, asked: str, message: str) -> None:
    with pytest.raises(CaseError, match=message):
        search_case(case, asked)


def test_a_short_word_keeps_its_article() -> None:
    (term,) = terms_of("الله", search_words())
    assert ("له",) not in term.forms
