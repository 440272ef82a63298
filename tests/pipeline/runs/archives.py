"""Small archives for tests of runs, and what came of them."""

from __future__ import annotations

import contextlib
import datetime
import gzip
import json
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tawthiq.engines import Engine, Local
from tawthiq.pipeline.runs.order import Order
from tawthiq.pipeline.runs.running import run_here
from tawthiq.pipeline.runs.summary import Standing, Summary

ARABIC = "قال المرصد السوري لحقوق الإنسان إن {n} مدنيين قتلوا السبت في غارة للتحالف الدولي على بلدة {place}."
ENGLISH = "At least {n} civilians were killed on Saturday in a coalition airstrike on the town of Hajin, medics said."
PLACES = ("هجين", "الشعفة", "السوسة")
Report = dict[str, Any]


def report(number: int) -> Report:
    """A report with claims; each third is in English, each fifth has no day."""
    text = (ENGLISH if number % 3 == 0 else ARABIC).format(n=3 + number % 4, place=PLACES[number % 3])
    value: Report = {"doc_id": f"r{number:03}", "text": text, "outlet": f"o{number % 2}"}
    return value if number % 5 == 0 else value | {"published": f"2018-{10 + number % 3}-18"}


def write_lines(path: Path, reports: Iterable[Report]) -> Path:
    data = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def write_table(path: Path, reports: Sequence[Report]) -> Path:
    rows = [{**one, "published": _day(one.get("published")), "of no use": 1} for one in reports]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=2)
    return path


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None


def run(
    inputs: Sequence[Path], output: Path, engine: Engine | None = None, *, fresh: bool = False, filtered: bool = True
) -> Summary:
    order = Order([str(one) for one in inputs], str(output), fresh=fresh, filtered=filtered)
    return run_here(order, engine or Local(), unheard, lambda: 0.0)


def unheard(_standing: Standing) -> None:
    """Nobody listens."""


def rows_of(output: Path) -> list[Report]:
    """All rows with their months, by id."""
    found = []
    for path in sorted(output.glob("month=*/*.parquet")):
        month = path.parent.name.removeprefix("month=")
        found += [{"month": month, **row} for row in pq.ParquetFile(path).read().to_pylist()]
    return sorted(found, key=lambda row: (row["doc_id"], row["line"]))


def rejected_of(output: Path) -> list[Report]:
    lines = output.with_name(output.name + ".rejected.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def files_of(output: Path) -> dict[str, bytes]:
    return {str(path.relative_to(output)): path.read_bytes() for path in output.glob("month=*/*")}


class Stopping:
    """An engine that is stopped after some batches, and counts the items that it was given."""

    def __init__(self, batches: int) -> None:
        self.batches, self.items = batches, 0

    def run(self, work: Any, batches: Iterable[Sequence[Any]]) -> Generator[Any, None, None]:
        def counted() -> Iterable[Sequence[Any]]:
            for batch in batches:
                self.items += len(batch)
                yield batch

        with contextlib.closing(Local().run(work, counted())) as results:
            for number, one in enumerate(results):
                if number == self.batches:
                    raise KeyboardInterrupt
                yield one
