"""Places of a clause that are not those of its event: where someone speaks, comes from, fires from, or acts."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.attacks import ATTACKS
from tawthiq.claims.clauses import Clause
from tawthiq.mentions import Item, PlaceMention

_DATELINE = 2  # items from the start of a sentence
_NEXT = 4  # items after a state in which its war is named
_ASIDE = 6  # items that a relative clause about a place goes on for
_ELSEWHERE = frozenset({"FROM", "BASED"})  # before a place: where someone comes from or is based, not the event
_LIES_IN = frozenset({"IN", "BY"})  # from a place to one around it
_OF_IT = frozenset({"WITH", "FOR"})  # after a border, or what belongs to a place
_SPEAKING = frozenset({"SAY", "SAID", "SAID_SO"})
_THEN_SAY = frozenset({"SAY"})  # a verb before its subject: "in X said Y"
_OFFICES = frozenset({"SOURCE", "BODY", "OFFICE"})  # after a place: the name of a body
_PLACING = frozenset({"IN", "BY", "ON", "SIDE", "SIDE_ADJ", "CUE", "AROUND", "OF", "NEAR", "HASH", "INTO"})
_JOINING = frozenset({"AND", "COMMA"})  # before a state: placed where another place stands before
_TO_THERE = _PLACING | _JOINING | {"PLACE", "TIME", "THE"}  # from a party to a place
_DESCRIBED = frozenset({"PLACE", "SOURCE", "ACTOR_MONITOR", "ACTOR_NGO"})  # before a relative clause
_HEADS = frozenset({"COLON", "DOT", "DASH", "EDGE", "MARK"})  # after a state that heads what is told of it


def is_aside(clause: Clause, index: int) -> bool:
    """Whether a place belongs to a speaker, a dateline or a body, or is where someone comes or fires from."""
    items = clause.passage.items
    elsewhere = _is_elsewhere(items, index) or _is_dateline(items, index) or _is_government(items, index)
    return clause.introduces(index) or elsewhere or _is_person(items, index)


def _is_elsewhere(items: Sequence[Item], index: int) -> bool:
    """Whether someone comes from there, is based or speaks there."""
    before = items[max(0, index - 2) : index]
    if "FOOTAGE" in before[0].classes and len(before) > 1:
        return False  # "video from X" shows X
    from_there = any(item.classes & _ELSEWHERE for item in before[-1:]) or any("BASED" in i.classes for i in before)
    from_there = from_there or _is_position(items, index)
    office = bool(before[0].classes & _OFFICES) and bool(items[index + 1].classes & _SPEAKING)
    spoke = office or bool(items[index + 1].classes & _THEN_SAY) or bool(before[0].classes & _SPEAKING)
    return from_there or ("IN" in items[index - 1].classes and spoke)


def _is_position(items: Sequence[Item], index: int) -> bool:
    """Whether a party fires from there ("rebels positioned in X shelled Y") or fights another, or talks are held."""
    for back in range(index - 1, max(0, index - _ASIDE), -1):
        if not items[back].classes & _TO_THERE:
            is_there = "POSITIONED" in items[back].classes and "PARTY" in items[back - 1].classes
            fights = "PARTY" in items[back].classes and "CLASH" in items[back - 1].classes
            return is_there or "TALKS" in items[back].classes or (fights and "STATE" in items[index].classes)
    return False


def _is_person(items: Sequence[Item], index: int) -> bool:
    """Whether the name is the first one of somebody in an office ("its head Rida Somebody said")."""
    return "SOURCE" in items[index - 1].classes and "NAME" in items[index + 1].classes


def _is_dateline(items: Sequence[Item], index: int) -> bool:
    """Whether a place opens the report's first line as where it was written ("Beirut (agency) - ")."""
    return index <= _DATELINE and bool(items[index + 1].classes & {"OPEN", "DASH", "SLASH"})


def _is_government(items: Sequence[Item], index: int) -> bool:
    """Whether a place only names a body ("Aleppo police command")."""
    return bool(items[index + 1].classes & _OFFICES) and not items[index - 1].classes & {"IN", "ON", "PLACE"}


def acts(items: Sequence[Item], index: int) -> bool:
    """Whether a state is named as one that acts, or to tell whose something is ("Syria air strikes")."""
    after = items[index + 1].classes
    placed = bool(_is_placed(items, index) or after & _HEADS) and not after & ATTACKS
    placed = placed or any("WAR_ITSELF" in item.classes for item in items[index + 1 : index + _NEXT])
    return "STATE" in items[index].classes and not placed


def _is_placed(items: Sequence[Item], index: int) -> bool:
    """Whether words before a state say that something is there, also through an article or a place before it."""
    before = items[index - 1].classes
    if before & _JOINING and index > 1:
        return "PLACE" in items[index - 2].classes
    if "THE" in before and not before & _PLACING and index > 1:
        return bool(items[index - 2].classes & _PLACING)
    return bool(before & _PLACING) and "BY_WHOM" not in before


def surrounds(items: Sequence[Item], index: int) -> bool:
    """Whether the place just before lies in this one ("Pozanti in the Adana area"), known to the gazetteer or not."""
    inner, outer = items[index - 2].value if index > 1 else None, items[index].value
    if not (isinstance(inner, PlaceMention) and isinstance(outer, PlaceMention)) or inner.near:
        return False
    is_country = any(entry.kind == "country" for entry in inner.entries)  # "shelled by Russia in the village of X"
    return not is_country and bool(items[index - 1].classes & _LIES_IN)


def owns(items: Sequence[Item], index: int) -> bool:
    """Whether the name has a possessive ending, and the next word is a place in it ("Baghdad's Karrada district")."""
    mention = items[index].value
    is_owner = isinstance(mention, PlaceMention) and mention.span.end < items[index].end
    return is_owner and "PLACE_EXACT" in items[index + 1].classes


def only_describes(clause: Clause, index: int) -> bool:
    """Whether a place only tells more of the one before it, or the border of which is meant."""
    items = clause.passage.items
    before = items[index - 2 if items[index - 1].classes & _OF_IT else index - 1]
    if before.classes & {"BORDER", "BELONGS"} or _is_beside(items, index):
        return True
    for back in range(index - 1, max(clause.stretch[0], index - _ASIDE), -1):
        if "WHO_REL" in items[back].classes:
            return bool(items[back - 2 if "COMMA" in items[back - 1].classes else back - 1].classes & _DESCRIBED)
    return False


def _is_beside(items: Sequence[Item], index: int) -> bool:
    """Whether a place says what the region named just before it is close to ("the Ghouta region outside Damascus")."""
    mention, before = items[index].value, items[index - 1].value
    if not (isinstance(mention, PlaceMention) and mention.near and isinstance(before, PlaceMention)):
        return False
    return bool(before.entries) and all(entry.kind == "region" for entry in before.entries)
