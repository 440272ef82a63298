"""A case is built to the same bytes by every engine; a report over which a process ends costs only itself."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.misbehaving import CRASHES, HANGS
from tests.pipeline.test_increments import make, outputs, watch, write
from tests.pipeline.test_pipeline import PLACE, UNKNOWN, with_gazetteer
from tests.pipeline.treacherous import TreacherousLines
from tests.spark_session import ROOT, spark

from tawthiq.documents import Metadata
from tawthiq.engines import Engine, Limits, Local, Pool, pool
from tawthiq.pipeline import FEW_REPORTS, EngineChoice, add_paths, build_case, evidence_reading, new_case


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes find what tests define."""
    monkeypatch.syspath_prepend(ROOT)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case", "A case")
    return tmp_path / "case"


def add(case: Path, *files: Sequence[object]) -> None:
    paths = [write(case.parent / f"{number}.jsonl", reports) for number, reports in enumerate(files)]
    add_paths(case, paths, Metadata(), watch)


def engine_of(name: str) -> Engine:
    if name == "spark":
        session = spark()
        batches = pytest.importorskip("tawthiq.engines.spark_batches")
        found: Engine = batches.SparkBatches(session, Limits())
        return found
    return Pool(2) if name == "pool" else Local()


@pytest.mark.parametrize("name", ["pool", "spark"])
def test_every_engine_builds_the_same_bytes(name: str, case: Path) -> None:
    engine = engine_of(name)
    none = {"doc_id": "fr", "text": "Trois personnes sont mortes.", "language": "xx"}
    add(case, [make(0)], [*map(make, range(1, 26)), none, "broken"], [UNKNOWN], [make(26), make(27)])
    with_gazetteer(case, PLACE)
    shutil.copytree(case, case.parent / "here")
    here = build_case(case.parent / "here", watch)
    there = build_case(case, watch, engine=engine)
    assert outputs(case) == outputs(case.parent / "here")
    assert (there.skipped, there.kept) == (here.skipped, here.kept)
    assert len(here.skipped) == 2
    assert "my.x" in (case / "output" / "claims.jsonl").read_text(encoding="utf-8")
    assert build_case(case, watch, engine=engine).kept.reports == 30


def test_a_report_that_hangs_and_one_that_kills_are_left_out_and_tried_again(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(case, [make(0), make(1) | {"doc_id": HANGS}, make(2)], [make(3) | {"doc_id": CRASHES}], [make(4)])
    with monkeypatch.context() as patch:
        patch.setattr("tawthiq.pipeline.case_reading.LineWork", TreacherousLines)
        result = build_case(case, watch, engine=Pool(1, Limits(seconds=5)))
    assert [report.document.doc_id for report in result.reports] == ["r0", "r2", "r4"]
    assert [(one.where, one.problem) for one in result.skipped] == [
        (f"{case.parent}/0.jsonl:2", f"report '{HANGS}': no end after 5 s"),
        (f"{case.parent}/1.jsonl:1", f"report '{CRASHES}': the process that did it ended (SIGKILL)"),
    ]
    again = build_case(case, watch)
    assert (len(again.reports), again.skipped, again.kept.reports) == (5, (), 3)


def test_a_stop_ends_the_processes_and_keeps_what_was_read(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_reading, "_AT_ONCE", 5)
    add(case, [make(number) for number in range(60)])

    def stop(done: int, _total: int) -> None:
        if done == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_case(case, stop, engine=Pool(2))
    assert multiprocessing.active_children() == []
    assert build_case(case, watch).kept.reports == 10
    grown = outputs(case)
    build_case(case, watch, fresh=True)
    assert outputs(case) == grown


def test_no_process_is_started_for_few_reports_or_none(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(case, list(map(make, range(3))))
    monkeypatch.setattr(pool, "Crew", lambda *_: pytest.fail("a process was started"))
    assert len(build_case(case, watch, engine=EngineChoice().engine(FEW_REPORTS)).reports) == 3
    assert build_case(case, watch, engine=Pool(2)).kept.reports == 3


def test_few_reports_are_in_memory_at_a_time(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(case, [make(number) for number in range(35)])
    found = evidence_reading.readings_of
    taken: list[int] = []
    given: list[int] = []

    def counted(*arguments: Any) -> Iterator[Any]:
        for item in found(*arguments):
            taken.append(1)
            yield item

    class Counting:
        """One batch after the other, as they are needed."""

        def run(self, work: Any, batches: Iterable[Sequence[Any]]) -> Generator[Any, None, None]:
            for result in Local().run(work, batches):
                given.append(len(taken))
                yield result

    monkeypatch.setattr(evidence_reading, "readings_of", counted)
    build_case(case, watch, engine=Counting())
    assert given == [10, 20, 30, 35]
