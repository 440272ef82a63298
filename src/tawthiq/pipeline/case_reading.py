"""The reports of a case with their claims: those that are kept from an earlier build, and those that are new."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq import wire
from tawthiq.documents import Reading, Skipped
from tawthiq.judging.applying import Judged
from tawthiq.lang import PlaceTable
from tawthiq.model import Report
from tawthiq.pipeline.extraction import Outcome, ReportReader
from tawthiq.pipeline.fingerprints import evidence_key, reading_print
from tawthiq.pipeline.progress import Progress
from tawthiq.pipeline.readings import readings_of, spoilt
from tawthiq.pipeline.tables import TableReader, lost_mapping
from tawthiq.store import Case, Derived, Entry, Evidence, Form, KeptReading, ReadingRow

_AT_ONCE = 200  # readings in one transaction: what a build that is killed can lose


@dataclass(slots=True)
class CaseReading:
    """What is known of all reports of a case, what could not be read in the order received, and how many reports were
    `kept`.

    `marks` stand for the reports by their ids, and `claims` counts all of theirs. `at_hand` are those reports that
    were read just now, or that were needed; the others are loaded when they are.
    `judged` is what people decided about them, `effects` what that changes in a report, by its id.
    """

    derived: Derived
    judged: Judged = field(default_factory=Judged)
    effects: dict[str, str] = field(default_factory=dict)
    marks: dict[str, bytes] = field(default_factory=dict)
    claims: int = 0
    kept: int = 0
    at_hand: dict[str, Report] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)

    def load(self, doc_ids: Collection[str]) -> list[Report]:
        """The reports with these ids, by id, as they count after what people decided."""
        return [self.judged.report(report) for report in self.machine(doc_ids)]

    def machine(self, doc_ids: Collection[str]) -> list[Report]:
        """The reports with these ids, by id, as they were read."""
        missing = {doc_id for doc_id in doc_ids if doc_id not in self.at_hand}
        self.at_hand |= {report.document.doc_id: report for report in self.derived.reports(missing)}
        return [self.at_hand[doc_id] for doc_id in sorted(doc_ids)]

    def take(self, row: ReadingRow, report: Report | None) -> None:
        """Count in what came of one item of evidence, with the report where it was read just now."""
        if row.skipped:
            self.skipped.append(Skipped(*row.skipped))
        if row.doc_id is not None and row.mark is not None:
            self.marks[row.doc_id] = row.mark
            self.claims += row.claims
            self.kept += report is None
        if report:
            self.at_hand[report.document.doc_id] = report


def read_case(case: Case, derived: Derived, tables: tuple[PlaceTable, ...], progress: Progress) -> CaseReading:
    """Read what is new in a case, and take the rest as it is kept. All evidence is checked against its hash."""
    found = CaseReading(derived)
    extract, print_ = ReportReader(case.settings.languages, tables).read, reading_print(case.settings, tables)
    total, done = len(case.received()), itertools.count(1)
    rows = TableReader(case, tables)
    reader = _Reader(case, derived, extract, rows, print_, lambda: progress(next(done), total))
    for evidence in case.evidence():
        lost = lost_mapping(case, evidence) if case.is_intact(evidence.sha256) else spoilt(evidence)
        if lost:
            found.skipped.append(lost)
            continue
        for row, report in reader.read(evidence):
            found.take(row, report)
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads evidence of one case; `print` is of all that reading depends on beside the evidence, `tell` is called for
    every report.
    """

    case: Case
    derived: Derived
    extract: Callable[[Reading | Skipped], Outcome]
    rows: TableReader
    print: str
    tell: Callable[[], None]

    def read(self, evidence: Evidence) -> Iterator[tuple[ReadingRow, Report | None]]:
        """What came of each item of the evidence, in its order, with the report where it was read just now."""
        entries = self.case.entries(evidence.sha256)
        key = evidence_key(self.print, evidence, entries)
        kept, is_whole = self.derived.readings(evidence.sha256, key)
        if is_whole:
            for row in kept:
                self._tell_of(row.doc_id)
                yield row, None
            return
        waiting: list[ReadingRow | KeptReading] = []
        faults = 0
        for one, is_fault in self._items(evidence, entries, {row.position: row for row in kept}):
            faults += is_fault  # a fault of the program is not kept: the next version may have none
            waiting.append(ReadingRow(one.position, None, None, 0, one.skipped) if is_fault else one)
            self._tell_of(one.report if isinstance(one, KeptReading) else one.doc_id)
            if sum(isinstance(item, KeptReading) for item in waiting) == _AT_ONCE:
                yield from self._keep(evidence, key, waiting, is_whole=False)
                waiting = []
        yield from self._keep(evidence, key, waiting, is_whole=not faults)

    def _tell_of(self, report: object) -> None:
        if report:
            self.tell()

    def _keep(
        self, evidence: Evidence, key: str, waiting: Sequence[ReadingRow | KeptReading], *, is_whole: bool
    ) -> Iterator[tuple[ReadingRow, Report | None]]:
        """Keep those that were read just now, and give all in their order."""
        read = [item for item in waiting if isinstance(item, KeptReading)]
        rows = iter(self.derived.keep_readings(evidence.sha256, key, read, is_whole=is_whole))
        for item in waiting:
            yield (next(rows), item.report) if isinstance(item, KeptReading) else (item, None)

    def _items(
        self, evidence: Evidence, entries: Sequence[Entry], known: Mapping[int, ReadingRow]
    ) -> Iterator[tuple[ReadingRow | KeptReading, bool]]:
        """Each item, as it is kept or as it was read now, and whether the program failed at it."""
        for position, item in enumerate(self._found(evidence, entries)):
            if position in known:
                yield known[position], False
                continue
            found = Outcome(item) if isinstance(item, Report) else self.extract(item)
            report, why = found.report, found.skipped
            skipped = (why.where, why.problem, why.remedy) if why else None
            line = wire.dumps(wire.report_to_json(report)) if report else ""
            yield KeptReading(position, report, line, skipped), report is None and isinstance(item, Reading)

    def _found(self, evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Reading | Report | Skipped]:
        """What stands in the evidence: texts to be read, or rows of a table, which are reports as they are."""
        if evidence.form is Form.TABLE:
            yield from self.rows.read(evidence, entries)
        elif evidence.form is not Form.MAPPING:
            yield from readings_of(self.case, evidence, entries)
