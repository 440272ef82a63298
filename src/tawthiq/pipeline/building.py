"""A case to its pages: everything it has made from evidence can be thrown away and made again."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq import assessment, incidents, lang
from tawthiq.documents import Skipped
from tawthiq.errors import CaseError, InputError
from tawthiq.exports.case_report import CaseReport, SkippedInput, render
from tawthiq.lang import PlaceTable
from tawthiq.model import Cluster, Incident, Report
from tawthiq.pipeline.as_of import Known, known_on, with_todays_ids
from tawthiq.pipeline.case_assessment import CaseAssessment, assess_case
from tawthiq.pipeline.case_reading import read_case
from tawthiq.pipeline.collecting import collecting_seldom
from tawthiq.pipeline.fingerprints import assessing_print, reading_print
from tawthiq.pipeline.progress import Progress, Stage, unheard
from tawthiq.store import CLAIMS, INCIDENTS, PAGE, UNSTATED, Case, DamagedError, Derived, User


@dataclass(frozen=True, slots=True)
class Kept:
    """What a build did not have to do: reports that were read before, and incidents that were assessed before.

    `lost` says why what had been kept could not be used, and is empty where all is well.
    """

    reports: int = 0
    incidents: int = 0
    lost: str = ""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What `build_case` made, what it left out, and what it had `kept`.

    Of a build as of a day, `later` counts the reports published after it and `undated` those that state no day.
    """

    reports: tuple[Report, ...]
    incidents: tuple[Incident, ...]
    skipped: tuple[Skipped, ...]
    page: Path
    later: int = 0
    undated: int = 0
    kept: Kept = field(default=Kept())


def build_case(  # noqa: PLR0913  # all but two are switches with a default
    folder: Path,
    progress: Progress,
    *,
    as_of: datetime.date | None = None,
    fresh: bool = False,
    stage: Stage = unheard,
    user: User = UNSTATED,
) -> BuildResult:
    """Read the reports of a case, link and assess their claims, and write the output folder anew.

    What an earlier build read and assessed is not done again where nothing it depends on has changed; `fresh` does all
    anew. What comes out is the same to the byte. `as_of` gives the state as it was known by the end of that day, in a
    folder of its own within the output folder. `stage` is told the name of each step as it begins, `progress` how far
    it is.
    """
    with Case.open(folder, user) as case, collecting_seldom():
        tables = check(case)
        if fresh:
            case.discard_derived()
        try:
            return _build(case, tables, as_of, progress, stage)
        except DamagedError as error:
            case.discard_derived()
            result = _build(case, tables, as_of, progress, stage)  # damaged again at once, it is a fault to be seen
            return dataclasses.replace(result, kept=Kept(lost=str(error)))


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


def _build(
    case: Case, tables: tuple[PlaceTable, ...], as_of: datetime.date | None, progress: Progress, stage: Stage
) -> BuildResult:
    settings = case.settings
    with contextlib.closing(case.derived()) as derived:
        stage("reading")
        read = read_case(case, derived, tables, progress)
        stage("linking")
        known, clusters = _link(read.reports, case.received(), as_of)
        stage("assessing")
        print_ = assessing_print(settings, reading_print(settings, tables))
        assessed = assess_case(clusters, known.reports, derived, settings.rule_set, print_)
        stage("writing")
        if as_of is None:
            derived.keep_incidents(assessed.fresh, frozenset(one.incident.id for one in assessed.found))
        report = CaseReport(
            name=settings.name,
            reports=tuple(known.reports),
            incidents=tuple(one.incident for one in assessed.found),
            skipped=tuple(SkippedInput(item.where, item.problem) for item in read.skipped),
            languages=settings.languages,
            rule_sets=(settings.rule_set,),
            as_of=as_of,
        )
        page = _write(case, derived, report, assessed)
        numbers = {"reports": len(report.reports), "incidents": len(report.incidents), "skipped": len(read.skipped)}
        case.record_build(as_of, (CLAIMS, INCIDENTS, PAGE), **numbers)
    kept = Kept(read.kept, assessed.kept)
    return BuildResult(report.reports, report.incidents, tuple(read.skipped), page, known.later, known.undated, kept)


def _link(
    reports: list[Report], received: Mapping[str, int], as_of: datetime.date | None
) -> tuple[Known, list[Cluster]]:
    clusters = incidents.link(reports, received)
    if as_of is None:
        return Known(reports), clusters
    known = known_on(reports, as_of)
    return known, with_todays_ids(incidents.link(known.reports, received), clusters)


def _write(case: Case, derived: Derived, report: CaseReport, assessed: CaseAssessment) -> Path:
    ids = frozenset(one.document.doc_id for one in report.reports)
    case.write(CLAIMS, (line + "\n" for line in derived.lines(ids)), report.as_of)
    case.write(INCIDENTS, (one.line + "\n" for one in assessed.found), report.as_of)
    return case.write(PAGE, [render(report)], report.as_of)
