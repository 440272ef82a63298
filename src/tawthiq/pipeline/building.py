"""A case to its pages: everything it has made from evidence can be thrown away and made again."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawthiq import assessment, incidents, lang, wire
from tawthiq.documents import Kind, Metadata, Reading, Skipped, kind_of, read_jsonl, read_plain_text
from tawthiq.errors import CaseError, InputError
from tawthiq.exports.case_report import CaseReport, SkippedInput, render
from tawthiq.lang import PlaceTable
from tawthiq.model import Incident, Report
from tawthiq.pipeline.extraction import extract_documents
from tawthiq.pipeline.progress import Progress
from tawthiq.store import Case, Entry, Evidence


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What `build_case` made, and what it left out."""

    reports: tuple[Report, ...]
    incidents: tuple[Incident, ...]
    skipped: tuple[Skipped, ...]
    page: Path


def build_case(folder: Path, progress: Progress) -> BuildResult:
    """Read all reports of a case, link and assess their claims, and write the output folder anew."""
    reports: list[Report] = []
    skipped: list[Skipped] = []
    with Case.open(folder) as case:
        tables = _check(case)
        total = len(case.places())
        for item in extract_documents(_readings(case), case.settings.languages, tables):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                reports.append(item)
                progress(len(reports), total)
        reports.sort(key=lambda report: report.document.doc_id)
        found = assessment.assess_all(incidents.link(reports), reports, case.settings.rule_set)
        case.write("claims.jsonl", (wire.dumps(wire.report_to_json(report)) + "\n" for report in reports))
        case.write("incidents.jsonl", (wire.dumps(wire.incident_to_json(incident)) + "\n" for incident in found))
        page = case.write("report.html", [render(_page(case, reports, found, skipped))])
    return BuildResult(tuple(reports), tuple(found), tuple(skipped), page)


def _check(case: Case) -> tuple[PlaceTable, ...]:
    """The case's own places. Raises CaseError for settings that nothing stands behind, before any report is read."""
    path, known = case.folder / "case.toml", lang.available()
    for code in case.settings.languages:
        if code not in known:
            raise CaseError(f"{path}: languages has {code!r}, which cannot be read; there are: {', '.join(known)}")
    try:
        assessment.load_rule_set(case.settings.rule_set)
    except InputError as error:
        raise CaseError(f"{path}: rule_set: {error}") from error
    tables = tuple(PlaceTable(f"{name}.tsv", text) for name, text in case.gazetteers())
    lang.load_places(tables)
    return tables


def _page(case: Case, reports: Sequence[Report], found: Sequence[Incident], skipped: Sequence[Skipped]) -> CaseReport:
    return CaseReport(
        name=case.settings.name,
        reports=tuple(reports),
        incidents=tuple(found),
        skipped=tuple(SkippedInput(item.where, item.problem) for item in skipped),
        languages=case.settings.languages,
        rule_sets=(case.settings.rule_set,),
    )


def _readings(case: Case) -> Iterator[Reading | Skipped]:
    """The registered reports in the order received, and what stands in the evidence but could not be registered."""
    for evidence in case.evidence():
        if not case.is_intact(evidence.sha256):
            name = f"{evidence.name} (archive/{evidence.sha256})"
            yield Skipped(name, "missing or changed in the archive", "put the bytes back as they were received")
        elif kind_of(evidence.name) is Kind.JSON_LINES:
            yield from _from_lines(case, evidence)
        else:
            for entry in case.entries(evidence.sha256):
                path = case.bytes_of(evidence.sha256)
                yield read_plain_text(path, entry.doc_id, _metadata(entry), evidence.name)


def _from_lines(case: Case, evidence: Evidence) -> Iterator[Reading | Skipped]:
    by_line = {entry.line: entry for entry in case.entries(evidence.sha256)}
    with case.bytes_of(evidence.sha256).open("rb") as stream:
        for item in read_jsonl(stream, evidence.name):
            if isinstance(item, Skipped):
                yield item
            elif item.line in by_line:
                document = dataclasses.replace(item.document, sha256=evidence.sha256)
                yield dataclasses.replace(item, document=document)
            else:
                problem = f"doc_id {item.document.doc_id!r} was taken when this file was added"
                yield Skipped(item.where, problem, "give every report an id of its own and add it again")


def _metadata(entry: Entry) -> Metadata:
    try:
        day = datetime.date.fromisoformat(entry.published) if entry.published else None
    except ValueError as error:
        raise CaseError(f"case.db: report {entry.doc_id!r}: {error}") from error
    return Metadata(entry.title, day, entry.language, entry.outlet, entry.url)
