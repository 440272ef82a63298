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
_Weights = dict[int, dict[int, int]]  # by record or cluster, the weights of its pairs

_DAY_APART, _PLACE_APART = DayRelation.APART, PlaceRelation.APART  # read once, as in places.py

PASSES = 5  # over all records, each of which may move to the cluster that suits it better


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

    @classmethod
    def of_all(cls, positions: Iterable[int], records: Sequence[Record]) -> Assembly:
        """The assembly of several records, whatever they say."""
        first, *others = positions
        found = cls.of(first, records[first])
        for position in others:
            found.take(cls.of(position, records[position]))
        return found

    def admits(self, other: Assembly, atlas: Atlas) -> bool:
        """Whether nothing keeps two apart: one report or recorder that tells them apart, two days or two places that
        exclude each other. One such pair is enough, so that a chain of likeness joins nothing.
        """
        if not self.sources.isdisjoint(other.sources):
            return False
        if any(relate_days(a, b) is _DAY_APART for a in self.windows for b in other.windows):
            return False
        return not any(atlas.relate(a, b) is _PLACE_APART for a in self.places for b in other.places)

    def take(self, other: Assembly) -> None:
        """Take in another."""
        self.members += other.members
        self.joins += other.joins
        self.sources |= other.sources
        self.windows |= other.windows
        self.places |= other.places


def contract(members: Sequence[int], edges: Iterable[Edge], records: Sequence[Record], atlas: Atlas) -> list[Assembly]:
    """The incidents of one part of the graph.

    Greedy additive edge contraction (Keuper et al. 2015, a heuristic for correlation clustering, Bansal, Blum and
    Chawla 2004): the two clusters whose pairs' weights add up to most are joined, until no sum is above zero. A pair
    that speaks against, or that must not be, counts as much as one that speaks for: a chain does not close.
    Then each record may move to the cluster that suits it better. Equal sums are settled by the records' order.
    n log n in the number of pairs.
    """
    pairs: _Weights = {position: {} for position in members}
    for first, second, weight in edges:
        pairs[first][second] = pairs[second][first] = weight
    clusters = _contract(pairs, records, atlas)
    if len(clusters) > 1:
        clusters = _move(clusters, pairs, records, atlas)
    found = [_joined(part, pairs, records) for one in clusters for part in _connected(one.members, pairs)]
    return sorted(found, key=lambda one: one.members[0])


def _contract(pairs: _Weights, records: Sequence[Record], atlas: Atlas) -> list[Assembly]:
    clusters = {position: Assembly.of(position, records[position]) for position in pairs}
    ties = {position: dict(own) for position, own in pairs.items()}
    heap = [(-weight, a, b) for a, own in ties.items() for b, weight in own.items() if a < b and weight > 0]
    heapq.heapify(heap)
    while heap:
        negative, first, second = heapq.heappop(heap)
        if first not in clusters or ties[first].get(second) != -negative:
            continue
        if not clusters[first].admits(clusters[second], atlas):
            del ties[first][second], ties[second][first]  # nor does it admit what either grows into
            continue
        keep, gone = (first, second) if len(ties[first]) >= len(ties[second]) else (second, first)
        clusters[keep].take(clusters.pop(gone))
        _merge(ties, keep, gone, heap)
    return list(clusters.values())


def _merge(ties: _Weights, keep: int, gone: int, heap: list[Edge]) -> None:
    """Add the ties of `gone` to those of `keep`."""
    own, moved = ties[keep], ties.pop(gone)
    del own[gone], moved[keep]
    for other, weight in moved.items():
        theirs = ties[other]
        del theirs[gone]
        own[other] = theirs[keep] = total = own.get(other, 0) + weight
        if total > 0:
            heapq.heappush(heap, (-total, min(keep, other), max(keep, other)))


def _move(clusters: Sequence[Assembly], pairs: _Weights, records: Sequence[Record], atlas: Atlas) -> list[Assembly]:
    """Each record, in order, to the cluster with which its pairs add up to most, or out of one they speak against."""
    held = dict(enumerate(clusters))
    owner = {position: number for number, one in held.items() for position in one.members}
    for _ in range(PASSES):
        moved = False
        for position in sorted(pairs):
            sums: dict[int, int] = {}
            for other, weight in pairs[position].items():
                sums[owner[other]] = sums.get(owner[other], 0) + weight
            here = owner[position]
            stays = sums.pop(here, 0)
            single = Assembly.of(position, records[position])
            better = sorted((-total, number) for number, total in sums.items() if total > max(stays, 0))
            target = next((number for _, number in better if held[number].admits(single, atlas)), None)
            if target is None and stays >= 0:
                continue
            moved = True
            rest = [member for member in held[here].members if member != position]
            held[here] = Assembly.of_all(rest, records) if rest else Assembly([], [], set(), set(), set())
            if target is None:
                target = len(held)
                held[target] = single
            else:
                held[target].take(single)
            owner[position] = target
        if not moved:
            break
    return [one for one in held.values() if one.members]


def _connected(members: Sequence[int], pairs: _Weights) -> list[list[int]]:
    """The parts of a cluster that pairs above zero hold together, each in order: what has moved away may have been
    what held it.
    """
    waiting, parts = set(members), []
    for start in sorted(members):
        if start not in waiting:
            continue
        waiting.discard(start)
        part = [start]
        for position in part:
            near = [other for other, weight in pairs[position].items() if weight > 0 and other in waiting]
            waiting.difference_update(near)
            part += near
        parts.append(sorted(part))
    return parts


def _joined(members: Sequence[int], pairs: _Weights, records: Sequence[Record]) -> Assembly:
    """The cluster with the pairs that speak for it most: each record by its strongest pair with those before it in a
    maximum spanning tree.
    """
    found = Assembly.of_all(members, records)
    inside = set(members)
    reached = {members[0]}
    heap = [(-weight, members[0], other) for other, weight in pairs[members[0]].items() if other in inside]
    heapq.heapify(heap)
    while heap:
        negative, anchor, position = heapq.heappop(heap)
        if position in reached:
            continue
        reached.add(position)
        found.joins.append((min(anchor, position), max(anchor, position), -negative))
        for other, weight in pairs[position].items():
            if other in inside and other not in reached:
                heapq.heappush(heap, (-weight, position, other))
    return found
