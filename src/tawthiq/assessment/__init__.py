"""Incidents from clusters: independent origins, reconciled ranges, positions, and a grade with its reason."""

from tawthiq.assessment.assessing import assess, assess_all, assess_each, incident_id, order
from tawthiq.assessment.history import Step, trace_history
from tawthiq.assessment.rule_sets import DEFAULT, RuleSet, load_rule_set

__all__ = [
    "DEFAULT",
    "RuleSet",
    "Step",
    "assess",
    "assess_all",
    "assess_each",
    "incident_id",
    "load_rule_set",
    "order",
    "trace_history",
]
