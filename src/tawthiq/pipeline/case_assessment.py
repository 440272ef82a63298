"""The incidents of a case: those whose clusters are as they were are taken as kept, the others are assessed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq import assessment, wire
from tawthiq.exports.brief import Brief, brief_of
from tawthiq.incidents import Linkage
from tawthiq.model import Cluster, Report
from tawthiq.pipeline.case_reading import CaseReading
from tawthiq.pipeline.fingerprints import content_key
from tawthiq.store import Derived, KeptIncident

_ASSESSING = "assessing"


@dataclass(frozen=True, slots=True)
class CaseAssessment:
    """Every incident of a case in brief, by start and id: those that were assessed just now are `fresh`, the ids of
    those that an earlier build left and that are no more are `gone`; notes are to be kept.
    """

    briefs: list[Brief]
    fresh: list[KeptIncident]
    gone: frozenset[str]
    notes: Mapping[str, str]

    @property
    def kept(self) -> int:
        """How many were taken as an earlier build left them."""
        return len(self.briefs) - len(self.fresh)


def assess_case(linkage: Linkage, read: CaseReading, derived: Derived, rule_set: str, print_: str) -> CaseAssessment:
    """Assess what is new or changed. `print_` is of all that assessing depends on beside the claims.

    A cluster is as it was when it has the same claims, place, days, reasons and copies, and their reports, and those
    that they copy, say the same of themselves. Only those reports are what an assessment may look at.
    """
    known = derived.incident_keys()
    given = {_incident_id(cluster): cluster for cluster in linkage.clusters}
    staying = known.keys() - given.keys() - {assessment.incident_id(id_) for id_ in linkage.gone}
    reports = {assessment.incident_id(id_): found for id_, found in linkage.reports.items()}
    if linkage.is_whole:
        staying = set()
    elif derived.note(_ASSESSING) != print_:
        for kept in derived.incidents(staying):
            given[kept.incident.id] = kept.cluster
            reports[kept.incident.id] = kept.reports
        staying = set()
    by_id = {one.document.doc_id: one for one in read.load({doc_id for own in reports.values() for doc_id in own})}
    keys = {
        id_: _key(print_, one, [by_id[d] for d in sorted(reports[id_])], read.effects) for id_, one in given.items()
    }
    changed = {id_: one for id_, one in given.items() if id_ not in known or known[id_][0] != keys[id_]}
    needed = {doc_id for id_ in changed for doc_id in reports[id_]}
    fresh = [
        KeptIncident(
            keys[one.id], changed[one.id], one, wire.dumps(wire.incident_to_json(one)), brief_of(one).to_text()
        )
        for one in assessment.assess_all(list(changed.values()), [by_id[doc_id] for doc_id in sorted(needed)], rule_set)
    ]
    briefs = [Brief.from_text(known[id_][1]) for id_ in staying | (given.keys() - changed.keys())]
    briefs += [brief_of(kept.incident) for kept in fresh]
    gone = frozenset(known.keys() - staying - given.keys())
    return CaseAssessment(sorted(briefs, key=lambda one: one.order), fresh, gone, {_ASSESSING: print_})


def _key(print_: str, cluster: Cluster, reports: Sequence[Report], effects: Mapping[str, str]) -> str:
    values = [getattr(cluster, field.name) for field in dataclasses.fields(cluster)]
    documents = [(d.doc_id, d.published, d.outlet, d.language, d.sha256) for d in (r.document for r in reports)]
    judged = [(d[0], effects[d[0]]) for d in documents if d[0] in effects]
    return content_key(print_, values, documents, judged)


def _incident_id(cluster: Cluster) -> str:
    return assessment.incident_id(cluster.id)
