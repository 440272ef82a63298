"""How one incident of a case became what it is, from the reports of the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq import assessment, incidents
from tawthiq.assessment import Step
from tawthiq.errors import CaseError
from tawthiq.model import Document
from tawthiq.pipeline.building import check, read_case
from tawthiq.pipeline.lookup import built_output, full_id
from tawthiq.pipeline.progress import Progress
from tawthiq.store import Case


@dataclass(frozen=True, slots=True)
class IncidentHistory:
    """An incident's id, its steps from the earliest, and by id the reports that made them."""

    id: str
    steps: tuple[Step, ...]
    documents: Mapping[str, Document]


def history_of(folder: Path, name: str, progress: Progress) -> IncidentHistory:
    """The history of the incident that `name` is the id of, or an unambiguous beginning. Raises CaseError."""
    id_ = full_id(name, built_output(folder).incident_ids(), folder)
    with Case.open(folder) as case:
        reports, _ = read_case(case, check(case), progress)
        clusters = {"i-" + cluster.id.removeprefix("k-"): cluster for cluster in incidents.link(reports)}
        if id_ not in clusters:
            raise CaseError(f"{folder}: {id_} is of an older build; build again: tawthiq build {folder}")
        steps = assessment.trace_history(clusters[id_], reports, case.settings.rule_set)
    named = {doc_id for step in steps for doc_id in step.reports}
    documents = {r.document.doc_id: r.document for r in reports if r.document.doc_id in named}
    return IncidentHistory(id_, steps, documents)


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
