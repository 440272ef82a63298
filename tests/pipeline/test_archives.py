"""A whole archive without a case: near copies as a table, and claims linked and graded with it."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from tests.generated import generated
from tests.spark_session import spark

from tawthiq import wire
from tawthiq.assessment import DEFAULT, assess_all
from tawthiq.documents import read_jsonl
from tawthiq.errors import InputError
from tawthiq.incidents import find_copies, link
from tawthiq.pipeline import extract_documents
from tawthiq.pipeline.archives import copying, incident_files, linking, tables

pytest.importorskip("rensa")

STRIKE = "At least nine people were killed in an air strike on Hajin on 17 November 2018"
ROADS = "Rescue workers in the valley said that roads were cut and that families had left their homes before dawn."
BRIDGE = "the wounded were taken over the bridge to a field hospital and stayed there until nightfall."
WORDS = {
    "agency": ("2018-11-17", "Agency", f"{ROADS} {STRIKE}, the town council said, and {BRIDGE}"),
    "paper": ("2018-11-18", "Paper", f"{STRIKE}, medics said, and {BRIDGE}"),
    "radio": ("2018-11-18", "Radio", f"{ROADS} {STRIKE}, a doctor said."),
    "other": (
        "2018-11-18",
        "Other",
        "The harvest festival of the valley opened on Sunday with a market and two bands.",
    ),
}
ROWS = [
    {"doc_id": name, "published": day, "outlet": outlet, "language": "en", "text": text}
    for name, (day, outlet, text) in WORDS.items()
]
COPIES = [
    {"doc_id": name, "copy_of": "agency", "published": "2018-11-17", "language": "en", "outlet": "Agency"}
    for name in ("paper", "radio")
]


def lines(rows):
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_bytes(lines(ROWS))
    return path


def extracted(rows):
    return list(extract_documents(read_jsonl(io.BytesIO(lines(rows)), "rows")))


def found(*inputs):
    skipped = []
    table = copying.find_archive_copies(inputs, io.BytesIO(), skipped.append)
    return [json.loads(line) for line in copying.copy_lines(table)], skipped


def test_copies_come_with_their_original(archive):
    assert found(archive) == (COPIES, [])


@pytest.mark.parametrize("name", ["copies.jsonl", "copies.parquet"])
def test_a_table_of_copies_is_read_as_it_was_written(archive, name):
    table = copying.find_archive_copies([archive], io.BytesIO(), print)
    copying.write_copies(table, archive.with_name(name))
    read = copying.read_copies(archive.with_name(name), io.BytesIO())
    assert read.copy_of == {"paper": "agency", "radio": "agency"}
    assert (read.originals["agency"].outlet, str(read.originals["agency"].published)) == ("Agency", "2018-11-17")


def test_packed_lines_are_read(archive, tmp_path):
    packed = tmp_path / "reports.jsonl.gz"
    packed.write_bytes(gzip.compress(archive.read_bytes()))
    assert found(packed) == (COPIES, [])


def test_packed_lines_that_are_broken_or_cut_short_cost_no_other(tmp_path):
    folder = tmp_path / "rows"
    folder.mkdir()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines(ROWS) + b"{broken\n"))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines(ROWS[:1]))[:30])
    (folder / "c.parquet").write_bytes(b"no Parquet")
    rows, skipped = found(folder)
    assert rows == COPIES
    assert [one.where.rpartition("/")[2] for one in skipped] == ["a.jsonl.gz:5", "b.jsonl.gz", "c.parquet"]


def test_tables_in_folders_are_reports_too(archive, tmp_path):
    parquet, pa = (pytest.importorskip(name) for name in ("pyarrow.parquet", "pyarrow"))
    folder = tmp_path / "rows" / "month=2018-11"
    folder.mkdir(parents=True)
    parquet.write_table(pa.Table.from_pylist(ROWS), folder / "part-0.parquet")
    folder.joinpath(".part-1.parquet").write_bytes(b"half")
    assert found(folder.parent) == (COPIES, [])


def test_what_is_no_report_is_told_and_never_stops_the_rest(archive):
    archive.write_bytes(lines(ROWS[:2]) + b"{}\n" + lines(ROWS[2:]))
    rows, skipped = found(archive)
    assert rows == COPIES
    assert [one.where for one in skipped] == [f"{archive}:3"]


def test_an_original_without_claims_is_the_origin_of_its_copies():
    reports = extracted(ROWS[1:3])
    table = copying.Copies(
        {row["doc_id"]: row["copy_of"] for row in COPIES}, {"agency": extracted(ROWS[:1])[0].document}
    )
    (alone,) = linking.link_archive(reports, DEFAULT)
    (known,) = linking.link_archive(reports, DEFAULT, table)
    assert [origin.name for origin in alone.origins] == ["medics", "a doctor"]
    assert [(origin.name, origin.reports) for origin in known.origins] == [("Agency", ("paper", "radio"))]


def test_what_extract_wrote_is_linked_as_in_a_case(tmp_path):
    reports = generated(200)
    path = tmp_path / "claims.jsonl"
    written = (wire.dumps(wire.report_to_json(one, with_text=True)).encode() + b"\n" for one in reports)
    path.write_bytes(b"".join(written))
    read = linking.read_claims([path], io.BytesIO())
    assert read == reports
    assert list(linking.link_archive(read, DEFAULT)) == assess_all(link(reports), reports)


def test_incidents_are_written_by_the_month_in_which_they_began(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    reports = generated(200)
    expected = list(linking.link_archive(reports, DEFAULT))
    assert incident_files.write_incidents(expected, tmp_path / "incidents") == len(expected)
    files = sorted((tmp_path / "incidents").glob("month=*/part-00000.parquet"))
    rows = [row for file in files for row in parquet.read_table(file, partitioning=None).to_pylist()]
    assert [row["line"].encode() + b"\n" for row in rows] == [linking.incident_line(one) for one in expected]
    assert {file.parent.name[6:] for file in files} == {(one.start or "unknown")[:7] for one in expected}
    assert incident_files.write_incidents(expected, tmp_path / "i.jsonl") == len(expected)
    assert (tmp_path / "i.jsonl").read_bytes() == b"".join(map(linking.incident_line, expected))
    with pytest.raises(InputError, match="not empty"):
        incident_files.write_incidents(expected, tmp_path / "incidents")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("claims.jsonl", b'{"claims": 1}\n', "claims.jsonl:1: is no report with claims"),
        ("claims.jsonl", b"\n{\n", "claims.jsonl:2: broken JSON"),
        ("claims.jsonl", b"[]\n", "claims.jsonl:1: list where an object is expected"),
        ("claims.parquet", b"PAR", "claims.parquet: it is broken: "),
        ("claims.txt", b"", "claims.txt: not a table"),
    ],
)
def test_what_cannot_be_linked_is_named_with_its_line(tmp_path, name, content, problem):
    tmp_path.joinpath(name).write_bytes(content)
    with pytest.raises(InputError) as raised:
        linking.read_claims([tmp_path / name], io.BytesIO())
    assert problem in str(raised.value)


def test_two_reports_of_one_id_are_told(tmp_path):
    line = wire.dumps(wire.report_to_json(extracted(ROWS[:1])[0])).encode() + b"\n"
    tmp_path.joinpath("claims.jsonl").write_bytes(line * 2)
    with pytest.raises(InputError, match=r"claims\.jsonl:2: doc_id 'agency' stands twice"):
        linking.read_claims([tmp_path / "claims.jsonl"], io.BytesIO())
    with pytest.raises(InputError, match="no such file"):
        tables.files_in([tmp_path / "nowhere.jsonl"])


@pytest.mark.parametrize("name", ["claims.jsonl.gz", "claims.parquet"])
def test_a_table_that_is_broken_is_told(name, tmp_path):
    parquet, pa = (pytest.importorskip(name) for name in ("pyarrow.parquet", "pyarrow"))
    whole = tmp_path / "whole.parquet"
    parquet.write_table(pa.table({"line": ["x" * 100_000], "text": ["y"]}), whole, compression="none")
    data = gzip.compress(lines(ROWS)) if name.endswith("gz") else whole.read_bytes()
    broken = data[:15] if name.endswith("gz") else data[:4] + b"\xff" * 60 + data[64:]
    tmp_path.joinpath(name).write_bytes(broken)
    with pytest.raises(InputError, match="it is broken"):
        linking.read_claims([tmp_path / name], io.BytesIO())


def test_no_table_of_copies_is_told(tmp_path):
    tmp_path.joinpath("copies.jsonl").write_bytes(b'{"doc_id": "a"}\n')
    with pytest.raises(InputError, match=r"copies\.jsonl:1: is no row of a table of copies"):
        copying.read_copies(tmp_path / "copies.jsonl", io.BytesIO())


def test_spark_reads_lines_and_tables_and_finds_the_same(archive, tmp_path):
    session = spark()
    parquet, pa = (pytest.importorskip(name) for name in ("pyarrow.parquet", "pyarrow"))
    (tmp_path / "in").mkdir()
    parquet.write_table(pa.Table.from_pylist(ROWS[3:]), tmp_path / "in" / "rows.parquet")
    (tmp_path / "in" / "packed.jsonl.gz").write_bytes(gzip.compress(lines(ROWS[2:3]) + b"{}\n"))
    (tmp_path / "in" / "cut.jsonl.gz").write_bytes(gzip.compress(lines(ROWS[2:3]))[:15])
    archive.write_bytes(lines(ROWS[:2]) + b"{}\n")
    unread = []
    inputs = [str(archive.with_name("*.jsonl")), str(tmp_path / "in")]
    frame = copying.copies_on_spark(inputs, session, unread.append)
    rows = [json.loads(line) for line in copying.copy_lines(frame.toArrow().sort_by("doc_id"))]
    assert (rows, unread) == (COPIES, [3])
    with pytest.raises(InputError, match=r"no files of: JSON Lines, .*Parquet"):
        copying.copies_on_spark([str(Path(__file__))], session, unread.append)


def test_spark_links_and_grades_the_same_to_the_byte(tmp_path):
    on_spark = pytest.importorskip("tawthiq.pipeline.archives.linking_on_spark", exc_type=ImportError)
    parquet, pa = (pytest.importorskip(name) for name in ("pyarrow.parquet", "pyarrow"))
    reports = [*generated(200), *extracted(ROWS[1:3])]
    copies = [{"doc_id": copy, "copy_of": original} for copy, original in find_copies(generated(200)).items()]
    tmp_path.joinpath("copies.jsonl").write_bytes(lines([*COPIES, *copies]))
    table = copying.read_copies(tmp_path / "copies.jsonl", io.BytesIO())
    rows = [
        {"doc_id": one.document.doc_id, "line": wire.dumps(wire.report_to_json(one)), "text": ""} for one in reports
    ]
    parquet.write_table(pa.Table.from_pylist(rows[:99]), tmp_path / "rows.parquet")
    tmp_path.joinpath("more.jsonl").write_text("\n".join(row["line"] for row in rows[99:]), encoding="utf-8")
    inputs = [str(tmp_path / "rows.parquet"), str(tmp_path / "more.jsonl")]
    graded = on_spark.link_on_spark(inputs, DEFAULT, str(tmp_path / "copies.jsonl"), spark()).toArrow().to_pylist()
    graded.sort(key=lambda row: (row["month"], row["start"] and str(row["start"]), row["id"]))
    expected = list(linking.link_archive(reports, DEFAULT, table))
    assert any(origin.name == "Agency" for one in expected for origin in one.origins)
    assert [row["line"].encode() + b"\n" for row in graded] == [linking.incident_line(one) for one in expected]
    with pytest.raises(InputError, match="stands twice"):
        on_spark.link_on_spark([*inputs, *inputs[1:]], DEFAULT, None, spark())
