"""What is new in the evidence of a case, read by an engine and kept, some hundred reports at a time."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tawthiq import wire
from tawthiq.documents import Reading, Skipped
from tawthiq.engines import Engine
from tawthiq.model import Report
from tawthiq.pipeline.claim_lines import LineWork, ReadLine
from tawthiq.pipeline.fingerprints import evidence_key
from tawthiq.pipeline.readings import readings_of, spoilt
from tawthiq.pipeline.tables import TableReader, lost_mapping
from tawthiq.store import Case, Derived, Entry, Evidence, Form, KeptReading, ReadingRow

_AT_ONCE = 200  # readings in one transaction: what a build that is killed can lose
_BATCH = 10  # reports that go to a process together

Take = Callable[[int, ReadingRow, Report | None], None]
"""Given what came of each item: the number of its evidence in the order received, its row, its report if new."""


@dataclass(slots=True)
class _Part:
    """A piece of evidence in which something is new: its number, the key under which it is kept, what `waits` to be
    kept, how many of its reports are `out` with the engine, and whether all that stands in it is known.
    """

    number: int
    evidence: Evidence
    key: str
    waits: list[KeptReading] = field(default_factory=list)
    out: int = 0
    has_fault: bool = False
    is_read: bool = False


@dataclass(slots=True)
class EvidenceReader:
    """Reads the evidence of one case. `print` is of all that reading depends on beside the evidence; `tell` is called
    for every report.
    """

    case: Case
    derived: Derived
    rows: TableReader
    print: str
    take: Take
    tell: Callable[[], None]
    _out: deque[list[tuple[_Part, int]]] = field(default_factory=deque)

    def read(self, engine: Engine, work: LineWork) -> None:
        """Take what is kept, and read and keep the rest. All evidence is checked against its hash.

        The engine takes reports as it needs them, so that few are in memory, and gives them back in their order.
        """
        with contextlib.closing(engine.run(work, self._batches())) as results:
            for lines in results:
                for (part, position), line in zip(self._out.popleft(), lines, strict=True):
                    part.out -= 1
                    self._settle(part, position, line, is_text=True)
                    self._close(part)

    def _batches(self) -> Iterator[list[Reading]]:
        """The texts that are new, in the order received; all else is taken on the way."""
        batch: list[Reading] = []
        out: list[tuple[_Part, int]] = []
        for number, evidence in enumerate(self.case.evidence()):
            for part, position, reading in self._texts(number, evidence):
                batch.append(reading)
                out.append((part, position))
                if len(batch) == _BATCH:
                    self._out.append(out)
                    yield batch
                    batch, out = [], []
        if batch:
            self._out.append(out)
            yield batch

    def _texts(self, number: int, evidence: Evidence) -> Iterator[tuple[_Part, int, Reading]]:
        """The new texts in one piece of evidence, each with its position."""
        case = self.case
        lost = lost_mapping(case, evidence) if case.is_intact(evidence.sha256) else spoilt(evidence)
        if lost:
            self.take(number, ReadingRow(-1, None, None, 0, (lost.where, lost.problem, lost.remedy)), None)
            return
        entries = case.entries(evidence.sha256)
        part = _Part(number, evidence, evidence_key(self.print, evidence, entries))
        kept, is_whole = self.derived.readings(evidence.sha256, part.key)
        for row in kept:
            self._tell_of(row.doc_id)
            self.take(number, row, None)
        if is_whole:
            return
        known = {row.position for row in kept}
        for position, item in enumerate(self._found(evidence, entries)):
            if position in known:
                continue
            if isinstance(item, Reading):
                part.out += 1
                yield part, position, item
            else:
                self._settle(part, position, _line_of(item), is_text=False)
        part.is_read = True
        self._close(part)

    def _found(self, evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Reading | Report | Skipped]:
        """What stands in the evidence: texts to be read, or rows of a table, which are reports as they are."""
        if evidence.form is Form.TABLE:
            yield from self.rows.read(evidence, entries)
        elif evidence.form is not Form.MAPPING:
            yield from readings_of(self.case, evidence, entries)

    def _settle(self, part: _Part, position: int, found: ReadLine, *, is_text: bool) -> None:
        """Note what came of one item. A fault of the program is not kept: the next version may have none."""
        why = found.skipped
        skipped = (why.where, why.problem, why.remedy) if why else None
        if is_text and found.report is None:
            part.has_fault = True
            self.take(part.number, ReadingRow(position, None, None, 0, skipped), None)
            return
        part.waits.append(KeptReading(position, found.report, found.line, skipped))
        self._tell_of(found.report)
        if len(part.waits) == _AT_ONCE:
            self._keep(part, is_whole=False)

    def _tell_of(self, report: object) -> None:
        if report:
            self.tell()

    def _close(self, part: _Part) -> None:
        """Keep what is left of a piece of evidence of which nothing more comes."""
        if part.is_read and not part.out:
            self._keep(part, is_whole=not part.has_fault)

    def _keep(self, part: _Part, *, is_whole: bool) -> None:
        """Keep in one transaction what was read, and give it on."""
        rows = self.derived.keep_readings(part.evidence.sha256, part.key, part.waits, is_whole=is_whole)
        for row, reading in zip(rows, part.waits, strict=True):
            self.take(part.number, row, reading.report)
        part.waits = []


def _line_of(item: Report | Skipped) -> ReadLine:
    if isinstance(item, Skipped):
        return ReadLine(skipped=item)
    return ReadLine(wire.dumps(wire.report_to_json(item)), report=item)
