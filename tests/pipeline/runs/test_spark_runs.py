"""On Spark a run gives what it gives on this machine, and loses as little."""

from __future__ import annotations

import gzip
import json
import threading
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from tests.documents.readers.test_warc import PAGE, record
from tests.misbehaving import CRASHES, HANGS
from tests.pipeline.runs.archives import Report, rejected_of, report, rows_of, unheard, write_lines, write_table
from tests.pipeline.runs.treacherous import Treacherous
from tests.spark_session import ROOT, spark

from tawthiq.cli import main
from tawthiq.documents import read_pages
from tawthiq.engines import Engine, Limits, Pool
from tawthiq.pipeline.runs import running, work
from tawthiq.pipeline.runs.order import Order
from tawthiq.pipeline.runs.summary import Standing, Summary, Watch

PAGES = "f %20.warc.gz"
WORKED = ROOT / "examples" / "worked-incident" / "reports.jsonl"


@pytest.fixture(autouse=True)
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    """The session of all tests."""
    monkeypatch.syspath_prepend(ROOT)  # processes of the pool find these modules
    spark()


def run_by(
    engine: Engine | None,
    inputs: list[Path],
    output: Path,
    *,
    watch: Watch = unheard,
    limits: Limits | None = None,
    languages: tuple[str, ...] | None = None,
) -> Summary:
    """By an engine of this machine, or by Spark where there is none."""
    order = Order([str(one) for one in inputs], str(output), languages)
    if engine:
        return running.run_here(order, engine, watch, lambda: 0.0)
    spark_running = pytest.importorskip("tawthiq.pipeline.runs.spark_running")
    found: Summary = spark_running.run_on_spark(order, spark(), limits or Limits(), watch, lambda: 0.0)
    return found


def lines_of(output: Path) -> list[tuple[str, str]]:
    return [(row["month"], row["line"]) for row in rows_of(output)]


def rejects_of(output: Path) -> list[tuple[str, str, str, str]]:
    """Without the numbers of lines, which Spark does not know."""
    found = rejected_of(output)
    return sorted(
        (Path(one["where"].partition(":")[0]).name, one["doc_id"] or "", one["reason"], one["remedy"]) for one in found
    )


def archive(folder: Path) -> Path:
    """Files of each form that a run reads: whole, with lines that are no reports, and cut short."""
    own = [json.loads(line) for line in WORKED.read_text(encoding="utf-8").splitlines()]
    lines = write_lines(folder / "a.jsonl", [*own, *map(report, range(20))])
    with lines.open("ab") as stream:
        stream.write(b'\n{"doc_id": "x1"}\n{broken\n{"doc_id": "half \\ud83d", "text": "x"}\n')
        stream.write(json.dumps({"doc_id": "x2", "text": "x", "language": "de"}).encode() + b"\n")
        stream.write(json.dumps({"doc_id": "x3", "text": "أغلقت السوق أمس على خسائر محدودة."}).encode() + b"\n")
    write_lines(folder / "b.jsonl.gz", map(report, range(30, 40)))
    cut = write_lines(folder / "c.jsonl.gz", [_long(number) for number in range(50, 58)])
    cut.write_bytes(cut.read_bytes()[:-400])
    write_table(folder / "d.parquet", [report(number) for number in range(60, 70)])
    (folder / "e.parquet").write_bytes(b"no Parquet")
    days = pa.array([17_853, 17_853, 10_000_000], pa.int32()).view(pa.date32())  # the last is in no calendar of Python
    texts = pa.array([report(70)["text"].encode(), b"\xff", b"words"]).view(pa.string())
    table = pa.table({"doc_id": ["r070", "no letters", "no day"], "text": texts, "published": days})
    pq.write_table(table, folder / "g.parquet")
    pq.write_table(
        pa.table({"doc_id": ["r071"], "text": [report(71)["text"]], "published": ["2018-11-18"]}), folder / "h.parquet"
    )
    broken = record(4, b"no gzip", type_="text/html\r\nContent-Encoding: gzip")
    pages = record(1, PAGE) + record(2, b"<html></html>") + record(3, PAGE) + broken + record(5, PAGE)
    (folder / PAGES).write_bytes(gzip.compress(pages))
    return folder


def _long(number: int) -> Report:
    """A report with enough of what does not shrink that a file can be cut in the middle."""
    noise = " ".join(str(number**power) for power in range(20, 60))
    return report(number) | {"text": f"{report(number)['text']}\n{noise}"}


def test_the_command_gives_the_same_rows_rejects_and_counts_by_every_engine(tmp_path: Path) -> None:
    source = archive(tmp_path / "in")
    counted = {}
    for engine in ("local", "pool", "spark"):
        arguments = ["extract", "--engine", engine, "--input", str(source), "--output", str(tmp_path / engine)]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, done.output
        counted[engine] = [line for line in done.stderr.splitlines() if line.endswith("rejected")]
    lines = lines_of(tmp_path / "local")
    ids = {json.loads(line)["doc_id"] for _, line in lines}
    assert {"urn:uuid:1", "urn:uuid:3", "urn:uuid:5", "r019", "r039", "r050", "r069", "r070", "r071"} <= ids
    assert "sindyan-43-killed" in ids
    rejects = rejects_of(tmp_path / "local")
    assert [one[0] for one in rejects][:4] == ["a.jsonl"] * 4
    assert [one[0] for one in rejects][4:] == ["c.jsonl.gz", "e.parquet", PAGES, PAGES, "g.parquet", "g.parquet"]
    assert "broken gzip: it is cut short" in {one[2] for one in rejects}
    assert counted["local"] == [
        f"{len(lines) + 11} reports: {len(lines)} read, 1 dropped that can hold no claim, 10 rejected"
    ]
    for engine in ("pool", "spark"):
        assert lines_of(tmp_path / engine) == lines
        assert _kinds(rejects_of(tmp_path / engine)) == _kinds(rejects)
        assert counted[engine] == counted["local"]


def _kinds(rejects: list[tuple[str, str, str, str]]) -> list[tuple[str, ...]]:
    """What is wrong within Parquet each library says in its own words."""
    return [(*one[:2], one[2].partition(": ")[0] if "Parquet" in one[2] else one[2], one[3]) for one in rejects]


def test_pages_that_are_on_no_disk_are_read_from_copies(tmp_path: Path) -> None:
    spark_sources = pytest.importorskip("tawthiq.pipeline.runs.spark_sources")
    path = archive(tmp_path) / PAGES
    batch = pa.RecordBatch.from_pylist([{"file": "s3a://bucket/a", "content": path.read_bytes()}])
    found = [item for some in spark_sources._pages_of(batch) for item in some]
    assert found == list(read_pages(path, "s3a://bucket/a"))
    assert len(found) == 5


def test_a_run_on_spark_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spark_running = pytest.importorskip("tawthiq.pipeline.runs.spark_running")
    monkeypatch.setattr(spark_running, "PART_FILES", 1)
    files = [write_lines(tmp_path / "in" / f"{i}.jsonl", map(report, range(2 * i, 2 * i + 2))) for i in range(3)]
    run_by(None, files, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        run_by(None, files, tmp_path / "out", watch=_Stop(2))
    for path in files[:2]:  # read a second time they would give no report
        path.write_bytes(b"?" * path.stat().st_size)
    summary = run_by(None, files, tmp_path / "out")
    assert lines_of(tmp_path / "out") == lines_of(tmp_path / "whole")
    assert (summary.taken_over, summary.tally.items, summary.tally.rejected) == (4, 6, 0)


class _Stop:
    """Stops a run where a part begins."""

    def __init__(self, parts: int) -> None:
        self.parts = parts

    def __call__(self, _standing: Standing) -> None:
        if threading.current_thread() is threading.main_thread():
            self.parts -= 1
            if self.parts < 0:
                raise KeyboardInterrupt


@pytest.mark.parametrize("engine", ["pool", "spark"])
def test_a_report_that_hangs_and_one_that_kills_cost_only_themselves(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = [report(0), report(3) | {"doc_id": HANGS}, report(6), report(9) | {"doc_id": CRASHES}, report(12)]
    path = write_lines(tmp_path / "in.jsonl", reports)
    module = pytest.importorskip(f"tawthiq.pipeline.runs.{'spark_running' if engine == 'spark' else 'running'}")
    monkeypatch.setattr(module, work.Extraction.__name__, Treacherous)
    limits = Limits(seconds=5)
    how = Pool(1, limits) if engine == "pool" else None
    summary = run_by(how, [path], tmp_path / "out", limits=limits, languages=("en",))
    assert [row["doc_id"] for row in rows_of(tmp_path / "out")] == ["r000", "r006", "r012"]
    assert [one[1:3] for one in rejects_of(tmp_path / "out")] == [
        (CRASHES, "the process that did it ended (SIGKILL)"),
        (HANGS, "no end after 5 s"),
    ]
    assert (summary.tally.items, summary.tally.reports, summary.tally.rejected) == (5, 3, 2)
