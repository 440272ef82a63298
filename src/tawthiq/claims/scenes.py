"""Which places of a clause are those of its event, and not of a speaker, a government, a border or another event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from tawthiq.claims.asides import acts, is_aside, only_describes, owns, surrounds
from tawthiq.claims.attacks import ATTACKS
from tawthiq.claims.clauses import Clause
from tawthiq.claims.elsewhere import is_elsewhere
from tawthiq.mentions import Item, PlaceMention
from tawthiq.model import Precision

_WITHIN = frozenset(
    {"IN", "BY", "OPEN", "DASH", "SIDE", "NEAR", "TO"}
)  # from a place to one that it lies in, or goes to
_LIES_IN = frozenset({"IN", "BY", "COMMA", "OPEN"})  # from a place to one around it
_SETTLEMENTS = frozenset({"SETTLEMENT", "TOWN", "VILLAGE"})
_ONE = frozenset({"town", "village"})
_BYLINE = 8  # items from the start of a sentence
_TOLD = frozenset({"COUNT", "STRIKE", "ATTACK", "STRUCK", "OUTCOME", "SAY", "SAID", "PLACE"})  # in no byline
_EVENTS = frozenset({"COUNT", "STRIKE", "ATTACK", "STRUCK", "OUTCOME", "MEANWHILE"})  # between places of two events


@dataclass(frozen=True, slots=True)
class _Found:
    """A place and the item that holds it."""

    index: int
    mention: PlaceMention


def event_places(clause: Clause, anchor: int) -> list[PlaceMention]:
    """The places of the event that the item `anchor` tells of, in order."""
    named = _known_there(_first_of_several(list(_without_asides(clause)), clause), clause)
    found = _without_head(named, clause)
    return [place.mention for place in _of_anchor(found, anchor, clause)]


def leaves_unnamed(clause: Clause) -> bool:
    """Whether a clause tells of a town or village and not which ("a village in Idlib province")."""
    items = clause.passage.items
    return any(
        not (items[index].possessed or items[index].classes.isdisjoint(_SETTLEMENTS))
        and items[index].feature("level") in _ONE
        for index in range(*clause.stretch)
        if not items[index].definite and "THE" not in items[index - 1].classes
    )


def _without_asides(clause: Clause) -> Iterator[_Found]:
    items = clause.passage.items
    aside = 0
    for index in range(*clause.stretch):
        mention = items[index].value
        if not isinstance(mention, PlaceMention):
            continue
        between = items[aside + 1 : index] if aside else ()
        if is_aside(clause, index) or (between and all(item.classes & _WITHIN for item in between)):
            aside = index
        elif acts(items, index) or owns(items, index) or only_describes(clause, index):
            yield _Found(index, replace(mention, near=True, beyond=True))
        elif surrounds(items, index):
            yield _Found(index, replace(mention, near=True))
        else:
            yield _Found(index, mention)


def _first_of_several(found: Sequence[_Found], clause: Clause) -> list[_Found]:
    """Of several places side by side ("Baiji district and Ramadi") the first stands for all, the others beside it."""
    items = clause.passage.items
    joined = {
        later.index
        for before, later in pairwise(found)
        if later.index == before.index + 2
        and "AND" in items[before.index + 1].classes
        and not before.mention.beyond
        and before.mention.precision <= Precision.SECOND_LEVEL
    }
    return [
        replace(place, mention=replace(place.mention, near=True)) if place.index in joined else place for place in found
    ]


def _known_there(found: Sequence[_Found], clause: Clause) -> list[_Found]:
    """The places without what the gazetteer knows of them elsewhere only: not in the area named right behind them
    ("the village of X in western Idlib"), or else in the one that heads the sentence.
    """
    head = found[0] if _has_head(found, clause) else None
    known = []
    for place, after in zip_longest(found, found[1:]):
        around = after if after and _is_in(place, after, clause) else head
        elsewhere = around is not None and is_elsewhere(place.mention, around.mention)
        known.append(replace(place, mention=replace(place.mention, entries=())) if elsewhere else place)
    return known


def _is_in(inner: _Found, outer: _Found, clause: Clause) -> bool:
    between = clause.passage.items[inner.index + 1 : outer.index]
    return all(item.classes & _LIES_IN for item in between)


def _has_head(found: Sequence[_Found], clause: Clause) -> bool:
    """Whether the first place heads the sentence, before a colon or in a byline ("Some Outlet - Idlib - ...")."""
    items = clause.passage.items
    if not found or found[0].index > _BYLINE:
        return False
    index = found[0].index
    in_byline = "DASH" in items[index - 1].classes and not any(item.classes & _TOLD for item in items[1:index])
    return in_byline or (index == 1 and "COLON" in items[2].classes)


def _without_head(found: list[_Found], clause: Clause) -> list[_Found]:
    """A first place that heads what is told of an exact one ("Aleppo: a raid on the old town") is only around it."""
    exact = any(place.mention.precision <= Precision.SECOND_LEVEL for place in found[1:])
    if not (exact and _has_head(found, clause)):
        return found
    return [replace(found[0], mention=replace(found[0].mention, beyond=True)), *found[1:]]


def _of_anchor(found: list[_Found], anchor: int, clause: Clause) -> list[_Found]:
    """Where several figures have a place each, without the exact places of the other figures."""
    points = [place for place in found if place.mention.precision <= Precision.NEAR and not place.mention.beyond]
    groups = list(_groups(points, clause))
    if len(groups) < 2:
        return found
    mine = _nearest(groups, anchor, clause)
    others = {place.index for group in groups if group is not mine for place in group}
    return [place for place in found if place.index not in others]


def _groups(points: Sequence[_Found], clause: Clause) -> Iterator[list[_Found]]:
    """The places by the events that words between them tell apart."""
    items = clause.passage.items
    group: list[_Found] = []
    for place in points:
        if group and any(item.classes & _EVENTS for item in items[group[-1].index : place.index]):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _nearest(groups: Sequence[list[_Found]], anchor: int, clause: Clause) -> list[_Found]:
    """The group of a figure: the one after it where figures come before their places, else the one before it."""
    items = clause.passage.items
    told_after = _told_after(groups, anchor, items)
    if told_after:
        return told_after
    first = next((i for i in range(*clause.stretch) if "COUNT" in items[i].classes), anchor)
    if first < groups[0][0].index:
        return next((group for group in groups if group[-1].index > anchor), groups[-1])
    return next((group for group in reversed(groups) if group[0].index < anchor), groups[0])


def _told_after(groups: Sequence[list[_Found]], anchor: int, items: Sequence[Item]) -> list[_Found] | None:
    """The place behind a figure of an earlier or later event ("hit X a day after ten were killed in Y")."""
    last = max((group[-1].index for group in groups if group[-1].index < anchor), default=anchor)
    following = next((group for group in groups if group[0].index > anchor), None)
    if following is None or not any("BEFORE_AFTER" in item.classes for item in items[last:anchor]):
        return None
    between = [item.classes for item in items[anchor : following[0].index]]
    in_attack = any(classes & ATTACKS for classes in between)
    return following if in_attack and not any("COMMA" in classes for classes in between) else None
