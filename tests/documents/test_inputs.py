from __future__ import annotations

import datetime
import hashlib
import io
import os
from pathlib import Path

import pytest

from tawthiq.documents import (
    STDIN,
    Metadata,
    Reading,
    Skipped,
    Unread,
    find_files,
    limits,
    read_inputs,
    read_plain_text,
)

WORDS = "قتل مدني في القرية مساء السبت."


def read(*paths: Path, stdin: bytes = b"", metadata: Metadata | None = None) -> list[Reading | Skipped]:
    return list(read_inputs(paths, io.BytesIO(stdin), metadata or Metadata()))


def write(path: Path, data: str | bytes = WORDS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_text_file_is_a_report(tmp_path: Path) -> None:
    path = write(tmp_path / "hajin.txt")
    metadata = Metadata("عنوان", datetime.date(2018, 11, 18), None, "صحيفة", "https://example.org")
    (reading,) = read(path, metadata=metadata)
    assert isinstance(reading, Reading)
    found = reading.document
    assert (found.doc_id, found.language, found.text) == ("hajin", "ar", f"عنوان\n\n{WORDS}")
    assert (found.published, found.outlet, found.url) == (metadata.published, metadata.outlet, metadata.url)
    assert found.sha256 == hashlib.sha256(WORDS.encode()).hexdigest()
    assert reading.stated == metadata


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "the text is empty"),
        (b" \n\t\n", "the text is empty"),
        ("\u200f\u200e".encode(), "the text is empty"),
        (b"\x7fELF\x00\x00", "NUL"),
        (WORDS.encode()[:-3] + b"\xfe", "damaged UTF-8"),
    ],
)
def test_a_bad_file_is_told_and_costs_no_other(tmp_path: Path, data: bytes, problem: str) -> None:
    bad, good = read(write(tmp_path / "bad.txt", data), write(tmp_path / "good.txt"))
    assert isinstance(bad, Skipped)
    assert isinstance(good, Reading)
    assert problem in bad.problem
    assert bad.where == str(tmp_path / "bad.txt")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    found = read_plain_text(path, "huge", Metadata(), "huge.txt")
    assert isinstance(found, Skipped)
    assert found.problem == "the file has 50.0 MB, more than the 5.0 MB of one report"
    assert limits.REPORT_BYTES == 5_000_000


def test_equal_stems_get_the_beginning_of_the_hash(tmp_path: Path) -> None:
    one, two, three = read(
        write(tmp_path / "a" / "x.txt"),
        write(tmp_path / "b" / "x.txt", WORDS + " وأصيب آخر."),
        write(tmp_path / "c" / "x.txt", WORDS + " وأصيب آخر."),
    )
    assert isinstance(one, Reading)
    assert isinstance(two, Reading)
    assert one.document.doc_id == "x"
    assert two.document.doc_id == f"x-{(two.document.sha256 or '')[:8]}"
    assert isinstance(three, Skipped)
    assert "the same text as" in three.problem


def test_standard_input_is_json_lines() -> None:
    (reading,) = read(STDIN, stdin='{"doc_id": "a", "text": "قتل مدني في القرية"}'.encode())
    assert isinstance(reading, Reading)
    assert reading.where == "-:1"


def test_folders_are_walked_in_order_and_unknown_files_told(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.jsonl", "a/y.md", "picture.png", "notes.doc", ".hidden.txt", ".git/x.txt", "case/x.txt"):
        write(tmp_path / name)
    found = [
        item.where if isinstance(item, Skipped) else str(item) for item in find_files([tmp_path], tmp_path / "case")
    ]
    assert found == [str(tmp_path / name) for name in ("b.txt", "notes.doc", "picture.png", "a/y.md", "a/z.jsonl")]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(find_files([tmp_path / "pipe.txt", tmp_path / "none.txt"]))
    assert [item.problem for item in found if isinstance(item, Skipped)] == ["not an ordinary file", "no such file"]


def test_a_name_that_is_no_text_still_gives_an_id(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n.txt"))
    try:
        write(path)
    except OSError:
        pytest.skip("this file system takes no such name")
    (reading,) = read(path)
    assert isinstance(reading, Reading)
    assert reading.document.doc_id == "\\udcff\\n"


def test_a_picture_is_unread_and_no_error(tmp_path: Path) -> None:
    (unread,) = read(write(tmp_path / "picture.PNG", b"\x89PNG"))
    assert isinstance(unread, Unread)
    assert unread.problem == "a picture, sound or video, which is not read"
