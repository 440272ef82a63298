"""Links claims of many reports into events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.attachment import Attached, attach
from tawthiq.incidents.bonds import NO_BONDS, Bonds
from tawthiq.incidents.copies import copied, find_copies, originals
from tawthiq.incidents.edges import parts_of
from tawthiq.incidents.facts import Fact, facts_of
from tawthiq.incidents.grouping import Group, is_event, report_groups
from tawthiq.incidents.joining import join, join_matched, tied
from tawthiq.incidents.linked import WAITING, Linkage, Linked, Part, Place
from tawthiq.incidents.matching import Matcher, match
from tawthiq.incidents.records import Record, records_of
from tawthiq.incidents.scoring import link_rules
from tawthiq.incidents.settling import settle
from tawthiq.incidents.summary import reports_of, summarise
from tawthiq.incidents.traces import Trace
from tawthiq.incidents.trails import text_of
from tawthiq.incidents.weights import load_model
from tawthiq.model import Cluster, Report
from tawthiq.model.harm import alleges_harm

_ByReport = Mapping[str, Sequence[Fact]]


def link(
    reports: Sequence[Report],
    received: Mapping[str, int] | None = None,
    bonds: Bonds = NO_BONDS,
    *,
    copies: Mapping[str, str] | None = None,
    matcher: Matcher = match,
) -> list[Cluster]:
    """The events that reports allege, each with its claims and why they were joined, by start and id.

    An event is one where harm is alleged: a figure of killed or injured, "dozens" included. Attacks of which no harm
    is said, a zero, and totals over more than one event form none. What one report tells of one event is grouped by
    rules; records of different reports are joined by match weight. The order of the reports makes no difference.

    `received` gives by document id the order in which reports came in; an event's id is that of its first claim in
    this order, so that later reports leave it as it is, and of two that are joined or parted the earlier id stays.
    Without it the order is that of publication. `bonds` are what people said of claims, which wins over all rules.
    `copies` lead from near copies to their originals where these are known; else they are sought among the reports.
    `matcher` compares the records; whichever it is, the same comes out.
    """
    facts = by_report(facts_of(reports))
    copies = find_copies(reports) if copies is None else copies
    atlas = Atlas()
    records = records_of(_groups(facts, bonds), copies, atlas)
    joined = join(records, atlas, load_model(), matcher)
    settle(joined, (fact for own in facts.values() for fact in own), bonds)
    groups = [group for group in joined if is_event(group, facts)]
    attach(_positions(facts, groups), groups, link_rules("position"), bonds=bonds)
    clusters = [summarise(group, copies, received or {}) for group in groups]
    return sorted(clusters, key=lambda found: (found.start or "9999", found.id))


def link_whole(
    reports: Sequence[Report],
    traces: Mapping[str, Trace],
    received: Mapping[str, int],
    bonds: Bonds = NO_BONDS,
    matcher: Matcher = match,
) -> Linkage:
    """As `link`, with what has to be kept so that some more reports can be linked without the rest.

    `traces` has the trace of each report, made with these bonds.
    """
    by_id = {report.document.doc_id: report for report in reports}
    earlier, common = _copied(traces, lambda doc_id: text_of(by_id[doc_id]))
    copies = originals(earlier)
    facts = by_report(facts_of(reports))
    atlas, model = Atlas(), load_model()
    records = records_of(_groups(facts, bonds), copies, atlas)
    edges = tied(records, matcher(records, atlas, model))
    heads = [records[at].group.facts[0].id for at in parts_of(edges, len(records))]
    joined = join_matched(records, edges, atlas, model)
    settle(joined, (fact for own in facts.values() for fact in own), bonds)
    name = {fact.id: group.facts[0].id for group in joined for fact in group.facts}
    groups = [group for group in joined if is_event(group, facts)]
    names = [group.facts[0].id for group in groups]
    positions = _positions(facts, groups)
    attached = attach(positions, groups, link_rules("position"), bonds=bonds)
    clusters = [summarise(group, copies, received) for group in groups]
    ids = dict(zip(names, (cluster.id for cluster in clusters), strict=True))
    parts: dict[str, list[Part]] = defaultdict(list)
    for head, record in zip(heads, records, strict=True):
        group = name.get(record.group.facts[0].id, "")
        parts[record.group.facts[0].claim.doc_id].append(Part(head, group, ids.get(group, "")))
    places = _places(facts, positions, [(one, names[one.group]) for one in attached])
    linked = {
        doc_id: Linked(earlier.get(doc_id), tuple(parts.get(doc_id, ())), places.get(doc_id, {})) for doc_id in traces
    }
    behind = {one.id: reports_of(group, one) for one, group in zip(clusters, groups, strict=True)}
    return Linkage(clusters, behind, linked, common)


def report_records(reports: Sequence[Report], copies: Mapping[str, str], atlas: Atlas) -> list[Record]:
    """What each report tells of each event, before it is compared with what others tell."""
    return records_of(_groups(by_report(facts_of(reports))), copies, atlas)


def by_report(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts by the id of their report, each report's in order."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.claim.doc_id].append(fact)
    return dict(found)


def _groups(facts: _ByReport, bonds: Bonds = NO_BONDS) -> Iterator[Group]:
    for own in facts.values():
        yield from report_groups(own, bonds)


def _positions(facts: _ByReport, groups: Sequence[Group]) -> list[Fact]:
    """What is left for `attach`: claims that allege no harm and are in no group."""
    taken = {fact.id for group in groups for fact in group.facts}
    left = (fact for own in facts.values() for fact in own if fact.id not in taken)
    return [fact for fact in left if not alleges_harm(fact.claim)]


def _copied(traces: Mapping[str, Trace], text: Callable[[str], str]) -> tuple[dict[str, str], frozenset[int]]:
    ordered = sorted(traces.values(), key=lambda trace: trace.order)
    ids = [trace.doc_id for trace in ordered]
    trails = [trace.trail for trace in ordered]
    found = copied(trails, len(ids), lambda at: trails[at].wording(lambda: text(ids[at])))
    return {ids[copy]: ids[first] for copy, first in found.earlier.items()}, found.common


def _places(
    facts: _ByReport, positions: Sequence[Fact], attached: Sequence[tuple[Attached, str]]
) -> dict[str, dict[int, Place]]:
    """Where each position went, by report and by place among the facts of the report."""
    went = {one.fact.id: Place(one.turn, name) for one, name in attached}
    found: dict[str, dict[int, Place]] = defaultdict(dict)
    number: dict[str, int] = {}
    for doc_id in {fact.claim.doc_id for fact in positions}:
        number |= {fact.id: at for at, fact in enumerate(facts[doc_id])}
    for fact in positions:
        found[fact.claim.doc_id][number[fact.id]] = went.get(fact.id, WAITING)
    return found
