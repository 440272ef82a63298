"""One incident as those who decide about it see it: with its history, and what people said of it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tawthiq import assessment
from tawthiq.assessment import Step
from tawthiq.errors import CaseError
from tawthiq.judging.standing import Status
from tawthiq.model import Incident, Judgement, Report, Verdict
from tawthiq.pipeline.judged import CaseJudgements, judge_reports, judgements_of
from tawthiq.pipeline.reviewing import Said
from tawthiq.store import Case, DamagedError, Derived, KeptIncident

_ABOUT_JUDGEMENTS = frozenset({Verdict.CONFIRM, Verdict.WITHDRAW})


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident as people left it and `by_rules` alone, its reports as they count, how it became what it is, what
    people said of it, and the grades that its rule set knows.
    """

    incident: Incident
    by_rules: Incident
    reports: Sequence[Report]
    steps: Sequence[Step]
    said: Sequence[Said]
    grades: Sequence[str]

    @property
    def proposals(self) -> Sequence[Judgement]:
        """Grades that wait for a second person."""
        return [
            one.judgement
            for one in self.said
            if one.status is Status.PROPOSED and one.judgement.verdict is Verdict.GRADE
        ]


def view_incident(folder: Path, id_: str) -> IncidentView | None:
    """An incident of the last build by its whole id, None where there is none. Raises CaseError."""
    with Case.open(folder, read_only=True) as case:
        try:
            with contextlib.closing(case.derived()) as derived:
                kept = derived.incident(id_)
                if kept is None:
                    return None
                reports = derived.reports(kept.reports)
                found = _judged(derived, kept, judgements_of(case))
        except DamagedError as error:
            raise CaseError(f"{error}; build again: tawthiq build {case.folder}") from error
        rule_set = case.settings.rule_set
        counted = [found.judged.report(report) for report in reports]
        steps = assessment.trace_history(kept.cluster, counted, rule_set)
    status = found.judged.state.status
    said = [Said(one.judgement, status.get(one.judgement.id, Status.HOLDS)) for one in found.judged.by_id.get(id_, ())]
    own = [one for one in counted if one.document.doc_id in set(kept.incident.reports)]
    grades = [grade.value for grade in assessment.load_rule_set(rule_set).labels]
    return IncidentView(found.incident(kept.incident), kept.incident, own, steps, said, grades)


def _judged(derived: Derived, kept: KeptIncident, every: Sequence[Judgement]) -> CaseJudgements:
    """What was judged of an incident and its reports; of the rest of the case nothing is loaded."""
    own = [
        one
        for one in every
        if kept.incident.id in one.about or any(anchor.doc_id in kept.reports for anchor in one.made_about)
    ]
    ids = {one.id for one in own}
    own += [one for one in every if one.verdict in _ABOUT_JUDGEMENTS and not ids.isdisjoint(one.about)]
    docs = kept.reports | {anchor.doc_id for one in own for anchor in one.made_about}
    found = judge_reports(own, {one.document.doc_id: one for one in derived.reports(docs)})
    found.place_incidents({kept.incident.id: kept.incident.claims})
    return found
