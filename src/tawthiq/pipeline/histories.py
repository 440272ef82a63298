"""How one incident of a case became what it is, from the reports of the case."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq import assessment
from tawthiq.assessment import Step
from tawthiq.errors import CaseError
from tawthiq.model import Cluster, Document, Report
from tawthiq.pipeline.judged import judge_reports, judgements_of
from tawthiq.pipeline.lookup import built_output, full_id
from tawthiq.store import Case, DamagedError


@dataclass(frozen=True, slots=True)
class IncidentHistory:
    """An incident's id, its steps from the earliest, and by id the reports that made them."""

    id: str
    steps: tuple[Step, ...]
    documents: Mapping[str, Document]


def history_of(folder: Path, name: str) -> IncidentHistory:
    """The history of the incident that `name` is the id of, or an unambiguous beginning. Raises CaseError."""
    id_ = full_id(name, built_output(folder).incident_ids(), folder)
    with Case.open(folder) as case:
        cluster, reports = _kept(case, id_)
        every = judgements_of(case)
        judged = judge_reports(every, {report.document.doc_id: report for report in reports}).judged
        reports = [judged.report(report) for report in reports]
        steps = assessment.trace_history(cluster, reports, case.settings.rule_set)
    return IncidentHistory(id_, steps, {report.document.doc_id: report.document for report in reports})


def _kept(case: Case, id_: str) -> tuple[Cluster, list[Report]]:
    """The cluster of an incident and the reports it is of, with those that they copy, as the last build kept them."""
    try:
        with contextlib.closing(case.derived()) as derived:
            kept = derived.incident(id_)
            reports = derived.reports(kept.reports) if kept else []
    except DamagedError as error:
        raise CaseError(f"{error}; build again: tawthiq build {case.folder}") from error
    if kept is None:
        raise CaseError(
            f"{case.folder}: what the build kept of {id_} is gone; build again: tawthiq build {case.folder}"
        )
    return kept.cluster, reports


def history_to_json(found: IncidentHistory) -> dict[str, Any]:
    """The history for programs: `id`, and `steps` with day, reports, what changed, and the state that came of it."""
    return {"id": found.id, "steps": [_step_to_json(step, found.documents) for step in found.steps]}


def _step_to_json(step: Step, documents: Mapping[str, Document]) -> dict[str, Any]:
    incident = step.incident
    return {
        "day": step.day.isoformat() if step.day else None,
        "reports": [{"doc_id": doc_id, "outlet": documents[doc_id].outlet} for doc_id in step.reports],
        "changed": {field: list(behind) for field, behind in step.changed.items()},
        **{
            outcome: {who: {"min": value.minimum, "max": value.maximum} for who, value in ranges.items()}
            for outcome, ranges in (("killed", incident.killed), ("injured", incident.injured))
        },
        "grade": incident.grade.value,
        "grade_rule": incident.grade_rule,
        "strike_status": incident.strike_status.value,
        "positions": [
            {
                "name": accused.actor.name,
                "id": accused.actor.id,
                "answer": accused.position.answer,
                "kinds": [kind.value for kind in accused.position.kinds],
            }
            for accused in incident.belligerents
        ],
    }
