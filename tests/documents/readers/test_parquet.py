from __future__ import annotations

import datetime
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tawthiq.documents import Reading, Refused, Skipped, limits

from .conftest import Reader

WORDS = "قتل ثلاثة مدنيين في قصف على القرية."


def table(*rows: dict[str, object], **options: object) -> bytes:
    stream = io.BytesIO()
    names = dict.fromkeys(name for row in rows for name in row)
    pq.write_table(pa.Table.from_pylist([dict.fromkeys(names) | row for row in rows]), stream, **options)
    return stream.getvalue()


def test_each_row_is_what_it_would_be_as_a_line(read: Reader) -> None:
    rows: list[dict[str, object]] = [
        {"doc_id": "a", "text": WORDS, "title": "A  title", "published": "2018-11-18", "outlet": "O", "url": "u"},
        {"doc_id": "b", "text": f"Title\n\n{WORDS}", "title": "Title", "published": None, "language": "ar-SY"},
    ]
    lines = "".join(json.dumps({name: value for name, value in row.items() if value}) + "\n" for row in rows)
    found = read("a.parquet", table(*rows, row_group_size=1))
    assert all(isinstance(one, Reading) for one in found)
    assert [one.document for one in found] == [one.document for one in read("a.jsonl", lines)]  # type: ignore[union-attr]
    assert [one.where.rpartition("/")[2] for one in found] == ["a.parquet:1", "a.parquet:2"]
    assert [one.line for one in found] == [1, 2]  # type: ignore[union-attr]


@pytest.mark.parametrize("day", [datetime.date(2018, 11, 18), datetime.datetime(2018, 11, 18, 23, 30)])
def test_days_are_taken_as_they_are(day: datetime.date, read: Reader) -> None:
    (one,) = read("a.parquet", table({"doc_id": "a", "text": WORDS, "published": day, "of no use": [{"x": 1}]}))
    assert isinstance(one, Reading)
    assert one.document.published == datetime.date(2018, 11, 18)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"doc_id": None, "text": WORDS}, "doc_id is of type NoneType, not a string"),
        ({"doc_id": "x", "text": " "}, "the text is empty"),
        ({"doc_id": "x", "text": WORDS, "published": "last week"}, "published: 'last week' is not a date"),
        ({"doc_id": "x", "text": WORDS, "language": "?"}, "language: '?' is not a language code"),
        ({"doc_id": "good", "text": WORDS}, "doc_id 'good' is taken by "),
    ],
)
def test_a_row_that_is_no_report_costs_no_other(row: dict[str, object], complaint: str, read: Reader) -> None:
    one, fault, other = read("a.parquet", table({"doc_id": "good", "text": WORDS}, row, {"doc_id": "z", "text": WORDS}))
    assert isinstance(one, Reading)
    assert isinstance(fault, Skipped)
    assert fault.where.endswith("a.parquet:2")
    assert complaint in fault.problem
    assert isinstance(other, Reading)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"no Parquet at all", "broken Parquet: "),
        (b"", "broken Parquet: "),
        (table({"doc_id": "a", "text": WORDS})[:-9], "broken Parquet: "),
        (table({"id": "a", "body": WORDS}), "a table, which is no report"),
    ],
)
def test_what_is_no_table_of_reports_is_told(data: bytes, complaint: str, read: Reader) -> None:
    (fault,) = read("a.parquet", data)
    assert isinstance(fault, Skipped)
    assert complaint in fault.problem


def test_a_table_of_very_many_columns_is_refused(read: Reader) -> None:
    (fault,) = read("a.parquet", table({f"c{number}": "x" for number in range(limits.COLUMNS + 1)}))
    assert isinstance(fault, Refused)
    assert "a table of 1001 columns" in fault.problem


def test_a_text_that_grows_beyond_memory_is_refused(read: Reader) -> None:
    stream, most = io.BytesIO(), limits.MEMORY_BYTES // 2 + 1  # of which the reader would have two
    texts = pa.table({"doc_id": ["a"], "text": pa.array([b"x" * most], pa.binary()).cast(pa.string())})
    pq.write_table(texts, stream, compression="zstd", use_dictionary=False, write_statistics=False)
    assert len(stream.getvalue()) < 1_000_000
    (fault,) = read("a.parquet", stream.getvalue())
    assert isinstance(fault, Refused), fault
    assert "memory" in fault.problem


def test_rows_before_the_break_are_read(read: Reader) -> None:
    rows: list[dict[str, object]] = [{"doc_id": str(n), "text": f"{WORDS} {n**400}"} for n in range(2, 60)]
    data = bytearray(table(*rows, row_group_size=10, compression="zstd"))
    last = pq.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(5).column(1)
    data[last.data_page_offset : last.data_page_offset + 60] = b"\0" * 60
    *found, fault = read("a.parquet", bytes(data))
    assert len(found) == 50
    assert all(isinstance(one, Reading) for one in found)
    assert isinstance(fault, Skipped)
    assert "broken Parquet" in fault.problem
