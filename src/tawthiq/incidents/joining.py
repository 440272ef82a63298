"""Records of different reports into incidents, with the reason of each join in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.clustering import Assembly, contract
from tawthiq.incidents.edges import TIED, Edges, components
from tawthiq.incidents.grouping import Group
from tawthiq.incidents.levels import levels_of
from tawthiq.incidents.loose import join_loose
from tawthiq.incidents.matching import Matcher, match
from tawthiq.incidents.reasons import join_reason
from tawthiq.incidents.records import Record
from tawthiq.incidents.weights import Model


def join(records: Sequence[Record], atlas: Atlas, model: Model, matcher: Matcher = match) -> list[Group]:
    """The groups that records of several reports form, and those of one; by first record.

    Those placed at a settlement first; then the others join one of them, or each other.
    """
    return join_matched(records, tied(records, matcher(records, atlas, model)), atlas, model)


def tied(records: Sequence[Record], edges: Edges) -> Edges:
    """The pairs, with those of records of which people said that they are one incident: each with the first of them."""
    firsts: dict[str, int] = {}
    for position, record in enumerate(records):
        for knot in sorted(record.knots):
            first = firsts.setdefault(knot, position)
            if first != position:
                edges.add(first, position, TIED)
    return edges


def join_matched(records: Sequence[Record], edges: Edges, atlas: Atlas, model: Model) -> list[Group]:
    """As `join`, with the pairs that were compared."""
    firm = [record.is_firm for record in records]
    clusters = _cluster(records, edges, firm, atlas)
    left = join_loose(records, edges, clusters, atlas)
    waiting = set(left)
    clusters += _cluster(records, edges, [position in waiting for position in range(len(records))], atlas)
    clusters.sort(key=lambda cluster: min(cluster.members))
    return [_group(cluster, records, atlas, model) for cluster in clusters]


def _cluster(records: Sequence[Record], edges: Edges, inside: Sequence[bool], atlas: Atlas) -> list[Assembly]:
    found: list[Assembly] = []
    together: set[int] = set()
    for members, indexes in components(edges, len(records), inside):
        together.update(members)
        held = ((edges.first[i], edges.second[i], edges.weight[i]) for i in indexes)
        found += contract(members, held, records, atlas)
    alone = (position for position, counts in enumerate(inside) if counts and position not in together)
    return found + [Assembly.of(position, records[position]) for position in alone]


def _group(cluster: Assembly, records: Sequence[Record], atlas: Atlas, model: Model) -> Group:
    members = [records[position] for position in sorted(cluster.members)]
    facts = [fact for record in members for fact in record.group.facts]
    group = Group(facts, bonds=members[0].group.bonds, is_forced=cluster.is_forced)
    group.reasons = [reason for record in members for reason in record.group.reasons]
    for first, second, weight in cluster.joins:
        group.reasons += _reasons(records[first], records[second], weight, atlas, model)
    return group


def _reasons(first: Record, second: Record, weight: int, atlas: Atlas, model: Model) -> list[Mapping[str, str]]:
    """Why two were joined; of what people tied the reason that there would be without them, if any."""
    levels = levels_of(first, second, atlas)
    if weight == TIED and (levels is None or model.total(levels) <= 0):
        return []
    assert levels is not None
    return [join_reason(first, second, levels, model, atlas)]
