"""Clauses: stretches of a sentence that tell of one event by one speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tawthiq.claims.attribution import Attribution
from tawthiq.mentions import Item, Passage, PlaceMention, Stretch
from tawthiq.model import Precision, Span

_BREAKS = frozenset({"MEANWHILE", "SEMICOLON", "SAYING_ABOUT"})
_TRIM = frozenset({"COMMA", "DOT", "SEMICOLON", "EDGE", "MEANWHILE", "COLON", "DASH"})
_HEDGE_REACH = 8  # items
_DATELINE = 2  # items from the start of a sentence
_ASIDE = 6  # items that a relative clause about a place goes on for
_ELSEWHERE = frozenset({"FROM", "BASED"})  # before a place: where someone comes from or is based, not the event


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

    def places(self) -> list[PlaceMention]:
        """The places of the event: not those that name the speaker, or where a party comes from."""
        found = []
        for index in range(*self.stretch):
            value = self.passage.items[index].value
            if isinstance(value, PlaceMention) and not self._is_aside(index):
                found.append(replace(value, near=True) if self._describes(index) else value)
        return found[1:] if self._is_headed(found) else found

    def _is_headed(self, places: Sequence[PlaceMention]) -> bool:
        """Whether the first place only heads what is told of an exact one ("Aleppo: a raid on the old town")."""
        items = self.passage.items
        heads = bool(places) and places[0] is items[1].value and "COLON" in items[2].classes
        return heads and any(place.precision <= Precision.SECOND_LEVEL for place in places[1:])

    def hedges(self, anchor: int) -> bool:
        """Whether a hedging word stands before the item, in this clause and not far off."""
        before = self.passage.items[max(self.stretch[0], anchor - _HEDGE_REACH) : anchor]
        return any("HEDGE" in item.classes for item in before)

    def _introduces(self, index: int) -> bool:
        return any(start <= index < end for start, end in (a.words for a in self.attributions))

    def _is_aside(self, index: int) -> bool:
        return self._introduces(index) or self._is_elsewhere(index) or self._is_dateline(index)

    def _describes(self, index: int) -> bool:
        """Whether a place only tells more of the one before it ("the pocket whose main town is Hajin")."""
        items = self.passage.items
        for before in range(index - 1, max(self.stretch[0], index - _ASIDE), -1):
            if "WHO_REL" in items[before].classes:
                return "PLACE" in items[before - 1].classes
        return False

    def _is_dateline(self, index: int) -> bool:
        """Whether a place opens the report's first line as where it was written ("Beirut (agency) - ")."""
        following = self.passage.items[index + 1 : index + 3]
        return index <= _DATELINE and bool(following) and bool(following[0].classes & {"OPEN", "DASH", "SLASH"})

    def _is_elsewhere(self, index: int) -> bool:
        before = self.passage.items[max(0, index - 2) : index]
        return any(item.classes & _ELSEWHERE for item in before[-1:]) or any("BASED" in item.classes for item in before)


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
    said = "COMMA" in comma and "AND" in joint and "THAT" in that
    return said and all(any("PLACE" in item.classes for item in side) for side in (items[:index], items[index:]))


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
