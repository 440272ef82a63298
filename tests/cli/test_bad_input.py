"""Every kind of bad input, from the command line to the page: told with file and line, skipped, and no report lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

GOOD = [
    {"doc_id": f"good-{number}", "text": "قتل ثلاثة مدنيين في غارة على بلدة هجين.", "published": "2018-11-18"}
    for number in (1, 2)
]
ARABIC = GOOD[0]["text"]
Run = Callable[..., Result]

LINES: dict[str, tuple[bytes, str]] = {
    "no id": (b'{"text": "words"}', "no doc_id"),
    "no text": (b'{"doc_id": "a"}', "no text"),
    "wrong type": (b'{"doc_id": "a", "text": 7}', "text is of type int"),
    "wrong date": (b'{"doc_id": "a", "text": "words", "published": "Sunday"}', "'Sunday' is not a date"),
    "blank": (b'{"doc_id": "a", "text": "  "}', "the text is empty"),
    "broken JSON": (b'{"doc_id": "a", "text": }', "broken JSON at column 25"),
    "the same id": (json.dumps(GOOD[0]).encode(), "doc_id 'good-1' is taken by in.jsonl:1"),
    "lone surrogate": (b'{"doc_id": "a", "text": "\\ud800"}', "lone surrogate"),
    "neither encoding": ('{"doc_id": "a", "text": "été"}'.encode("latin-1"), "neither UTF-8"),
    "binary": (b"\x00\x01\x02\x80", "NUL"),
    "too long": (json.dumps({"doc_id": "a", "text": "قتل " * 900_000}, ensure_ascii=False).encode(), "over 5.0 MB"),
}
FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the text is empty"),
    "blank": (b"\n \n", "the text is empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", "NUL"),
    "controls": (b"\x01\x02\x03 words", "control characters"),
    "damaged": (str(ARABIC).encode()[:-2] + b"\xff", "damaged UTF-8"),
    "neither encoding": ("Une frappe a tué trois civils".encode("latin-1"), "neither UTF-8"),
    "too long": (b"x" * 5_000_001, "the file has 5.0 MB"),
}


def lines(*items: bytes) -> bytes:
    return b"\n".join(items) + b"\n"


@pytest.mark.parametrize("name", LINES)
def test_a_bad_line_in_a_case(run: Run, name: str) -> None:
    line, problem = LINES[name]
    Path("in.jsonl").write_bytes(lines(json.dumps(GOOD[0]).encode(), line, json.dumps(GOOD[1]).encode()))
    assert run("new", "case").exit_code == 0
    for command in (("add", "case", "in.jsonl"), ("build", "case")):
        result = run(*command)
        assert result.exit_code == 3, result.output
        assert "skipped: in.jsonl:2: " in result.stderr
        assert problem in result.stderr
    built = [json.loads(line) for line in Path("case/output/claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [report["doc_id"] for report in built] == ["good-1", "good-2"]


@pytest.mark.parametrize("name", LINES)
def test_a_bad_line_in_a_stream(run: Run, name: str) -> None:
    line, problem = LINES[name]
    data = lines(json.dumps(GOOD[0]).encode(), line, json.dumps(GOOD[1]).encode())
    result = run("extract", "-", stdin=data)
    assert result.exit_code == 3
    assert "skipped: -:2: " in result.stderr
    assert problem.replace("in.jsonl", "-") in result.stderr
    assert [json.loads(line)["doc_id"] for line in result.stdout.splitlines()] == ["good-1", "good-2"]


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file(run: Run, name: str) -> None:
    data, problem = FILES[name]
    Path("in").mkdir()
    Path("in/bad.txt").write_bytes(data)
    Path("in/good.txt").write_text(str(ARABIC), encoding="utf-8")
    assert run("new", "case").exit_code == 0
    result = run("add", "case", "in")
    assert result.exit_code == 3
    assert "skipped: in/bad.txt: " in result.stderr
    assert problem in result.stderr
    assert run("build", "case").exit_code == 0
    (report,) = Path("case/output/claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(report)["doc_id"] == "good"


@pytest.mark.parametrize(
    "text",
    [
        "در حمله هوایی به روستا چند غیرنظامی کشته شدند و گروهی زخمی شدند، پزشک گفت",
        "فضائی حملے میں کئی شہری ہلاک اور زخمی ہو گئے، ڈاکٹروں نے بتایا",
        "Drei Zivilisten wurden bei einem Angriff auf das Dorf getötet, sagte die Polizei",
    ],
    ids=["persian", "urdu", "german"],
)
def test_another_language_is_told_kept_and_not_read(run: Run, text: str) -> None:
    Path("other.txt").write_text(text, encoding="utf-8")
    result = run("extract", "other.txt")
    assert result.exit_code == 3
    assert "skipped: other.txt: the language of report 'other' could not be told" in result.stderr
    report = json.loads(result.stdout)
    assert report["claims"] == []
    assert "unsupported-language" in [problem["code"] for problem in report["problems"]]


def test_files_of_unknown_kinds_are_told(run: Run) -> None:
    Path("in").mkdir()
    Path("in/photo.jpg").write_bytes(b"\xff\xd8")
    Path("in/notes.doc").write_bytes(b"\xd0\xcf")
    Path("in/good.txt").write_text(str(ARABIC), encoding="utf-8")
    run("new", "case")
    result = run("add", "case", "in")
    assert result.exit_code == 3
    assert "skipped: in/notes.doc: not a kind of file that can be read (the kinds are .atom, .csv, " in result.stderr
    assert "unread: in/photo.jpg: a picture, sound or video, which is not read" in result.stderr
    assert "added 1 report to case" in result.stderr


def test_equal_names_lose_nothing(run: Run) -> None:
    for folder, text in (("a", ARABIC), ("b", f"{ARABIC} وأصيب آخر.")):
        Path(folder).mkdir()
        Path(folder, "report.txt").write_text(str(text), encoding="utf-8")
    run("new", "case")
    assert run("add", "case", "a", "b").exit_code == 0
    run("build", "case")
    ids = [
        json.loads(line)["doc_id"] for line in Path("case/output/claims.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len(ids) == 2
    assert ids[0] == "report"
    assert ids[1].startswith("report-")
