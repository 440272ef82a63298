"""Which places of a clause are those of its event, and not of a speaker, a government, a border or another event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tawthiq.claims.clauses import Clause
from tawthiq.mentions import Item, PlaceMention
from tawthiq.model import Precision

_DATELINE = 2  # items from the start of a sentence
_NEXT = 4  # items after a state in which its war is named
_ASIDE = 6  # items that a relative clause about a place goes on for
_ELSEWHERE = frozenset({"FROM", "BASED"})  # before a place: where someone comes from or is based, not the event
_WITHIN = frozenset(
    {"IN", "BY", "OPEN", "DASH", "SIDE", "NEAR", "TO"}
)  # from a place to one that it lies in, or goes to
_LIES_IN = frozenset({"IN", "BY"})  # from a place to one around it
_OF_IT = frozenset({"WITH", "FOR"})  # after a border, or what belongs to a place
_SPEAKING = frozenset({"SAY", "SAID", "SAID_SO"})
_THEN_SAY = frozenset({"SAY"})  # a verb before its subject: "in X said Y"
_SETTLEMENTS = frozenset({"SETTLEMENT", "TOWN", "VILLAGE"})
_ONE = frozenset({"town", "village"})
_OFFICES = frozenset({"SOURCE", "BODY", "OFFICE"})  # after a place: the name of a body
_DEEDS = frozenset({"ATTACK", "STRIKE"})  # after a state: what it does
_EVENTS = frozenset({"COUNT", "STRIKE", "ATTACK", "STRUCK", "OUTCOME", "MEANWHILE"})  # between places of two events
_PLACING = frozenset(
    {"IN", "BY", "ON", "SIDE", "SIDE_ADJ", "CUE", "AROUND", "OF", "NEAR", "AND", "COMMA", "HASH", "THE"}
)
_HEADS = frozenset({"COLON", "DOT", "DASH", "EDGE", "MARK"})  # after a state that heads what is told of it


@dataclass(frozen=True, slots=True)
class _Found:
    """A place and the item that holds it."""

    index: int
    mention: PlaceMention


def event_places(clause: Clause, anchor: int) -> list[PlaceMention]:
    """The places of the event that the item `anchor` tells of, in order."""
    found = _without_head(_first_of_several(list(_without_asides(clause)), clause), clause)
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
        if _is_aside(clause, index) or (between and all(item.classes & _WITHIN for item in between)):
            aside = index
        elif _acts(items, index) or _owns(items, index) or _only_describes(clause, index):
            yield _Found(index, replace(mention, near=True, beyond=True))
        elif _surrounds(items, index):
            yield _Found(index, replace(mention, near=True))
        else:
            yield _Found(index, mention)


def _is_aside(clause: Clause, index: int) -> bool:
    items = clause.passage.items
    elsewhere = _is_elsewhere(items, index) or _is_dateline(items, index) or _is_government(items, index)
    return clause.introduces(index) or elsewhere


def _is_elsewhere(items: Sequence[Item], index: int) -> bool:
    """Whether someone comes from there, is based or speaks there."""
    before = items[max(0, index - 2) : index]
    if "FOOTAGE" in before[0].classes and len(before) > 1:
        return False  # "video from X" shows X
    from_there = any(item.classes & _ELSEWHERE for item in before[-1:]) or any("BASED" in i.classes for i in before)
    office = bool(before[0].classes & _OFFICES) and bool(items[index + 1].classes & _SPEAKING)
    spoke = office or bool(items[index + 1].classes & _THEN_SAY) or bool(before[0].classes & _SPEAKING)
    return from_there or ("IN" in items[index - 1].classes and spoke)


def _is_dateline(items: Sequence[Item], index: int) -> bool:
    """Whether a place opens the report's first line as where it was written ("Beirut (agency) - ")."""
    return index <= _DATELINE and bool(items[index + 1].classes & {"OPEN", "DASH", "SLASH"})


def _is_government(items: Sequence[Item], index: int) -> bool:
    """Whether a place only names a body ("Aleppo police command")."""
    return bool(items[index + 1].classes & _OFFICES) and not items[index - 1].classes & {"IN", "ON", "PLACE"}


def _acts(items: Sequence[Item], index: int) -> bool:
    """Whether a state is named as one that acts, or to tell whose something is ("Syria air strikes")."""
    before, after = items[index - 1].classes, items[index + 1].classes
    placed = bool(before & _PLACING or after & _HEADS) and not after & _DEEDS
    placed = placed or any("WAR_ITSELF" in item.classes for item in items[index + 1 : index + _NEXT])
    return "STATE" in items[index].classes and not placed


def _surrounds(items: Sequence[Item], index: int) -> bool:
    """Whether the place just before lies in this one ("Pozanti in the Adana area"), known to the gazetteer or not."""
    inner = items[index - 2].value if index > 1 else None
    return isinstance(inner, PlaceMention) and not inner.near and bool(items[index - 1].classes & _LIES_IN)


def _owns(items: Sequence[Item], index: int) -> bool:
    """Whether the name has a possessive ending, and the next word is a place in it ("Baghdad's Karrada district")."""
    mention = items[index].value
    is_owner = isinstance(mention, PlaceMention) and mention.span.end < items[index].end
    return is_owner and "PLACE_EXACT" in items[index + 1].classes


def _only_describes(clause: Clause, index: int) -> bool:
    """Whether a place only tells more of the one before it, or the border of which is meant."""
    items = clause.passage.items
    before = items[index - 2 if items[index - 1].classes & _OF_IT else index - 1]
    if before.classes & {"BORDER", "BELONGS"}:
        return True
    for back in range(index - 1, max(clause.stretch[0], index - _ASIDE), -1):
        if "WHO_REL" in items[back].classes:
            return "PLACE" in items[back - 1].classes
    return False


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


def _without_head(found: list[_Found], clause: Clause) -> list[_Found]:
    """Without a first place that only heads what is told of an exact one ("Aleppo: a raid on the old town")."""
    heads = bool(found) and found[0].index == 1 and "COLON" in clause.passage.items[2].classes
    exact = any(place.mention.precision <= Precision.SECOND_LEVEL for place in found[1:])
    return found[1:] if heads and exact else found


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
    first = next((i for i in range(*clause.stretch) if "COUNT" in items[i].classes), anchor)
    if first < groups[0][0].index:
        return next((group for group in groups if group[-1].index > anchor), groups[-1])
    return next((group for group in reversed(groups) if group[0].index < anchor), groups[0])
