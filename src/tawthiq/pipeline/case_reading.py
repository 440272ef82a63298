"""The reports of a case with their claims: those that are kept from an earlier build, and those that are new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq import wire
from tawthiq.documents import Reading, Skipped
from tawthiq.lang import PlaceTable
from tawthiq.model import Report
from tawthiq.pipeline.extraction import extractor
from tawthiq.pipeline.fingerprints import evidence_key, reading_print
from tawthiq.pipeline.progress import Progress
from tawthiq.pipeline.readings import readings_of, spoilt
from tawthiq.pipeline.tables import TableReader, lost_mapping
from tawthiq.store import Case, Derived, Entry, Evidence, Form, KeptReading

_AT_ONCE = 200  # readings in one transaction: what a build that is killed can lose


@dataclass(slots=True)
class CaseReading:
    """All reports of a case by id, what could not be read in the order received, and how many reports were `kept`."""

    reports: list[Report] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    kept: int = 0


def read_case(case: Case, derived: Derived, tables: tuple[PlaceTable, ...], progress: Progress) -> CaseReading:
    """Read what is new in a case, and take the rest as it is kept. All evidence is checked against its hash."""
    found = CaseReading()
    extract, print_ = extractor(case.settings.languages, tables), reading_print(case.settings, tables)
    reader = _Reader(case, derived, extract, TableReader(case, tables), print_)
    total = len(case.received())
    for evidence in case.evidence():
        lost = lost_mapping(case, evidence) if case.is_intact(evidence.sha256) else spoilt(evidence)
        if lost:
            found.skipped.append(lost)
            continue
        for one, is_kept in reader.read(evidence):
            if one.skipped:
                found.skipped.append(Skipped(*one.skipped))
            if one.report:
                found.reports.append(one.report)
                found.kept += is_kept
                progress(len(found.reports), total)
    found.reports.sort(key=lambda report: report.document.doc_id)
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads evidence of one case; `print` is of all that reading depends on beside the evidence."""

    case: Case
    derived: Derived
    extract: Callable[[Reading | Skipped], Iterator[Report | Skipped]]
    rows: TableReader
    print: str

    def read(self, evidence: Evidence) -> Iterator[tuple[KeptReading, bool]]:
        """What came of each item of the evidence, in its order, and whether it was kept."""
        entries = self.case.entries(evidence.sha256)
        key = evidence_key(self.print, evidence, entries)
        kept, is_whole = self.derived.readings(evidence.sha256, key)
        if is_whole:
            yield from ((one, True) for one in kept)
            return
        fresh: list[KeptReading] = []
        faults = 0
        for one, is_kept, is_fault in self._items(evidence, entries, {one.position: one for one in kept}):
            yield one, is_kept
            faults += is_fault  # a fault of the program is not kept: the next version may have none
            if not is_kept and not is_fault:
                fresh.append(one)
            if len(fresh) == _AT_ONCE:
                self.derived.keep_readings(evidence.sha256, key, fresh, is_whole=False)
                fresh = []
        self.derived.keep_readings(evidence.sha256, key, fresh, is_whole=not faults)

    def _items(
        self, evidence: Evidence, entries: Sequence[Entry], known: Mapping[int, KeptReading]
    ) -> Iterator[tuple[KeptReading, bool, bool]]:
        """Each item, whether it was kept, and whether the program failed at it."""
        for position, item in enumerate(self._found(evidence, entries)):
            if position in known:
                yield known[position], True, False
                continue
            found = [item] if isinstance(item, Report) else list(self.extract(item))
            skipped = next(((one.where, one.problem, one.remedy) for one in found if isinstance(one, Skipped)), None)
            report = next((one for one in found if isinstance(one, Report)), None)
            line = wire.dumps(wire.report_to_json(report)) if report else ""
            yield KeptReading(position, report, line, skipped), False, report is None and isinstance(item, Reading)

    def _found(self, evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Reading | Report | Skipped]:
        """What stands in the evidence: texts to be read, or rows of a table, which are reports as they are."""
        if evidence.form is Form.TABLE:
            yield from self.rows.read(evidence, entries)
        elif evidence.form is not Form.MAPPING:
            yield from readings_of(self.case, evidence, entries)
