"""Records into incidents: the pairs' weights decide together, under what can never be one event."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.places import PlaceRelation
from tawthiq.incidents.records import Record
from tawthiq.incidents.windows import DayRelation, Window, relate_days

Edge = tuple[int, int, int]
_Tie = tuple[int, int, int, int]  # sum of weights, weight of the best pair, that pair


@dataclass(slots=True)
class Assembly:
    """Records (by position) of one incident, and the pairs by which they were put together."""

    members: list[int]
    joins: list[Edge]
    sources: set[str]
    windows: set[Window]
    places: set[int]

    @classmethod
    def of(cls, position: int, record: Record) -> Assembly:
        """The assembly of one record."""
        return cls([position], [], {record.source}, set(record.windows), set(record.places))

    def admits(self, other: Assembly, atlas: Atlas) -> bool:
        """Whether nothing keeps two apart: one report or recorder that tells them apart, two days or two
        places that exclude each other. One such pair is enough, so that a chain of likeness joins nothing.
        """
        if not self.sources.isdisjoint(other.sources):
            return False
        if any(relate_days(a, b) is DayRelation.APART for a in self.windows for b in other.windows):
            return False
        return not any(atlas.relate(a, b) is PlaceRelation.APART for a in self.places for b in other.places)

    def take(self, other: Assembly, edge: Edge) -> None:
        """Take in another; `edge` is the pair that speaks for it most."""
        self.members += other.members
        self.joins += [*other.joins, edge]
        self.sources |= other.sources
        self.windows |= other.windows
        self.places |= other.places


def contract(members: Sequence[int], edges: Iterable[Edge], records: Sequence[Record], atlas: Atlas) -> list[Assembly]:
    """The clusters of one part of the graph.

    Greedy additive edge contraction (Keuper et al. 2015, a heuristic for correlation clustering, Bansal, Blum and
    Chawla 2004): the two clusters whose pairs' weights add up to most are joined, until no sum is above zero. A pair
    that speaks against, or that must not be, counts as much as one that speaks for: a chain does not close.
    Equal sums are settled by the records' order. n log n in the number of pairs.
    """
    clusters = {position: Assembly.of(position, records[position]) for position in members}
    ties: dict[int, dict[int, _Tie]] = {position: {} for position in members}
    for first, second, weight in edges:
        ties[first][second] = ties[second][first] = (weight, weight, first, second)
    heap = [
        (-weight, first, second) for first in ties for second, (weight, *_) in ties[first].items() if first < second
    ]
    heap = [entry for entry in heap if entry[0] < 0]
    heapq.heapify(heap)
    while heap:
        negative, first, second = heapq.heappop(heap)
        tie = ties[first].get(second) if first in clusters and second in clusters else None
        if tie is None or tie[0] != -negative:
            continue
        if not clusters[first].admits(clusters[second], atlas):
            del ties[first][second], ties[second][first]  # nor does it admit what either grows into
            continue
        keep, gone = (first, second) if len(ties[first]) >= len(ties[second]) else (second, first)
        clusters[keep].take(clusters.pop(gone), (tie[2], tie[3], tie[1]))
        _merge(ties, keep, gone, heap)
    return sorted(clusters.values(), key=lambda cluster: min(cluster.members))


def _merge(ties: dict[int, dict[int, _Tie]], keep: int, gone: int, heap: list[Edge]) -> None:
    """Add the ties of `gone` to those of `keep`."""
    own, moved = ties[keep], ties.pop(gone)
    own.pop(gone, None)
    for other, tie in moved.items():
        if other == keep:
            continue
        theirs = ties[other]
        del theirs[gone]
        if (known := own.get(other)) is not None:
            best = max(known[1:], tie[1:], key=lambda pair: (pair[0], -pair[1], -pair[2]))
            total = (known[0] + tie[0], *best)
        else:
            total = tie
        own[other] = theirs[keep] = total
        if total[0] > 0:
            heapq.heappush(heap, (-total[0], min(keep, other), max(keep, other)))
