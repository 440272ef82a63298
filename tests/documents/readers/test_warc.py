from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest

from tawthiq.documents import Reading, Skipped, Unread, read_pages

from .conftest import Reader

WORDS = "قتل ثلاثة مدنيين في قصف على القرية."
PAGE = f"""<html><head><meta charset="utf-8"><meta name="date" content="2018-11-18">
<link rel="canonical" href="https://example.org/other"></head><body><article><p>{WORDS}</p></article></body></html>""".encode()


def record(number: int, body: bytes, status: int = 200, type_: str = "text/html", length: int | None = None) -> bytes:
    block = f"HTTP/1.1 {status} OK\r\nContent-Type: {type_}\r\n\r\n".encode() + body
    stated = len(block) if length is None else length
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2018-11-20T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {stated}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def wacz(data: bytes, name: str = "archive/data.warc.gz") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr(name, gzip.compress(data))
    return buffer.getvalue()


RECORDS = record(1, PAGE) + record(2, b"\x89PNG", type_="image/png") + record(3, PAGE, status=404) + record(4, PAGE)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.warc", RECORDS), ("a.warc.gz", gzip.compress(RECORDS)), ("a.wacz", wacz(RECORDS))],
)
def test_each_captured_page_is_a_report(read: Reader, name: str, data: bytes) -> None:
    one, two, others = read(name, data)
    assert isinstance(one, Reading)
    assert isinstance(two, Reading)
    found = one.document
    assert (found.doc_id, found.text, found.url) == ("urn:uuid:1", WORDS, "https://example.org/1")
    assert found.published == date(2018, 11, 18)
    assert one.where.endswith(f"{name}:page 1, captured 2018-11-20")
    assert isinstance(others, Unread)
    assert others.problem == "2 of 4 records are no web pages"


def test_a_page_without_words_costs_no_other(read: Reader) -> None:
    none, one = read("a.warc", record(1, b"<html></html>") + record(2, PAGE))
    assert isinstance(none, Skipped)
    assert "https://example.org/1" in none.problem
    assert isinstance(one, Reading)


@pytest.mark.parametrize("length", [3, 100])
def test_a_wrong_length_is_told_as_what_it_is(read: Reader, length: int) -> None:
    found = read("a.warc", record(1, PAGE) + record(2, PAGE, length=length) + record(3, PAGE))
    assert isinstance(found[0], Reading)
    (fault,) = (one for one in found if isinstance(one, Skipped) and "no record begins" in one.problem)
    assert "no record begins where record 2 ends by the length that it states" in fault.problem
    assert fault.remedy == "it was written wrong or cut short: fetch it again"
    assert fault.where.endswith("a.warc:after record 2")


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.warc", record(1, PAGE, length=10**15), "cut short"),
        ("a.warc", record(1, PAGE, length=-5), ""),
        ("a.warc", b"nothing of the kind", ""),
        ("a.warc", b"", "no WARC"),
        ("a.wacz", wacz(RECORDS, "other/data.warc.gz"), "no WACZ"),
    ],
)
def test_what_is_no_archive_of_the_web_is_told(read: Reader, name: str, data: bytes, problem: str) -> None:
    (item,) = read(name, data)
    assert isinstance(item, Skipped)
    assert problem in item.problem


PACKED = "text/html\r\nContent-Encoding: gzip"
"""The type of a page that a server sent packed."""


@pytest.mark.parametrize("body", [gzip.compress(PAGE), PAGE, b"\n" + PAGE])
def test_a_page_is_unpacked_where_it_is_packed(read: Reader, body: bytes) -> None:
    (one,) = read("a.warc", record(1, body, type_=PACKED))
    assert isinstance(one, Reading)
    assert one.document.text == WORDS


def test_a_page_that_cannot_be_unpacked_costs_no_other(read: Reader) -> None:
    broken, one = read("a.warc", record(1, b"no gzip", type_=PACKED) + record(2, PAGE))
    assert isinstance(broken, Skipped)
    assert broken.problem.startswith("broken: OSError: ")
    assert broken.problem.endswith("(https://example.org/1)")
    assert broken.where.endswith("a.warc:page 1, captured 2018-11-20")
    assert isinstance(one, Reading)


def test_a_picture_that_cannot_be_unpacked_is_no_page(read: Reader) -> None:
    picture = record(1, b"no", type_=PACKED.replace("text/html", "image/png"))
    one, others = read("a.warc", picture + record(2, PAGE))
    assert isinstance(one, Reading)
    assert isinstance(others, Unread)


def test_a_record_that_cannot_be_unpacked_ends_the_reading(read: Reader) -> None:
    damaged = bytearray(gzip.compress(record(2, PAGE * 100)))
    damaged[len(damaged) // 2] ^= 0xFF
    with pytest.raises(zlib.error):
        zlib.decompress(bytes(damaged), 31)
    one, fault = read("a.warc.gz", gzip.compress(record(1, PAGE)) + bytes(damaged) + gzip.compress(record(3, PAGE)))
    assert isinstance(one, Reading)
    assert isinstance(fault, Skipped)


@pytest.mark.parametrize(
    "data",
    [
        RECORDS,
        RECORDS + record(5, b"<html></html>") + record(6, b"no", type_=PACKED) + record(7, PAGE),
        record(1, PAGE) + record(2, PAGE, length=3) + record(3, PAGE),
        RECORDS + record(5, PAGE, length=10**15),
        b"nothing of the kind",
        b"",
        wacz(RECORDS),
        wacz(RECORDS, "other/data.warc.gz"),
    ],
)
def test_who_goes_on_in_the_middle_reads_the_rest(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    whole = list(read_pages(path, "a"))
    assert whole
    for before in range(1, len(whole) + 1):
        assert list(read_pages(path, "a", before)) == whole[before:]
