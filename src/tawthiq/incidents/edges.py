"""Scored pairs of records, kept small: a large archive has tens of millions."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


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


def parts_of(edges: Edges, size: int) -> list[int]:
    """For each record the first one of the part of the graph that pairs above zero hold together."""
    owner = list(range(size))

    def root(position: int) -> int:
        while owner[position] != position:
            owner[position] = owner[owner[position]]
            position = owner[position]
        return position

    for first, second, weight in edges:
        if weight > 0:
            one, other = root(first), root(second)
            owner[max(one, other)] = min(one, other)
    return [root(position) for position in range(size)]


def components(edges: Edges, size: int, inside: Iterable[bool]) -> Iterator[tuple[list[int], list[int]]]:
    """The parts of the graph that pairs above zero hold together: members in order, and positions of their pairs.

    Only the records for which `inside` is true count; parts of one record are left out. By first member.
    """
    counts = list(inside)
    owner = list(range(size))

    def root(position: int) -> int:
        while owner[position] != position:
            owner[position] = owner[owner[position]]
            position = owner[position]
        return position

    for first, second, weight in edges:
        if weight > 0 and counts[first] and counts[second]:
            one, other = root(first), root(second)
            if one != other:
                owner[max(one, other)] = min(one, other)
    members: dict[int, list[int]] = {}
    for position in range(size):
        if counts[position] and (top := root(position)) != position:
            members.setdefault(top, [top]).append(position)
    held: dict[int, list[int]] = {top: [] for top in members}
    for index, (first, second) in enumerate(zip(edges.first, edges.second, strict=True)):
        if counts[first] and counts[second] and (top := root(first)) in held and root(second) == top:
            held[top].append(index)
    for top in sorted(members):
        yield members[top], held[top]
