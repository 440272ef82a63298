"""Clusters into assessed incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tawthiq.assessment.accusation import find_parties
from tawthiq.assessment.asides import bounded, set_aside
from tawthiq.assessment.changes import would_change
from tawthiq.assessment.conventions import conventions
from tawthiq.assessment.findings import Findings
from tawthiq.assessment.independence import Source, find_sources
from tawthiq.assessment.location import Scene
from tawthiq.assessment.memberships import memberships
from tawthiq.assessment.positions import position_of
from tawthiq.assessment.reasons import grade_reason, origin_reason
from tawthiq.assessment.reconciliation import reconcile
from tawthiq.assessment.rule_sets import DEFAULT, GradeRule, RuleSet, load_rule_set, strike_status
from tawthiq.assessment.standing import stand
from tawthiq.assessment.statements import Index, claims_of, index_reports, statements_of
from tawthiq.assessment.witnesses import find_witnesses
from tawthiq.model import Accused, Cluster, Incident, Origin, Outcome, Report, StrikeStatus


def assess(cluster: Cluster, reports: Sequence[Report], rule_set: str = DEFAULT) -> Incident:
    """One cluster reconciled and graded. `reports` must hold all reports of its claims, else KeyError."""
    return _assess(cluster, index_reports(reports), load_rule_set(rule_set))


def assess_all(clusters: Sequence[Cluster], reports: Sequence[Report], rule_set: str = DEFAULT) -> list[Incident]:
    """Every cluster as an incident, by start and id; incidents without a day come last."""
    return sorted(assess_each(clusters, reports, rule_set), key=order)


def assess_each(clusters: Iterable[Cluster], reports: Sequence[Report], rule_set: str = DEFAULT) -> Iterator[Incident]:
    """The incidents of clusters, one after another, as the clusters come: `link` gives them by start and id.

    Nothing is kept of an incident once it is given, so that a caller who writes each out holds one at a time.
    """
    index, rules = index_reports(reports), load_rule_set(rule_set)
    for cluster in clusters:
        yield _assess(cluster, index, rules)


def order(incident: Incident) -> tuple[str, str]:
    """The order of incidents: by start and id, those without a day last."""
    return (incident.start or "9999", incident.id)


def incident_id(cluster_id: str) -> str:
    """The id of the incident that a cluster is assessed as."""
    return "i-" + cluster_id.removeprefix("k-")


def _assess(cluster: Cluster, index: Index, rules: RuleSet) -> Incident:
    statements = statements_of(cluster, index)
    sources = find_sources(statements)
    standings = stand(sources, (cluster.start, cluster.end))
    killed, injured = (reconcile(standings, outcome) for outcome in (Outcome.KILLED, Outcome.INJURED))
    scene = Scene(cluster.place, cluster.start, cluster.end)
    parties = find_parties(statements, scene)
    positions = [position_of(party, statements, scene) for party in parties]
    witnesses = find_witnesses(statements, sources, parties, scene)
    findings = Findings(sources, parties, positions, scene, witnesses)
    met = rules.met(findings)
    rule, status = rules.given(met), strike_status(findings)
    return Incident(
        id=incident_id(cluster.id),
        reports=tuple(sorted({statement.claim.doc_id for statement in statements})),
        claims=cluster.claims,
        place=cluster.place,
        start=cluster.start,
        end=cluster.end,
        killed=killed,
        injured=injured,
        belligerents=tuple(_accused(rules, findings, rule, status)),
        origins=tuple([_origin(source) for source in sources]),
        grade=rule.grade,
        strike_status=status,
        grade_rule=rule.id,
        reason=grade_reason(rule, rules.labels[rule.grade], findings),
        link_reasons=cluster.reasons,
        set_aside=set_aside(standings),
        bounds=bounded(standings),
        conventions=conventions(standings, killed, injured),
        grade_claims=rule.basis(findings),
        would_change=would_change(rules, met, findings),
        rule_set=rules.id,
    )


def _accused(rules: RuleSet, findings: Findings, rule: GradeRule, status: StrikeStatus) -> Iterator[Accused]:
    """Each party with what the rules give it alone: where there is no other, what they give the incident."""
    for party, position in findings.accused:
        if len(findings.parties) > 1:
            own = findings.about(party)
            rule, status = rules.grade(own), strike_status(own)
        yield Accused(party.actor, claims_of(party.statements), position, rule.grade, rule.id, status)


def _origin(source: Source) -> Origin:
    return Origin(
        name=source.name,
        id=source.actor.id if source.actor else None,
        claims=tuple(sorted({statement.claim.id for statement in source.all})),
        reports=tuple(source.reports),
        reason=origin_reason(source),
        members=memberships(source),
    )
