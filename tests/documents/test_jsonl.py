from __future__ import annotations

import datetime
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.documents import Reading, Skipped, limits, read_jsonl, without
from tawthiq.model import Document

GOOD = {"doc_id": "good", "text": "قتل مدني في القرية."}


def read(*lines: Any) -> list[Reading | Skipped]:
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(read_jsonl(io.BytesIO(data), "in.jsonl"))


def document(**fields: Any) -> Document:
    (reading,) = read(GOOD | fields)
    assert isinstance(reading, Reading)
    return reading.document


def test_reads_every_field() -> None:
    found = document(title="خبر", published="2018-11-18", language="ar-SY", outlet="صحيفة", url="https://example.org/1")
    assert found == Document(
        doc_id="good",
        text="خبر\n\nقتل مدني في القرية.",
        language="ar",
        published=datetime.date(2018, 11, 18),
        title="خبر",
        outlet="صحيفة",
        url="https://example.org/1",
    )


def test_null_and_empty_fields_are_absent() -> None:
    found = document(title="", published=None, outlet=None, url="")
    assert (found.title, found.published, found.outlet, found.url) == (None, None, None, None)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("العنوان", "قتل مدني.", "العنوان\n\nقتل مدني."),
        ("العنوان", "العنوان\nقتل مدني.", "العنوان\nقتل مدني."),
        ("العنوان ", "\n العنوان\nقتل مدني.", "\n العنوان\nقتل مدني."),
        ("  ", "قتل مدني.", "قتل مدني."),
    ],
    ids=["put first", "there already", "there after spaces", "blank"],
)
def test_the_title_is_the_first_line(title: str, text: str, expected: str) -> None:
    assert document(title=title, text=text).text == expected


def test_lines_are_numbered_and_empty_ones_skipped_in_silence() -> None:
    found = read(b"", GOOD, b"  ", GOOD | {"doc_id": "other"})
    assert [(item.where, item.line) for item in found if isinstance(item, Reading)] == [
        ("in.jsonl:2", 2),
        ("in.jsonl:4", 4),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert isinstance(read(b"\xef\xbb\xbf" + json.dumps(GOOD).encode())[0], Reading)


def test_windows_1256_is_read_and_said() -> None:
    (reading,) = read(json.dumps(GOOD, ensure_ascii=False).encode("cp1256"))
    assert isinstance(reading, Reading)
    assert reading.document.text == GOOD["text"]
    assert [problem.code for problem in reading.problems] == ["encoding"]


BAD: dict[str, tuple[bytes, str]] = {
    "no doc_id": (b'{"text": "words"}', "no doc_id"),
    "no text": (b'{"doc_id": "a"}', "no text"),
    "doc_id is a number": (b'{"doc_id": 7, "text": "words"}', "doc_id is of type int"),
    "text is null": (b'{"doc_id": "a", "text": null}', "text is of type NoneType"),
    "title is a list": (b'{"doc_id": "a", "text": "words", "title": ["t"]}', "title is of type list"),
    "empty doc_id": (b'{"doc_id": "", "text": "words"}', "doc_id is empty"),
    "doc_id with a line end": (b'{"doc_id": "a\\nb", "text": "words"}', "control characters"),
    "wrong date": (b'{"doc_id": "a", "text": "words", "published": "18/11/2018"}', "'18/11/2018' is not a date"),
    "impossible date": (b'{"doc_id": "a", "text": "words", "published": "2018-02-30"}', "published:"),
    "language in words": (b'{"doc_id": "a", "text": "words", "language": "Arabic"}', "not a language code"),
    "blank text": (b'{"doc_id": "a", "text": " \\n\\u200f "}', "the text is empty"),
    "broken": (b'{"doc_id": "a", "text": "words}', "broken JSON at column 25"),
    "two objects": (b'{"doc_id": "a"} {"doc_id": "b"}', "broken JSON at column 17"),
    "a list": (b'["a"]', "list where an object is expected"),
    "a lone surrogate in the text": (b'{"doc_id": "a", "text": "ab\\ud800"}', "lone surrogate) at position 3"),
    "a lone surrogate in the id": (b'{"doc_id": "\\udc00", "text": "words"}', "doc_id"),
    "a lone surrogate in the title": (b'{"doc_id": "a", "text": "words", "title": "\\ud800"}', "title holds half"),
    "NUL in the text": (b'{"doc_id": "a", "text": "wo\\u0000rds"}', "NUL"),
    "binary": (b"\x00\x01\x02\xff", "NUL"),
    "a key twice": (b'{"doc_id": "a", "text": "one", "text": "two"}', "'text' stands twice"),
    "nested without end": (b"[" * 200_000, "unreadable JSON"),
    "a number without end": (b'{"doc_id": "a", "text": "w", "n": ' + b"9" * 5000 + b"}", "unreadable JSON"),
    "damaged UTF-8": ('{"doc_id": "a", "text": "قتل'.encode() + b'\xff"}', "damaged UTF-8 at byte 32"),
    "the same id": (json.dumps(GOOD).encode(), "doc_id 'good' is taken by in.jsonl:1"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_told_and_costs_no_other(name: str) -> None:
    line, problem = BAD[name]
    first, bad, last = read(GOOD, line, GOOD | {"doc_id": "last"})
    assert isinstance(first, Reading)
    assert isinstance(last, Reading)
    assert isinstance(bad, Skipped)
    assert bad.where == "in.jsonl:2"
    assert problem in bad.problem
    assert bad.remedy


def test_a_line_over_the_limit_is_passed_over_without_being_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.documents.jsonl.LINE_BYTES", 1000)
    first, bad, last = read(GOOD, b"x" * 5000, GOOD | {"doc_id": "last"})
    assert isinstance(first, Reading)
    assert isinstance(last, Reading)
    assert isinstance(bad, Skipped)
    assert last.line == 3
    assert "the line has more than" in bad.problem


def test_a_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.documents.composition.REPORT_BYTES", 1000)
    (bad,) = read(GOOD | {"text": "قتل " * 200})
    assert isinstance(bad, Skipped)
    assert "the text is over" in bad.problem


def test_utf16_is_refused_once() -> None:
    data = "\n".join([json.dumps(GOOD)] * 3).encode("utf-16")
    assert [str(item) for item in read_jsonl(io.BytesIO(data), "in.jsonl")] == [
        "in.jsonl:1: JSON Lines in UTF-16 (save the file as UTF-8)"
    ]


def test_ids_stay_taken_from_one_stream_to_the_next() -> None:
    seen: dict[str, str] = {}
    line = json.dumps(GOOD).encode()
    assert isinstance(next(iter(read_jsonl(io.BytesIO(line), "one.jsonl", seen))), Reading)
    assert isinstance(next(iter(read_jsonl(io.BytesIO(line), "two.jsonl", seen))), Skipped)
    assert seen == {"good": "one.jsonl:1"}


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_any_bytes_give_readings_or_reasons(lines: list[bytes]) -> None:
    for item in read_jsonl(io.BytesIO(b"\n".join(lines)), "x"):
        assert item.where.startswith("x:")


def test_the_limit_of_a_line_leaves_room_for_escapes() -> None:
    assert limits.LINE_BYTES >= 6 * limits.REPORT_BYTES


@pytest.mark.parametrize(
    ("data", "left"),
    [
        (b'{"doc_id": "a"}\n{"doc_id": "b"}\n', b'\n{"doc_id": "b"}\n'),
        (b'{"doc_id": "b"}\r\n{"doc_id": "a"}\r\nno JSON', b'{"doc_id": "b"}\r\n\r\nno JSON'),
        (b'\xef\xbb\xbf{"doc_id": "\\u0061"}\n\n{"doc_id": "a", "text": "twice"}', b"\n\n"),
        (b'[]\n{"text": "a"}\n"a"\n\xff\n', b'[]\n{"text": "a"}\n"a"\n\xff\n'),
    ],
)
def test_lines_of_reports_are_emptied(data: bytes, left: bytes) -> None:
    assert b"".join(without(io.BytesIO(data), "in", {"a"})) == left


def test_lines_too_long_to_be_reports_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.documents.jsonl.LINE_BYTES", 20)
    long = b'{"doc_id": "a", "text": "' + b"x" * 100 + b'"}'
    for data in (long, long + b"\n", long + b'\n{"doc_id": "a"}\nb\n'):
        assert b"".join(without(io.BytesIO(data), "in", {"a"})) == data.replace(b'\n{"doc_id": "a"}', b"\n")
