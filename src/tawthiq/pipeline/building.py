"""A case to its pages: everything it has made from evidence can be thrown away and made again."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tawthiq import assessment, lang, wire
from tawthiq.documents import Skipped
from tawthiq.engines import Engine
from tawthiq.errors import CaseError, InputError
from tawthiq.exports.brief import Brief
from tawthiq.exports.case_report import CaseReport, SkippedInput, Whole, render
from tawthiq.exports.headline import headline
from tawthiq.exports.selection import select
from tawthiq.incidents.matching import Matcher, match
from tawthiq.lang import PlaceTable
from tawthiq.model import Incident, Report
from tawthiq.pipeline.as_of import state_as_of
from tawthiq.pipeline.case_assessment import assess_case
from tawthiq.pipeline.case_linking import link_case
from tawthiq.pipeline.case_reading import CaseReading, read_case
from tawthiq.pipeline.collecting import collecting_seldom
from tawthiq.pipeline.directory import names_of
from tawthiq.pipeline.fingerprints import assessing_print, reading_print
from tawthiq.pipeline.indexing import refresh
from tawthiq.pipeline.judged import CaseJudgements, claims_of, judge_reading, otherwise
from tawthiq.pipeline.kept_sequence import KeptSequence
from tawthiq.pipeline.place_tables import place_tables
from tawthiq.pipeline.progress import Progress, Stage, unheard
from tawthiq.store import CLAIMS, INCIDENTS, PAGE, UNSTATED, BuildChanges, Case, DamagedError, Derived, User


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

    Reports by id and incidents by start and id are loaded from the case when somebody looks at them. `claims` counts
    the claims of all reports.
    Of a build as of a day, `later` counts the reports published after it and `undated` those that state no day.
    `judgements` are people's, with those that do not fit and those that contradict each other.
    `erased` counts the reports that were erased from the case, which are in none of it.
    """

    reports: Sequence[Report]
    claims: int
    incidents: Sequence[Incident]
    skipped: tuple[Skipped, ...]
    page: Path
    later: int = 0
    undated: int = 0
    kept: Kept = field(default=Kept())
    judgements: CaseJudgements = field(default_factory=CaseJudgements)
    erased: int = 0


def build_case(  # noqa: PLR0913  # all but two are switches with a default
    folder: Path,
    progress: Progress,
    *,
    as_of: datetime.date | None = None,
    fresh: bool = False,
    stage: Stage = unheard,
    user: User = UNSTATED,
    matcher: Matcher = match,
    engine: Engine | None = None,
) -> BuildResult:
    """Read the reports of a case, link and assess their claims, and write the output folder anew.

    What an earlier build read, linked and assessed is not done again where nothing it depends on has changed; `fresh`
    does all anew. What comes out is the same to the byte. `as_of` gives the state as it was known by the end of that
    day, in a folder of its own within the output folder. `stage` is told the name of each step as it begins,
    `progress` how far it is. `matcher` compares records where all of them are linked: here, or on Spark
    (`archives.linking_on_spark.matcher_on`). `engine` reads the reports that are new (default: `local`).
    """
    with Case.open(folder, user) as case, collecting_seldom():
        tables = check(case)
        refresh(case)
        if fresh:
            case.discard_derived()
        way = _Way(as_of, progress, stage, matcher, engine)
        try:
            return _build(case, tables, way)
        except DamagedError as error:
            case.discard_derived()
            result = _build(case, tables, way)  # damaged again at once, it is a fault to be seen
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
    tables = place_tables(case)
    lang.load_places(tables)
    return tables


@dataclass(frozen=True, slots=True)
class _Way:
    """The day as of which to build, if any; who is told how far it is; what compares records, and what reads."""

    as_of: datetime.date | None
    progress: Progress
    stage: Stage
    matcher: Matcher
    engine: Engine | None


def _build(case: Case, tables: tuple[PlaceTable, ...], way: _Way) -> BuildResult:
    stage = way.stage
    with contextlib.closing(case.derived()) as derived:
        stage("reading")
        read = read_case(case, derived, tables, way.progress, way.engine)
        judged = judge_reading(case, read)
        if way.as_of is not None:
            return _build_as_of(case, read, judged, way.as_of, stage)
        stage("linking")
        linked = link_case(read, derived, case.received(), judged.said, way.matcher)
        stage("assessing")
        print_ = assessing_print(case.settings, reading_print(case.settings, tables))
        assessed = assess_case(linked.linkage, read, derived, case.settings.rule_set, print_)
        stage("writing")
        derived.keep_build(
            BuildChanges(
                *(assessed.fresh, assessed.gone, linked.traces, linked.gone),
                {**linked.notes, **assessed.notes},
                linked.proposals,
            )
        )
        judged.place_kept(derived, assessed.briefs)
        judged.propose_kept(derived, linked.proposals, linked.instead)
        case.write(CLAIMS, (line + b"\n" for line in judged.claim_lines(derived.lines(read.marks.keys()))))
        case.write(INCIDENTS, (line + b"\n" for line in judged.incident_lines(derived.incident_lines())))
        page = case.write(PAGE, [render(_shown(case, derived, judged, read, judged.briefs(assessed.briefs)))])
        numbers = {"reports": len(read.marks), "incidents": len(assessed.briefs), "skipped": len(read.skipped)}
        case.record_build(None, (CLAIMS, INCIDENTS, PAGE), **numbers)
    return BuildResult(
        reports=KeptSequence(sorted(read.marks), partial(_reports, case.folder)),
        claims=read.claims,
        incidents=KeptSequence([brief.id for brief in assessed.briefs], partial(_incidents, case.folder)),
        skipped=tuple(read.skipped),
        page=page,
        kept=Kept(read.kept, assessed.kept),
        judgements=judged,
        erased=_erased(case),
    )


def _shown(
    case: Case, derived: Derived, judged: CaseJudgements, read: CaseReading, briefs: Sequence[Brief]
) -> CaseReport:
    """What the page shows of a case, which is all that is loaded of it."""
    chosen = select(sorted(read.marks), briefs)
    reports = set(chosen.reports)
    near = derived.incidents([brief.id for brief in briefs if not reports.isdisjoint(brief.reports)])
    incidents = {one.incident.id: judged.incident(one.incident) for one in near}
    linked = {claim for one in near for claim in one.incident.claims}
    whole = Whole(len(read.marks), read.claims, len(briefs), headline(briefs), linked)
    return CaseReport(
        name=case.settings.name,
        reports=tuple(read.load(chosen.reports)),
        incidents=tuple(incidents[id_] for id_ in chosen.incidents),
        skipped=tuple(SkippedInput(item.where, item.problem) for item in read.skipped),
        languages=case.settings.languages,
        rule_sets=(case.settings.rule_set,),
        part_of=None if chosen.is_whole else whole,
        corrections=judged.corrections(read.machine(judged.reports & reports)),
        proposed=judged.proposed_claims(),
        names=names_of(lang.load_places(place_tables(case))),
    )


def _build_as_of(
    case: Case, read: CaseReading, judged: CaseJudgements, as_of: datetime.date, stage: Stage
) -> BuildResult:
    """The state as it was known by the end of a day: linked and assessed as a whole, and not kept."""
    stage("linking")
    state = state_as_of(read, case.received(), judged.said.bonds, as_of)
    known = state.known
    stage("assessing")
    found = tuple(assessment.assess_all(state.clusters, known.reports, case.settings.rule_set))
    stage("writing")
    judged.place_incidents(claims_of(found))
    judged.propose(state.alone, otherwise(state.alone, state.clusters))
    as_read = read.machine({one.document.doc_id for one in known.reports})
    report = CaseReport(
        name=case.settings.name,
        reports=tuple(known.reports),
        incidents=tuple(judged.incident(one) for one in found),
        skipped=tuple(SkippedInput(item.where, item.problem) for item in read.skipped),
        languages=case.settings.languages,
        rule_sets=(case.settings.rule_set,),
        as_of=as_of,
        corrections=judged.corrections(as_read),
        proposed=judged.proposed_claims(),
        names=names_of(lang.load_places(place_tables(case))),
    )
    lines = judged.claim_lines(wire.dumps(wire.report_to_json(one)).encode() for one in as_read)
    case.write(CLAIMS, (line + b"\n" for line in lines), as_of)
    lines = judged.incident_lines(wire.dumps(wire.incident_to_json(one)).encode() for one in found)
    case.write(INCIDENTS, (line + b"\n" for line in lines), as_of)
    page = case.write(PAGE, [render(report)], as_of)
    numbers = {"reports": len(known.reports), "incidents": len(found), "skipped": len(read.skipped)}
    case.record_build(as_of, (CLAIMS, INCIDENTS, PAGE), **numbers)
    return BuildResult(
        reports=report.reports,
        claims=sum(len(one.claims) for one in known.reports),
        incidents=found,
        skipped=tuple(read.skipped),
        page=page,
        later=known.later,
        undated=known.undated,
        kept=Kept(read.kept),
        judgements=judged,
        erased=_erased(case),
    )


def _erased(case: Case) -> int:
    return sum(erasure.reports for erasure in case.erasures())


def _reports(folder: Path, ids: Sequence[str]) -> list[Report]:
    with Case.open(folder) as case, contextlib.closing(case.derived()) as derived:
        return derived.reports(set(ids))


def _incidents(folder: Path, ids: Sequence[str]) -> list[Incident]:
    with Case.open(folder) as case, contextlib.closing(case.derived()) as derived:
        return [kept.incident for kept in derived.incidents(ids)]
