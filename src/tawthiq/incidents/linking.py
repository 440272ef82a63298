"""Links claims of many reports into events."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.incidents.attachment import attach
from tawthiq.incidents.clustering import Group, cluster
from tawthiq.incidents.copies import find_copies
from tawthiq.incidents.facts import Fact, facts_of
from tawthiq.incidents.places import is_precise
from tawthiq.incidents.scoring import link_rules
from tawthiq.incidents.summary import summarise
from tawthiq.model import ClaimType, Cluster, Report
from tawthiq.model.harm import alleges_harm


def link(reports: Sequence[Report]) -> list[Cluster]:
    """The events that reports allege, each with its claims and why they were joined, by start and id.

    An event is one where harm is alleged: a figure of killed or injured, "dozens" included. Attacks of which no harm
    is said, a zero, and totals over more than one event form none. The order of the reports makes no difference.
    """
    facts = facts_of(reports)
    groups = [group for group in cluster([f for f in facts if _is_seed(f)], link_rules()) if _is_event(group, facts)]
    taken = {fact.claim.id for group in groups for fact in group.facts}
    waiting = [f for f in facts if f.claim.id not in taken and not alleges_harm(f.claim)]
    attach(waiting, groups, link_rules("position"))
    copies = find_copies(reports)
    clusters = [summarise(group, copies) for group in groups]
    return sorted(clusters, key=lambda found: (found.start or "9999", found.id))


def _is_seed(fact: Fact) -> bool:
    located_attack = fact.claim.type is ClaimType.ATTACK and is_precise(fact.claim.place)
    return located_attack or alleges_harm(fact.claim)


def _is_event(group: Group, facts: Sequence[Fact]) -> bool:
    """Whether harm is alleged, at a place; harm at no place is an event only where its report tells of no other."""
    harm = [fact for fact in group.facts if alleges_harm(fact.claim)]
    if any(fact.claim.place for fact in harm):
        return True
    own, documents = {fact.claim.id for fact in harm}, {fact.claim.doc_id for fact in harm}
    others = (f for f in facts if f.claim.doc_id in documents and f.claim.id not in own)
    return bool(harm) and not any(alleges_harm(other.claim) for other in others)
