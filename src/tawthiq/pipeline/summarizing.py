"""Incidents of a built case in a few sentences, redacted unless a reason is given."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tawthiq import lang, wire
from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.formats.coarsening import Coarsening
from tawthiq.exports.printed.dossier import Dossier, LogMark
from tawthiq.exports.printed.redacting import redacted
from tawthiq.exports.summaries import Summary, Tables, summarize
from tawthiq.judging.applying import INCIDENT
from tawthiq.judging.fields import corrected
from tawthiq.judging.standing import STANDING
from tawthiq.model import Claim, Grade, Incident, Report
from tawthiq.pipeline.directory import directory_of, names_of
from tawthiq.pipeline.dossiers import Asked
from tawthiq.pipeline.lookup import FoundIncident, built_output, full_id
from tawthiq.pipeline.place_tables import place_tables
from tawthiq.store import UNSTATED, Action, Case, ReportIndex, User, output_folder

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Summaries:
    """Summaries by the ids of their incidents, how many incidents were looked at, and what was withheld by kind."""

    texts: Mapping[str, Summary]
    all: int
    withheld: Mapping[str, int]


def summarize_case(folder: Path, asked: Asked, language: str, user: User = UNSTATED) -> Summaries:
    """The summaries of the incidents that are asked for, as the last build left them, and an entry in the log.

    Raises CaseError where the case was not built so, or an id fits nothing.
    """
    output, face = built_output(folder, asked.as_of), face_of(language)
    every = output.incident_ids()
    named = {full_id(name, every, folder) for name in asked.incidents}
    with Case.open(folder, user) as case, ReportIndex(output_folder(folder, asked.as_of)) as index:
        world = lang.load_places(place_tables(case))
        teller = _Teller(face, names_of(world), None)
        if asked.reason is None:
            teller = replace(teller, coarsening=Coarsening(case.settings.coordinates, directory_of(world)))
        texts, withheld = dict[str, Summary](), Counter[str]()
        for incident in output.incidents():
            if asked.wanted.admits(incident) and (not named or incident["id"] in named):
                texts[incident["id"]] = teller.tell(incident, index.reports(incident["reports"]), withheld)
        case.record(Action.EXPORT, asked.logged(f"summary-{language}", _hash(texts), len(texts)))
    return Summaries(texts, len(every), {kind: number for kind, number in sorted(withheld.items()) if number})


def summary_of(found: FoundIncident, language: str) -> Summary:
    """The summary of one incident, with nothing taken out."""
    teller = _Teller(face_of(language), names_of(lang.load_places(())), None)
    return teller.tell(found.incident, tuple(found.reports.values()), Counter())


def face_of(language: str) -> Face:
    """The face of a language. Raises StopIteration where it has none."""
    return next(face for face in load_faces() if face.language == language)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Makes summaries from lines of the output; with a `coarsening` they are redacted."""

    face: Face
    names: Tables
    coarsening: Coarsening | None

    def tell(self, line: Json, report_lines: Sequence[Json], withheld: Counter[str]) -> Summary:
        incident, reports = _incident(line), tuple(map(_report, report_lines))
        if self.coarsening:
            whole = Dossier("", reports, (incident,), {}, (), LogMark(0, None, ""), incident.rule_set)
            shown = redacted(whole, self.face, self.coarsening)
            (incident,), reports = shown.incidents, shown.reports
            withheld.update(shown.withheld.counts if shown.withheld else {})
        claims = {claim.id: (claim, report.document) for report in reports for claim in report.claims}
        return summarize(incident, claims, self.face, self.names)


def _incident(line: Json) -> Incident:
    incident, decided = wire.incident_from_json(line), line.get("decided", {})
    return replace(incident, grade=Grade(decided["grade"])) if "grade" in decided else incident


def _report(line: Json) -> Report:
    report = wire.report_from_json(line)
    return replace(report, claims=tuple(map(_claim, report.claims, line["claims"])))


def _claim(claim: Claim, line: Json) -> Claim:
    """The claim with the fields that people corrected."""
    for name, value in line.get("decided", {}).items():
        if name not in (STANDING, INCIDENT):
            claim = corrected(claim, name, value)
    return claim


def _hash(texts: Mapping[str, Summary]) -> str:
    words = "\n".join(f"{id_} {one.text}" for id_, one in texts.items())
    return hashlib.sha256(words.encode()).hexdigest()
