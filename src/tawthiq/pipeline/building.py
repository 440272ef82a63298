"""A case to its pages: everything it has made from evidence can be thrown away and made again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tawthiq import assessment, incidents, lang, wire
from tawthiq.documents import Reading, Skipped
from tawthiq.errors import CaseError, InputError
from tawthiq.exports.case_report import CaseReport, SkippedInput, render
from tawthiq.lang import PlaceTable
from tawthiq.model import Cluster, Incident, Report
from tawthiq.pipeline.as_of import Known, known_on, with_todays_ids
from tawthiq.pipeline.extraction import extract_documents
from tawthiq.pipeline.progress import Progress, Stage, unheard
from tawthiq.pipeline.readings import readings_of, spoilt
from tawthiq.store import CLAIMS, INCIDENTS, PAGE, Case


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What `build_case` made, and what it left out.

    Of a build as of a day, `later` counts the reports published after it and `undated` those that state no day.
    """

    reports: tuple[Report, ...]
    incidents: tuple[Incident, ...]
    skipped: tuple[Skipped, ...]
    page: Path
    later: int = 0
    undated: int = 0


def build_case(
    folder: Path, progress: Progress, *, as_of: datetime.date | None = None, stage: Stage = unheard
) -> BuildResult:
    """Read all reports of a case, link and assess their claims, and write the output folder anew.

    `as_of` gives the state as it was known by the end of that day, in a folder of its own within the output folder.
    `stage` is told the name of each step as it begins, `progress` how far it is.
    """
    with Case.open(folder) as case:
        tables = check(case)
        stage("reading")
        reports, skipped = read_case(case, tables, progress)
        stage("linking")
        known, clusters = _link(reports, as_of)
        stage("assessing")
        found = assessment.assess_all(clusters, known.reports, case.settings.rule_set)
        stage("writing")
        report = CaseReport(
            name=case.settings.name,
            reports=tuple(known.reports),
            incidents=tuple(found),
            skipped=tuple(SkippedInput(item.where, item.problem) for item in skipped),
            languages=case.settings.languages,
            rule_sets=(case.settings.rule_set,),
            as_of=as_of,
        )
        page = _write(case, report)
    return BuildResult(tuple(known.reports), tuple(found), tuple(skipped), page, known.later, known.undated)


def check(case: Case) -> tuple[PlaceTable, ...]:
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


def _link(reports: list[Report], as_of: datetime.date | None) -> tuple[Known, list[Cluster]]:
    clusters = incidents.link(reports)
    if as_of is None:
        return Known(reports), clusters
    known = known_on(reports, as_of)
    return known, with_todays_ids(incidents.link(known.reports), clusters)


def read_case(case: Case, tables: tuple[PlaceTable, ...], progress: Progress) -> tuple[list[Report], list[Skipped]]:
    """All reports of a case by id, and what stands in its evidence but could not be read, in the order received."""
    reports: list[Report] = []
    skipped: list[Skipped] = []
    total = len(case.places())
    for item in extract_documents(_readings(case), case.settings.languages, tables):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            reports.append(item)
            progress(len(reports), total)
    return sorted(reports, key=lambda report: report.document.doc_id), skipped


def _readings(case: Case) -> Iterator[Reading | Skipped]:
    for evidence in case.evidence():
        if case.is_intact(evidence.sha256):
            yield from readings_of(case, evidence, case.entries(evidence.sha256))
        else:
            yield spoilt(evidence)


def _write(case: Case, report: CaseReport) -> Path:
    reports = (wire.dumps(wire.report_to_json(one)) + "\n" for one in report.reports)
    found = (wire.dumps(wire.incident_to_json(one)) + "\n" for one in report.incidents)
    case.write(CLAIMS, reports, report.as_of)
    case.write(INCIDENTS, found, report.as_of)
    return case.write(PAGE, [render(report)], report.as_of)
