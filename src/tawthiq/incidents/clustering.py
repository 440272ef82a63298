"""Records into incidents: the pairs' weights decide together, under what can never be one event."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.bonds import are_parted
from tawthiq.incidents.edges import TIED
from tawthiq.incidents.places import PlaceRelation, is_precise
from tawthiq.incidents.records import Record
from tawthiq.incidents.windows import DayRelation, Window, relate_days

Edge = tuple[int, int, int]
_Weights = dict[int, dict[int, int]]  # by record or cluster, the weights of its pairs

_DAY_APART, _PLACE_APART = DayRelation.APART, PlaceRelation.APART  # read once, as in places.py

PASSES = 5  # over all records, each of which may move to the cluster that suits it better


@dataclass(slots=True)
class Assembly:
    """Records (by position) of one incident, and the pairs by which they were put together.

    `is_forced` says that people joined in it what excludes itself.
    """

    members: list[int]
    joins: list[Edge]
    sources: set[str]
    windows: set[Window]
    places: set[int]
    sides: set[int]
    is_forced: bool = False

    @classmethod
    def of(cls, position: int, record: Record) -> Assembly:
        """The assembly of one record."""
        return cls([position], [], {record.source}, set(record.windows), set(record.places), set(record.sides))

    @classmethod
    def of_all(cls, positions: Iterable[int], records: Sequence[Record], *, is_forced: bool = False) -> Assembly:
        """The assembly of several records, whatever they say."""
        first, *others = positions
        found = cls.of(first, records[first])
        found.is_forced = is_forced
        for position in others:
            found.take(cls.of(position, records[position]))
        return found

    def admits(self, other: Assembly, atlas: Atlas) -> bool:
        """Whether nothing keeps two apart: people, one report or recorder that tells them apart, two days or two places
        that exclude each other. One such pair is enough, so that a chain of likeness joins nothing; where people
        joined what excludes itself, what fits a part of it is admitted.
        """
        if self.sides and are_parted(self.sides, other.sides):
            return False
        if not self.sources.isdisjoint(other.sources):
            return False
        if self.is_forced or other.is_forced:
            return self._fits_part(other, atlas)
        if any(relate_days(a, b) is _DAY_APART for a in self.windows for b in other.windows):
            return False
        return not any(atlas.relate(a, b) is _PLACE_APART for a in self.places for b in other.places)

    def _fits_part(self, other: Assembly, atlas: Atlas) -> bool:
        """Whether some day and some place of two go together: of those that are stated, and precise, if any are."""
        own, theirs = ([w for w in one.windows if w.stated] or list(one.windows) for one in (self, other))
        days = [relate_days(a, b) is not _DAY_APART for a in own for b in theirs]
        sites, others = (
            [place for place in one.places if is_precise(atlas.places[place])] or list(one.places)
            for one in (self, other)
        )
        places = [atlas.relate(a, b) is not _PLACE_APART for a in sites for b in others]
        return (any(days) or not days) and (any(places) or not places)

    def take(self, other: Assembly) -> None:
        """Take in another."""
        self.members += other.members
        self.joins += other.joins
        self.sources |= other.sources
        self.windows |= other.windows
        self.places |= other.places
        self.sides |= other.sides
        self.is_forced = self.is_forced or other.is_forced


def contract(members: Sequence[int], edges: Iterable[Edge], records: Sequence[Record], atlas: Atlas) -> list[Assembly]:
    """The incidents of one part of the graph.

    Greedy additive edge contraction (Keuper et al. 2015, a heuristic for correlation clustering, Bansal, Blum and
    Chawla 2004): the two clusters whose pairs' weights add up to most are joined, until no sum is above zero. A pair
    that speaks against, or that must not be, counts as much as one that speaks for: a chain does not close.
    Then each record may move to the cluster that suits it better. Equal sums are settled by the records' order.
    What people tied is joined first, whatever keeps it apart, and stays. n log n in the number of pairs.
    """
    pairs: _Weights = {position: {} for position in members}
    for first, second, weight in edges:
        pairs[first][second] = pairs[second][first] = weight
    clusters = _contract(pairs, records, atlas)
    if len(clusters) > 1:
        clusters = _move(clusters, pairs, records, atlas)
    found = [_joined(part, pairs, records, one) for one in clusters for part in _connected(one.members, pairs)]
    return sorted(found, key=lambda one: one.members[0])


def _contract(pairs: _Weights, records: Sequence[Record], atlas: Atlas) -> list[Assembly]:
    clusters = {position: Assembly.of(position, records[position]) for position in pairs}
    ties = {position: dict(own) for position, own in pairs.items()}
    if any(records[position].knots for position in pairs):
        _tie(clusters, ties, atlas)
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


def _tie(clusters: dict[int, Assembly], ties: _Weights, atlas: Atlas) -> None:
    """Join what people tied, before anything else."""
    tied = [(a, b) for a, own in ties.items() for b, weight in own.items() if a < b and weight == TIED]
    home = {position: position for pair in tied for position in pair}

    def end(position: int) -> int:
        while home[position] != position:
            home[position] = home[home[position]]
            position = home[position]
        return position

    for first, second in sorted(tied):
        one, other = end(first), end(second)
        if one == other:
            continue
        if not clusters[one].admits(clusters[other], atlas):
            clusters[one].is_forced = True
        clusters[one].take(clusters.pop(other))
        _merge(ties, one, other, [])
        home[other] = one


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
            if records[position].knots and TIED in pairs[position].values():
                continue
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
            held[here] = _rest(rest, records, held[here])
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


def _rest(members: Sequence[int], records: Sequence[Record], whole: Assembly) -> Assembly:
    """A cluster without one of its records."""
    if not members:
        return Assembly([], [], set(), set(), set(), set())
    return Assembly.of_all(members, records, is_forced=whole.is_forced)


def _joined(members: Sequence[int], pairs: _Weights, records: Sequence[Record], whole: Assembly) -> Assembly:
    """The cluster with the pairs that speak for it most: each record by its strongest pair with those before it in a
    maximum spanning tree.
    """
    found = Assembly.of_all(members, records, is_forced=whole.is_forced)
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
