"""Links claims of many reports into events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.attachment import attach
from tawthiq.incidents.copies import find_copies
from tawthiq.incidents.facts import Fact, facts_of
from tawthiq.incidents.grouping import Group, group_report
from tawthiq.incidents.joining import join
from tawthiq.incidents.places import is_precise
from tawthiq.incidents.records import Record, records_of
from tawthiq.incidents.scoring import link_rules
from tawthiq.incidents.summary import summarise
from tawthiq.incidents.weights import load_model
from tawthiq.model import ClaimType, Cluster, Report
from tawthiq.model.harm import alleges_harm

_ByReport = Mapping[str, list[Fact]]


def link(reports: Sequence[Report], received: Mapping[str, int] | None = None) -> list[Cluster]:
    """The events that reports allege, each with its claims and why they were joined, by start and id.

    An event is one where harm is alleged: a figure of killed or injured, "dozens" included. Attacks of which no harm
    is said, a zero, and totals over more than one event form none. What one report tells of one event is grouped by
    rules; records of different reports are joined by match weight. The order of the reports makes no difference.

    `received` gives by document id the order in which reports came in; an event's id is that of its first claim in
    this order, so that later reports leave it as it is, and of two that are joined or parted the earlier id stays.
    Without it the order is that of publication.
    """
    facts = _by_report(facts_of(reports))
    copies = find_copies(reports)
    atlas = Atlas()
    records = records_of(_report_groups(facts), copies, atlas)
    groups = [group for group in join(records, atlas, load_model()) if _is_event(group, facts)]
    taken = {fact.id for group in groups for fact in group.facts}
    left = (fact for own in facts.values() for fact in own if fact.id not in taken)
    attach([fact for fact in left if not alleges_harm(fact.claim)], groups, link_rules("position"))
    clusters = [summarise(group, copies, received or {}) for group in groups]
    return sorted(clusters, key=lambda found: (found.start or "9999", found.id))


def report_records(reports: Sequence[Report], copies: Mapping[str, str], atlas: Atlas) -> list[Record]:
    """What each report tells of each event, before it is compared with what others tell."""
    return records_of(_report_groups(_by_report(facts_of(reports))), copies, atlas)


def _by_report(facts: Sequence[Fact]) -> _ByReport:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.claim.doc_id].append(fact)
    return found


def _report_groups(facts: _ByReport) -> Iterator[Group]:
    rules = link_rules()
    for own in facts.values():
        seeds = [fact for fact in own if _is_seed(fact)]
        if seeds:
            yield from group_report(seeds, rules)


def _is_seed(fact: Fact) -> bool:
    located_attack = fact.claim.type is ClaimType.ATTACK and is_precise(fact.claim.place)
    return located_attack or alleges_harm(fact.claim)


def _is_event(group: Group, facts: _ByReport) -> bool:
    """Whether harm is alleged, at a place; harm at no place is an event only where its report tells of no other."""
    harm = [fact for fact in group.facts if alleges_harm(fact.claim)]
    if any(fact.claim.place for fact in harm):
        return True
    own = {fact.id for fact in harm}
    others = (f for f in harm for f in facts[f.claim.doc_id] if f.id not in own)
    return bool(harm) and not any(alleges_harm(other.claim) for other in others)
