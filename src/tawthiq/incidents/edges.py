"""Scored pairs of records, kept small: a large archive has tens of millions."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

TIED = 1 << 30  # the weight of a pair that people tied: more than any sum of others


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs of record positions, `first` before `second`, each with its match weight in hundredths of a bit."""

    first: array[int] = field(default_factory=lambda: array("i"))
    second: array[int] = field(default_factory=lambda: array("i"))
    weight: array[int] = field(default_factory=lambda: array("i"))

    def add(self, first: int, second: int, weight: int) -> None:
        """Add one pair."""
        self.first.append(first)
        self.second.append(second)
        self.weight.append(weight)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        """The pairs in the order in which they were added."""
        return zip(self.first, self.second, self.weight, strict=True)

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self.first)


def parts_of(edges: Edges, size: int, inside: Sequence[bool] | None = None) -> list[int]:
    """For each record the first one of the part of the graph that pairs above zero hold together.

    Where `inside` is given only the records for which it is true count; each of the others is a part of its own.
    """
    owner = list(range(size))

    def root(position: int) -> int:
        while owner[position] != position:
            owner[position] = owner[owner[position]]
            position = owner[position]
        return position

    for first, second, weight in edges:
        if weight > 0 and (inside is None or (inside[first] and inside[second])):
            one, other = root(first), root(second)
            owner[max(one, other)] = min(one, other)
    return [root(position) for position in range(size)]


def components(edges: Edges, size: int, inside: Iterable[bool]) -> Iterator[tuple[list[int], list[int]]]:
    """The parts of the graph that pairs above zero hold together: members in order, and positions of their pairs.

    Only the records for which `inside` is true count; parts of one record are left out. By first member.
    """
    counts = list(inside)
    part = parts_of(edges, size, counts)
    members: dict[int, list[int]] = {}
    for position, top in enumerate(part):
        if top != position:
            members.setdefault(top, [top]).append(position)
    held: dict[int, list[int]] = {top: [] for top in members}
    for index, (first, second) in enumerate(zip(edges.first, edges.second, strict=True)):
        if counts[first] and counts[second] and (top := part[first]) in held and part[second] == top:
            held[top].append(index)
    for top in sorted(members):
        yield members[top], held[top]
