"""Clauses: stretches of a sentence that tell of one event by one speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawthiq.claims.attribution import Attribution
from tawthiq.mentions import Item, Passage, Stretch
from tawthiq.model import Span

_BREAKS = frozenset({"MEANWHILE", "SEMICOLON", "SAYING_ABOUT"})
_TRIM = frozenset({"COMMA", "DOT", "SEMICOLON", "EDGE", "MEANWHILE", "COLON", "DASH"})
_COUNTED = frozenset({"COUNT", "NUM"})
_TOLLS = _COUNTED | {"OUTCOME"}  # what begins another figure
_HEDGE_REACH = 8  # items


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a passage's items, half-open, with the attributions of the whole sentence."""

    passage: Passage
    stretch: Stretch
    attributions: tuple[Attribution, ...]

    @property
    def items(self) -> Sequence[Item]:
        """The clause's own items."""
        return self.passage.items[self.stretch[0] : self.stretch[1]]

    @property
    def span(self) -> Span:
        """The clause's words, without the punctuation and joining words at its ends."""
        return span_of(self.passage, self.stretch)

    def has(self, *classes: str) -> bool:
        """Whether any item of the clause is of one of the classes."""
        wanted = frozenset(classes)
        return any(not wanted.isdisjoint(item.classes) for item in self.items)

    def introduces(self, index: int) -> bool:
        """Whether an item is among the words that name and introduce a speaker."""
        return any(start <= index < end for start, end in (attribution.words for attribution in self.attributions))

    def hedges(self, anchor: int) -> bool:
        """Whether a hedging word stands before the item, in this clause and not far off."""
        before = self.passage.items[max(self.stretch[0], anchor - _HEDGE_REACH) : anchor]
        return any("HEDGE" in item.classes for item in before)


def span_of(passage: Passage, stretch: Stretch) -> Span:
    """The words of a stretch of items, trimmed of punctuation."""
    start, end = stretch
    while start < end - 1 and passage.items[start].classes & _TRIM:
        start += 1
    while end - 1 > start and passage.items[end - 1].classes & _TRIM:
        end -= 1
    return Span(passage.items[start].start, passage.items[end - 1].end)


def _begins_another(index: int, items: Sequence[Item]) -> bool:
    """Whether an "and" begins one more thing said, of another place (", and that ..."); of one, it is one breath."""
    comma, joint, that = (item.classes for item in items[index - 1 : index + 2])
    said = "COMMA" in comma and "AND" in joint and bool(that & {"THAT", "SAY"})
    if "AND" in joint and that & _TOLLS:
        return _has_own_place(items, index)
    return said and all(any("PLACE" in item.classes for item in side) for side in (items[:index], items[index:]))


def _has_own_place(items: Sequence[Item], index: int) -> bool:
    """Whether the figures on both sides of an "and" have an exact place each ("two in X, and three in Y")."""
    before = next((i for i in range(index - 1, 0, -1) if items[i].classes & _COUNTED), index)
    figure = next((i for i in range(index + 1, len(items)) if items[i].classes & _COUNTED), index)
    after = next((i for i in range(figure + 1, len(items)) if items[i].classes & _COUNTED), len(items))
    sides = items[before:index], items[index + 1 : after]
    return all(any("PLACE_EXACT" in item.classes for item in side) for side in sides)


def _cuts(passage: Passage, attributions: Sequence[Attribution]) -> set[int]:
    """The items before which an event or a speaker ends."""
    cuts = {i for i, item in enumerate(passage.items) if item.classes & _BREAKS}
    cuts |= {a.words[1] for a in attributions if a.postposed}
    return cuts | {i for i in range(1, len(passage.items) - 1) if _begins_another(i, passage.items)}


def split_clauses(passage: Passage, attributions: Sequence[Attribution], anchors: Iterable[int]) -> list[Clause]:
    """The sentence cut where an event or a speaker ends; each clause but the first holds one of the `anchors`.

    `anchors` are the items that claims will rest on: a stretch without one goes with the clause before it.
    """
    wanted = sorted(set(anchors))
    cuts = _cuts(passage, attributions) if len(wanted) > 1 else set()
    edges = [0]
    for cut in sorted(cuts):
        if any(edges[-1] <= anchor < cut for anchor in wanted) and any(anchor >= cut for anchor in wanted):
            edges.append(cut)
    edges.append(len(passage.items))
    return [Clause(passage, pair, tuple(attributions)) for pair in pairwise(edges)]
