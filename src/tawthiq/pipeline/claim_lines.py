"""Reports to lines of `claims.jsonl`, by any engine: the work of `tawthiq extract` and of the reading of a case."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq import wire
from tawthiq.documents import Reading, Skipped
from tawthiq.engines import Engine
from tawthiq.lang import PlaceTable
from tawthiq.model import Report
from tawthiq.pipeline.extraction import ReportReader

LOST = "look at this report by itself: tawthiq extract; if it is an ordinary one, please report it"
"""What to do about a report over which a process hung or died."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A report's line, without its end; why it was not read; both of a report in a language that is not read; or
    neither. The `report` itself is there where the work was told to give it.
    """

    line: str = ""
    skipped: Skipped | None = None
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class LineWork:
    """What is read and how it is written down; an item that is `None` is passed over."""

    languages: tuple[str, ...] | None = None
    tables: tuple[PlaceTable, ...] = ()
    with_text: bool = False
    with_report: bool = False

    def start(self) -> Callable[[Reading | Skipped | None], ReadLine]:
        """What reads one report. Languages are loaded when one is met that is in them."""
        reader = ReportReader(self.languages, self.tables)

        def read(reading: Reading | Skipped | None) -> ReadLine:
            if reading is None:
                return ReadLine()
            found = reader.read(reading)
            if found.report is None:
                return ReadLine(skipped=found.skipped)
            line = wire.dumps(wire.report_to_json(found.report, with_text=self.with_text))
            return ReadLine(line, found.skipped, found.report if self.with_report else None)

        return read

    def lost(self, item: Reading | Skipped | None, reason: str) -> ReadLine:
        """What is said of a report over which a process hung or died."""
        where = item.where if item else "-"
        name = f"report {item.document.doc_id!r}: " if isinstance(item, Reading) else ""
        return ReadLine(skipped=Skipped(where, f"{name}{reason}", LOST))

    def pack(self, results: Sequence[ReadLine]) -> list[ReadLine]:
        """A batch as it is."""
        return list(results)


def claim_lines(
    readings: Iterable[Reading | Skipped], engine: Engine, at_once: int, *, with_text: bool = False
) -> Iterator[ReadLine]:
    """What came of each report, in order; `at_once` go to a process together, and come out together."""
    coming = iter(readings)
    batches: Iterator[list[Reading | Skipped | None]] = iter(lambda: list(itertools.islice(coming, at_once)), [])
    with contextlib.closing(engine.run(LineWork(with_text=with_text), batches)) as results:
        for batch in results:
            yield from batch
