from __future__ import annotations

import csv
import datetime
import io
import zipfile

import openpyxl
import pytest

from tawthiq.documents import Reading, Refused, Skipped, Unread

from .conftest import Reader

WORDS = "قتل ثلاثة مدنيين في قصف على القرية."
DAY = datetime.date(2018, 11, 18)


def table(*rows: tuple[object, ...], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


HEADER = ("doc_id", "Text", "published", "outlet", "url")
ROW = ("a1", WORDS, "2018-11-18", "صحيفة", "https://example.org/1")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", table(HEADER, ROW)),
        ("a.csv", "\ufeff" + table(HEADER, ROW, delimiter=";")),
        ("a.tsv", table(HEADER, ROW, delimiter="\t")),
        ("a.csv", table(HEADER, ROW).encode("utf-16")),
        ("a.xlsx", workbook(HEADER, ROW)),
        ("a.xlsx", workbook(HEADER, ("a1", WORDS, datetime.datetime(2018, 11, 18), *ROW[3:]))),
    ],
)
def test_a_table_with_our_columns_is_read_as_it_is(read: Reader, name: str, data: str | bytes) -> None:
    (reading,) = read(name, data)
    assert isinstance(reading, Reading)
    found = reading.document
    assert (found.doc_id, found.text, found.published) == ("a1", WORDS, DAY)
    assert (found.outlet, found.url, reading.line) == ("صحيفة", "https://example.org/1", 2)


def test_a_bad_row_costs_no_other(read: Reader) -> None:
    rows = [
        ("a", WORDS, "18/11/2018"),
        ("b", ""),
        ("c", WORDS, "", "", "", "six"),
        ("d", f"{WORDS}\n{WORDS}"),
        ("d", WORDS),
    ]
    items = read("a.csv", table(HEADER, *rows))
    assert [type(item) for item in items] == [Skipped, Unread, Skipped, Reading, Skipped]
    assert [item.where.rsplit(":", 1)[1] for item in items] == ["2", "3", "4", "5", "7"]


def archived(**metadata: object) -> str:
    """A row of the CSV of Auto Archiver, whose cells are Python as it is printed."""
    return table(("status", "metadata", "media"), ("telegram: success", str(metadata), "[]"))


def test_auto_archivers_csv_is_told_by_its_columns(read: Reader) -> None:
    when = datetime.datetime(2018, 11, 18, 9, tzinfo=datetime.UTC)
    (reading,) = read("db.csv", archived(_processed_at=when, url="https://t.me/c/1", timestamp=when, content=WORDS))
    assert isinstance(reading, Reading)
    found = reading.document
    assert (found.doc_id, found.url) == ("https://t.me/c/1", "https://t.me/c/1")
    assert (found.text, found.published) == (WORDS, DAY)


@pytest.mark.parametrize(
    ("data", "type_", "problem"),
    [
        (archived(url="https://t.me/c/1"), Unread, "nothing to read"),
        (table(("status", "metadata", "media"), ("x", "{broken", "")), Skipped, "cannot be read"),
        (table(("status", "metadata", "media"), ("x", "__import__('os').abort()", "")), Skipped, "no list"),
    ],
)
def test_a_row_that_archived_no_words_is_told(read: Reader, data: str, type_: type[Skipped], problem: str) -> None:
    (item,) = read("db.csv", data)
    assert type(item) is type_
    assert isinstance(item, Skipped)
    assert problem in item.problem


def test_auto_archivers_sheet_is_told_by_its_columns(read: Reader) -> None:
    header = ("link", "archive status", "upload title", "text content", "upload timestamp")
    (reading,) = read("sheet.csv", table(header, ("https://t.me/c/1", "ok", "", WORDS, "2018-11-18T09:00:00+00:00")))
    assert isinstance(reading, Reading)
    assert (reading.document.doc_id, reading.document.published) == ("https://t.me/c/1", DAY)


def with_entities(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]>" + old.read(info))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "type_", "problem"),
    [
        ("a.csv", "id,deaths\n1,2\n", Skipped, "a table, which is no report"),
        ("a.csv", "", Skipped, "a table, which is no report"),
        ("a.csv", "doc_id,text,Text\n", Skipped, "stands twice"),
        ("a.csv", b"doc_id,text\na,\xff\xfe\xfd\n", Skipped, "not UTF-8"),
        ("a.csv", ",".join(f"c{number}" for number in range(10_000)), Refused, "columns"),
        ("a.xlsx", b"PK", Skipped, "broken archive"),
        ("a.xlsx", with_entities(workbook(HEADER, ROW)), Refused, "entities"),
        ("a.xlsx", workbook(tuple(f"c{number}" for number in range(2_000))), Refused, "columns"),
    ],
)
def test_what_is_no_table_of_reports_is_told(
    read: Reader, name: str, data: str | bytes, type_: type[Skipped], problem: str
) -> None:
    (item,) = read(name, data)
    assert type(item) is type_
    assert isinstance(item, Skipped)
    assert problem in item.problem
