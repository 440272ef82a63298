"""The incidents of a case: those whose clusters are as they were are taken as kept, the others are assessed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq import assessment, wire
from tawthiq.model import Cluster, Report
from tawthiq.pipeline.fingerprints import content_key
from tawthiq.store import Derived, KeptIncident


@dataclass(frozen=True, slots=True)
class CaseAssessment:
    """Every cluster with its incident, by start and id; `kept` counts those that were not assessed anew."""

    found: list[KeptIncident]
    fresh: list[KeptIncident]

    @property
    def kept(self) -> int:
        """How many were taken as an earlier build left them."""
        return len(self.found) - len(self.fresh)


def assess_case(
    clusters: Sequence[Cluster], reports: Sequence[Report], derived: Derived, rule_set: str, print_: str
) -> CaseAssessment:
    """Assess what is new or changed. `print_` is of all that assessing depends on beside the claims.

    A cluster is as it was when it has the same claims, place, days, reasons and copies, and their reports, and those
    that they copy, say the same of themselves. Only those reports are what an assessment may look at.
    """
    by_claim = {claim.id: report for report in reports for claim in report.claims}
    by_id = {report.document.doc_id: report for report in reports}
    own = {cluster.id: _reports(cluster, by_claim, by_id) for cluster in clusters}
    keys = {_incident_id(one): _key(print_, one, own[one.id]) for one in clusters}
    known = derived.incident_keys()
    same = {id_ for id_, key in keys.items() if known.get(id_) == key}
    changed = {_incident_id(cluster): cluster for cluster in clusters if _incident_id(cluster) not in same}
    needed = {id(report): report for cluster in changed.values() for report in own[cluster.id]}
    fresh = [
        KeptIncident(keys[one.id], changed[one.id], one, wire.dumps(wire.incident_to_json(one)))
        for one in assessment.assess_all(list(changed.values()), list(needed.values()), rule_set)
    ]
    found = sorted([*derived.incidents(same), *fresh], key=lambda kept: assessment.order(kept.incident))
    return CaseAssessment(found, fresh)


def _reports(cluster: Cluster, by_claim: Mapping[str, Report], by_id: Mapping[str, Report]) -> list[Report]:
    """The reports of a cluster's claims and those that they copy, by id."""
    own = {by_claim[claim].document.doc_id: by_claim[claim] for claim in cluster.claims}
    copied = [cluster.copies[doc_id] for doc_id in own if doc_id in cluster.copies]
    own |= {doc_id: by_id[doc_id] for doc_id in copied if doc_id in by_id}
    return [own[doc_id] for doc_id in sorted(own)]


def _key(print_: str, cluster: Cluster, reports: Sequence[Report]) -> str:
    values = [getattr(cluster, field.name) for field in dataclasses.fields(cluster)]
    documents = [(d.doc_id, d.published, d.outlet, d.language, d.sha256) for d in (r.document for r in reports)]
    return content_key(print_, values, documents)


def _incident_id(cluster: Cluster) -> str:
    return assessment.incident_id(cluster.id)
