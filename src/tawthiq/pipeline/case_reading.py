"""The reports of a case with their claims: those that are kept from an earlier build, and those that are new."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from dataclasses import dataclass, field

from tawthiq.documents import Skipped
from tawthiq.engines import Engine, Local
from tawthiq.judging.applying import Judged
from tawthiq.lang import PlaceTable
from tawthiq.model import Report
from tawthiq.pipeline.claim_lines import LineWork
from tawthiq.pipeline.evidence_reading import EvidenceReader
from tawthiq.pipeline.fingerprints import reading_print
from tawthiq.pipeline.progress import Progress
from tawthiq.pipeline.tables import TableReader
from tawthiq.store import Case, Derived, ReadingRow


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
        if row.doc_id is not None and row.mark is not None:
            self.marks[row.doc_id] = row.mark
            self.claims += row.claims
            self.kept += report is None
        if report:
            self.at_hand[report.document.doc_id] = report


def read_case(
    case: Case, derived: Derived, tables: tuple[PlaceTable, ...], progress: Progress, engine: Engine | None = None
) -> CaseReading:
    """Read what is new in a case, by an engine (default: `local`), and take the rest as it is kept.

    All evidence is checked against its hash.
    """
    found = CaseReading(derived)
    total, done = len(case.received()), itertools.count(1)
    skipped: list[tuple[int, int, Skipped]] = []

    def take(number: int, row: ReadingRow, report: Report | None) -> None:
        found.take(row, report)
        if row.skipped:
            skipped.append((number, row.position, Skipped(*row.skipped)))

    print_ = reading_print(case.settings, tables)
    rows = TableReader(case, tables)
    reader = EvidenceReader(case, derived, rows, print_, take, lambda: progress(next(done), total))
    reader.read(engine or Local(), LineWork(tuple(case.settings.languages), tables, with_report=True))
    found.skipped = [one for _, _, one in sorted(skipped, key=lambda one: one[:2])]
    return found
