"""Which pairs of claims are worth comparing: those that share a day and a stretch of country, or a report."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from tawthiq.incidents.facts import Fact
from tawthiq.model.identity import name_key

CELL = 0.25  # degrees: 28 km north to south


def blocks(fact: Fact) -> Iterator[Hashable]:
    """The blocks a precisely placed claim stands in: its report, and each of its days with its place's id, the words
    of its name and the cells of the grid around it.
    """
    yield fact.claim.doc_id
    places = list(_place_blocks(fact))
    for day in fact.window.days() if fact.window else ():
        for place in places:
            yield (day, place)


def day_blocks(fact: Fact) -> Iterator[Hashable]:
    """The blocks of a claim whose place is coarse or not said: its report and each of its days."""
    yield fact.claim.doc_id
    if fact.window:
        yield from fact.window.days()


def index(members: Sequence[Sequence[Fact]]) -> dict[Hashable, list[int]]:
    """Block by block, which groups of claims stand in it by report or day."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for position, facts in enumerate(members):
        for key in dict.fromkeys(key for fact in facts for key in day_blocks(fact)):
            found[key].append(position)
    return found


def pairs(keys: Sequence[Iterable[Hashable]]) -> list[tuple[int, int]]:
    """The pairs of positions, low before high, that share a block."""
    members: dict[Hashable, list[int]] = defaultdict(list)
    for position, own in enumerate(keys):
        for key in dict.fromkeys(own):
            members[key].append(position)
    found = {(a, b) for group in members.values() for i, a in enumerate(group) for b in group[i + 1 :]}
    return sorted(found)


def _place_blocks(fact: Fact) -> Iterator[Hashable]:
    place = fact.claim.place
    if place is None:
        return
    if place.id:
        yield place.id
    yield from name_key(place.name)
    if place.lat is not None and place.lon is not None:
        row, column = math.floor(place.lat / CELL), math.floor(place.lon / CELL)
        for step in range(9):
            yield (row + step // 3 - 1, column + step % 3 - 1)
