"""Archives to claims by month: the same by every engine that works here, gone on with after a stop, nothing unsaid."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from pathlib import Path

import pytest
from tests.documents.readers.test_warc import PAGE, record
from tests.documents.treacherous_reader import DIES, RAISES, start_instead
from tests.pipeline.runs.archives import (
    Stopping,
    files_of,
    rejected_of,
    report,
    rows_of,
    run,
    write_lines,
    write_table,
)

from tawthiq.documents import Metadata, confinement, read_inputs
from tawthiq.engines import Pool
from tawthiq.errors import InputError
from tawthiq.pipeline import EngineChoice, claim_lines
from tawthiq.pipeline.runs import cutting


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART_ITEMS", 4)
    monkeypatch.setattr(cutting, "BATCH_ITEMS", 2)


def test_rows_have_the_lines_that_extract_prints(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", map(report, range(9)))
    summary = run([path], tmp_path / "out")
    printed = claim_lines(read_inputs([path], io.BytesIO(), Metadata()), EngineChoice("local").engine(), 1)
    rows = rows_of(tmp_path / "out")
    assert [row["line"] for row in rows] == [one.line for one in printed]
    assert {row["month"] for row in rows} == {"2018-10", "2018-11", "2018-12", "unknown"}
    claims = [claim for row in rows for claim in row["claims"]]
    assert [claim["json"] for claim in claims] == [
        json.dumps(claim, ensure_ascii=False) for row in rows for claim in json.loads(row["line"])["claims"]
    ]
    assert claims[0]["casualties"][0]["min"] == 3
    assert all(row["text"].startswith(report(int(row["doc_id"][1:]))["text"][:20]) for row in rows)
    assert (summary.tally.items, summary.tally.reports, summary.tally.claims) == (9, 9, len(claims))
    assert (tmp_path / "out.rejected.jsonl").read_bytes() == b""


def test_the_pool_writes_the_same_bytes(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", map(report, range(11)))
    run([path], tmp_path / "local")
    run([path], tmp_path / "pool", Pool(2))
    assert files_of(tmp_path / "pool") == files_of(tmp_path / "local")
    assert len(files_of(tmp_path / "local")) > 4


def test_all_forms_of_an_archive_give_the_same_rows(tmp_path: Path) -> None:
    reports = [report(number) for number in range(7)]
    plain = write_lines(tmp_path / "plain" / "in.jsonl", reports)
    packed = write_lines(tmp_path / "packed" / "in.jsonl.gz", reports)
    table = write_table(tmp_path / "in.parquet", reports)
    found = []
    for number, path in enumerate((plain.parent, packed, table)):
        run([path], tmp_path / f"out{number}")
        found.append(rows_of(tmp_path / f"out{number}"))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 7


@pytest.mark.parametrize("stop", range(6))
@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "parquet"])
def test_a_run_goes_on_where_it_stopped(stop: int, ending: str, tmp_path: Path) -> None:
    write = write_table if ending == "parquet" else write_lines
    inputs = [write(tmp_path / f"{name}.{ending}", [report(i) for i in numbers]) for name, numbers in _FILES]
    run(inputs, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        run(inputs, tmp_path / "out", Stopping(stop))
    rest = Stopping(99)
    summary = run(inputs, tmp_path / "out", rest)
    assert files_of(tmp_path / "out") == files_of(tmp_path / "whole")
    assert rest.items == 11 - summary.taken_over
    assert summary.taken_over == 4 * (stop // 2)
    assert summary.tally.items == 11
    again = Stopping(99)
    assert run(inputs, tmp_path / "out", again).tally == summary.tally
    assert again.items == 0


_FILES = (("a", range(3)), ("b", range(3, 9)), ("c", range(9, 11)))


def test_another_input_refuses_and_fresh_begins_anew(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", map(report, range(9)))
    run([path], tmp_path / "out")
    write_lines(path, map(report, range(3)))
    with pytest.raises(InputError, match="begun with other input, or input that has changed since"):
        run([path], tmp_path / "out")
    run([path], tmp_path / "out", fresh=True)
    run([path], tmp_path / "new")
    assert files_of(tmp_path / "out") == files_of(tmp_path / "new")


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", map(report, range(2)))
    write_lines(tmp_path / "out" / "mine.jsonl", [])
    for fresh in (False, True):
        with pytest.raises(InputError, match=r"holds mine\.jsonl, which no run"):
            run([path], tmp_path / "out", fresh=fresh)


def test_what_is_not_read_is_told_with_where_and_why(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", [report(1), report(2)])
    french = {"doc_id": "r9", "text": "x", "language": "de"}
    with path.open("ab") as stream:
        stream.write(b'\n{"doc_id": "r3"}\n{broken\n' + json.dumps(french).encode() + b"\n")
    broken = tmp_path / "broken.jsonl.gz"
    broken.write_bytes(write_lines(tmp_path / "whole.jsonl.gz", [report(4), report(6)]).read_bytes()[:-20])
    strange = tmp_path / "strange.parquet"
    strange.write_bytes(b"no Parquet")
    summary = run([path, broken, strange], tmp_path / "out")
    found = rejected_of(tmp_path / "out")
    assert [(one["where"].rpartition("/")[2], one["doc_id"]) for one in found] == [
        ("in.jsonl:4", "r3"),
        ("in.jsonl:5", None),
        ("in.jsonl:6", "r9"),
        ("broken.jsonl.gz", None),
        ("strange.parquet", None),
    ]
    assert all(one["reason"] and one["remedy"] for one in found)
    assert summary.tally.rejected == sum(number for _, number in summary.reasons) == 5
    assert summary.tally.dropped == 0


def test_a_packed_file_that_is_damaged_costs_only_what_follows(tmp_path: Path) -> None:
    packing = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    data = write_lines(tmp_path / "whole.jsonl", map(report, range(99))).read_bytes()
    damaged = tmp_path / "a.jsonl.gz"
    damaged.write_bytes(packing.compress(data) + packing.flush(zlib.Z_FULL_FLUSH) + b"\x07")  # a block of no type
    summary = run([damaged, write_lines(tmp_path / "b.jsonl", [report(99)])], tmp_path / "out")
    (fault,) = rejected_of(tmp_path / "out")
    assert fault["where"].endswith("a.jsonl.gz")
    assert fault["reason"].startswith("broken gzip: Error -3")
    assert 1 < summary.tally.reports <= 100
    assert rows_of(tmp_path / "out")[-1]["doc_id"] == "r099"


def test_a_table_with_a_name_that_is_no_letters_costs_itself_alone(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.parquet", [report(1)])
    path.write_bytes(path.read_bytes().replace(b"of no use", b"of \xff\xff use"))
    summary = run([path, write_lines(tmp_path / "b.jsonl", [report(2)])], tmp_path / "out")
    (fault,) = rejected_of(tmp_path / "out")
    assert fault["where"].endswith("a.parquet")
    assert fault["reason"].startswith("broken Parquet: 'utf-8' codec")
    assert summary.tally.reports == 1


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_pages_of_the_web_are_read_and_gone_on_with(ending: str, tmp_path: Path) -> None:
    data = b"".join(record(number, PAGE) for number in range(1, 6)) + record(6, b"<html></html>")
    path = tmp_path / f"a.{ending}"
    path.write_bytes(gzip.compress(data) if ending == "warc.gz" else data)
    run([path], tmp_path / "whole")
    assert [row["doc_id"] for row in rows_of(tmp_path / "whole")] == [f"urn:uuid:{number}" for number in range(1, 6)]
    (fault,) = rejected_of(tmp_path / "whole")
    assert "https://example.org/6" in fault["reason"]
    with pytest.raises(KeyboardInterrupt):
        run([path], tmp_path / "out", Stopping(2))
    assert run([path], tmp_path / "out").taken_over == 4
    assert files_of(tmp_path / "out") == files_of(tmp_path / "whole")


def test_pages_over_which_reading_goes_wrong_cost_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [PAGE, DIES, PAGE, PAGE, RAISES, DIES, PAGE, PAGE, PAGE, PAGE]
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(record(number, body) for number, body in enumerate(bodies, 1)))
    confinement._stop_all()
    start_instead(monkeypatch)
    try:
        run([path], tmp_path / "whole")
        with pytest.raises(KeyboardInterrupt):
            run([path], tmp_path / "out", Stopping(2))
        assert run([path], tmp_path / "out").taken_over == 4
        run([path], tmp_path / "pool", Pool(2))
    finally:
        confinement._stop_all()
    good = sorted(f"urn:uuid:{number}" for number in (1, 3, 4, 7, 8, 9, 10))
    assert [row["doc_id"] for row in rows_of(tmp_path / "whole")] == good
    places = [fault["where"].rpartition(":")[2] for fault in rejected_of(tmp_path / "whole")]
    assert places == [f"page {number}, captured 2018-11-20" for number in (2, 5, 6)]
    for other in ("out", "pool"):
        assert files_of(tmp_path / other) == files_of(tmp_path / "whole")
        assert rejected_of(tmp_path / other) == rejected_of(tmp_path / "whole")


@pytest.mark.parametrize(
    ("name", "complaint"), [("none.jsonl", "no such file"), ("in.txt", "not a kind of file that is read with --output")]
)
def test_what_cannot_be_an_archive_is_refused(name: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "in.txt").touch()
    with pytest.raises(InputError, match=complaint):
        run([tmp_path / name], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_reports_that_can_hold_no_claim_give_no_row_and_are_counted(tmp_path: Path) -> None:
    ordinary = {"doc_id": "n1", "text": "أغلقت السوق أمس على خسائر محدودة.", "published": "2018-11-18"}
    path = write_lines(tmp_path / "in.jsonl", [report(1), ordinary, report(2)])
    filtered = run([path], tmp_path / "some")
    whole = run([path], tmp_path / "all", filtered=False)
    assert [row["doc_id"] for row in rows_of(tmp_path / "some")] == ["r001", "r002"]
    assert [row["doc_id"] for row in rows_of(tmp_path / "all")] == ["n1", "r001", "r002"]
    assert (filtered.tally.items, filtered.tally.reports, filtered.tally.dropped) == (3, 2, 1)
    assert (whole.tally.items, whole.tally.reports, whole.tally.dropped) == (3, 3, 0)
    assert filtered.tally.claims == whole.tally.claims


def test_a_run_does_not_go_on_with_the_filter_changed(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", map(report, range(3)))
    run([path], tmp_path / "out")
    with pytest.raises(InputError, match="filter"):
        run([path], tmp_path / "out", filtered=False)
    run([path], tmp_path / "out", fresh=True, filtered=False)
