"""Incidents of a built case with all that a printed report shows of them, redacted unless a reason is given."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tawthiq import assessment, lang
from tawthiq.assessment import Step
from tawthiq.errors import CaseError
from tawthiq.exports.brief import Brief, brief_of
from tawthiq.exports.face import Face
from tawthiq.exports.formats.coarsening import Coarsening
from tawthiq.exports.graded import graded_unnamed
from tawthiq.exports.moment import Moment
from tawthiq.exports.printed.dossier import Choice, Dossier, Filed, LogMark
from tawthiq.exports.printed.redacting import redacted
from tawthiq.exports.selection import MOST_INCIDENTS
from tawthiq.lang import PlaceTable
from tawthiq.model import Cluster, Incident, Report
from tawthiq.pipeline.as_of import state_as_of
from tawthiq.pipeline.case_reading import read_case
from tawthiq.pipeline.directory import directory_of, names_of
from tawthiq.pipeline.filtering import Wanted
from tawthiq.pipeline.judged import CaseJudgements, judge_reading, judge_reports, judgements_of
from tawthiq.pipeline.lookup import built_output, full_id
from tawthiq.pipeline.place_tables import place_tables
from tawthiq.pipeline.progress import Progress
from tawthiq.store import Action, Case, DamagedError, Derived


@dataclass(frozen=True, slots=True)
class Asked:
    """Which incidents are asked for: those that meet `wanted` and, where there are any, `incidents` (ids or their
    beginnings). With a `reason` nothing is redacted.
    """

    wanted: Wanted = field(default=Wanted())
    incidents: Sequence[str] = ()
    as_of: datetime.date | None = None
    reason: str | None = None

    def logged(self, form: str, sha256: str, incidents: int) -> dict[str, Any]:
        """What the case's log says of so many incidents that left the case in a form, with the hash of what left."""
        return {
            "as": form,
            "files": {"export": sha256},
            "incidents": incidents,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "filters": self.wanted.names + (["incidents"] if self.incidents else []),
            "redacted": self.reason is None,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class _Found:
    """Incidents with their clusters, the reports they are of, and people's judgements."""

    incidents: Sequence[Incident]
    clusters: Mapping[str, Cluster]
    reports: Sequence[Report]
    judged: CaseJudgements
    all: int


def load_dossier(case: Case, asked: Asked, face: Face, progress: Progress) -> Dossier:
    """The dossier in the words of a face. Raises CaseError where the case was not built so, or an id fits nothing."""
    chosen, ids = _chosen(case.folder, asked)
    tables = place_tables(case)
    try:
        with contextlib.closing(case.derived()) as derived:
            if asked.as_of:
                found = _as_of(case, derived, tables, asked.as_of, chosen, progress)
            else:
                found = _today(case, derived, chosen)
    except DamagedError as error:
        raise CaseError(f"{error}; build again: tawthiq build {case.folder}") from error
    world = lang.load_places(tables)
    whole = replace(_dossier(case, asked, found, ids), names=names_of(world))
    if asked.reason is not None:
        return whole
    coarsening = Coarsening(case.settings.coordinates, directory_of(world))
    return redacted(whole, face, coarsening)


def _chosen(folder: Path, asked: Asked) -> tuple[list[str], list[str]]:
    """The ids of the incidents that fit, and those that were named."""
    output = built_output(folder, asked.as_of)
    named: list[str] = []
    if asked.incidents:
        every = output.incident_ids()
        named = [full_id(name, every, folder) for name in asked.incidents]
    fitting = [one["id"] for one in output.incidents() if asked.wanted.admits(one)]
    return [id_ for id_ in fitting if not named or id_ in set(named)], named


def _today(case: Case, derived: Derived, chosen: Sequence[str]) -> _Found:
    """As the last build kept it."""
    kept_briefs = {id_: Brief.from_text(brief) for id_, (_, brief) in derived.incident_keys().items()}
    missing = [id_ for id_ in chosen if id_ not in kept_briefs]
    if missing:
        raise CaseError(
            f"{case.folder}: what the build kept of {missing[0]} is gone; build again: tawthiq build {case.folder}"
        )
    shown = _most([kept_briefs[id_] for id_ in chosen])
    kept = derived.incidents(shown)
    reports = derived.reports(frozenset().union(*(one.reports for one in kept)))
    every = judgements_of(case)
    judged = CaseJudgements()
    if every:
        about = {anchor.doc_id for one in every for anchor in one.made_about}
        judged = judge_reports(every, {one.document.doc_id: one for one in derived.reports(about)})
        judged.place_kept(derived, kept_briefs.values())
    return _Found(
        [one.incident for one in kept], {one.incident.id: one.cluster for one in kept}, reports, judged, len(chosen)
    )


def _as_of(  # noqa: PLR0913, PLR0917
    case: Case,
    derived: Derived,
    tables: tuple[PlaceTable, ...],
    as_of: datetime.date,
    chosen: Sequence[str],
    progress: Progress,
) -> _Found:
    """As it was known by the end of a day, worked out as the build does, for that state is not kept."""
    read = read_case(case, derived, tables, progress)
    judged = judge_reading(case, read)
    state = state_as_of(read, case.received(), judged.said.bonds, as_of)
    clusters = {assessment.incident_id(one.id): one for one in state.clusters}
    every = assessment.assess_all(state.clusters, state.known.reports, case.settings.rule_set)
    judged.place_incidents({one.id: one.claims for one in every})
    own = [one for one in every if one.id in set(chosen)]
    shown = set(_most([brief_of(one) for one in own]))
    incidents = [one for one in own if one.id in shown]
    ids = {report for one in incidents for report in clusters[one.id].with_originals(one.reports)}
    reports = [one for one in state.known.reports if one.document.doc_id in ids]
    return _Found(incidents, clusters, reports, judged, len(chosen))


def _most(briefs: Sequence[Brief]) -> list[str]:
    """Those with the most harm where there are more than anybody prints, in the order of the case."""
    shown = {one.id for one in sorted(briefs, key=lambda one: one.rank)[:MOST_INCIDENTS]}
    return [one.id for one in sorted(briefs, key=lambda one: one.order) if one.id in shown]


def _dossier(case: Case, asked: Asked, found: _Found, ids: Sequence[str]) -> Dossier:
    counted = {one.document.doc_id: found.judged.judged.report(one) for one in found.reports}
    incidents = tuple(_incident(one, found.judged, asked) for one in found.incidents)
    moments = {}
    for one in found.incidents:
        cluster = found.clusters[one.id]
        own = [counted[id_] for id_ in sorted(cluster.with_originals(one.reports)) if id_ in counted]
        moments[one.id] = tuple(map(_moment, assessment.trace_history(cluster, own, case.settings.rule_set)))
    named = {report for one in incidents for report in one.reports}
    reports = tuple(counted[id_] for id_ in sorted(named) if id_ in counted)
    wanted = asked.wanted
    return Dossier(
        name=case.settings.name,
        reports=reports,
        incidents=incidents,
        moments=moments,
        evidence=_evidence(case, {one.document.sha256 for one in reports}),
        log=_log_mark(case, asked.as_of),
        rule_set=case.settings.rule_set,
        languages=case.settings.languages,
        as_of=asked.as_of,
        choice=Choice(wanted.since, wanted.until, wanted.place, wanted.party, sorted(wanted.grades), ids, found.all),
    )


def _incident(one: Incident, judged: CaseJudgements, asked: Asked) -> Incident:
    grade = judged.grade(one.id)
    if grade and asked.reason is None:
        return graded_unnamed(one, grade)
    return judged.incident(one)


def _moment(step: Step) -> Moment:
    return Moment(step.day, step.reports, step.incident)


def _evidence(case: Case, hashes: Collection[str | None]) -> tuple[Filed, ...]:
    first = {one.sha256: one for one in reversed(case.receipts())}
    numbers = case.numbers()
    return tuple(
        Filed(
            one.sha256,
            one.name,
            one.bytes,
            first[one.sha256].received_at if one.sha256 in first else None,
            first[one.sha256].received_by if one.sha256 in first else None,
            numbers.get(one.sha256, 0),
        )
        for one in case.evidence()
        if one.sha256 in hashes
    )


def _log_mark(case: Case, as_of: datetime.date | None) -> LogMark:
    """The entry of the last build of this state."""
    day = as_of.isoformat() if as_of else None
    mark = None
    for row in case.log():
        if row.action == Action.BUILD and row.entry().what.get("as_of") == day:
            mark = LogMark(row.seq, row.time, row.hash)
    if mark is None:
        again = f" --as-of {day}" if day else ""
        raise CaseError(f"{case.folder}: its log has no such build; build it: tawthiq build {case.folder}{again}")
    return mark
