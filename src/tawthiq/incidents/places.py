"""How the places of two claims stand to each other."""

from __future__ import annotations

import math
from enum import StrEnum
from functools import lru_cache

from tawthiq.model import Place, Precision
from tawthiq.model.identity import holds, name_key

_EARTH_KM = 6371.0
SAME_KM = {Precision.EXACT: 3.0, Precision.NEAR: 10.0}
REACH_KM = {Precision.NEAR: 15.0, Precision.SECOND_LEVEL: 50.0, Precision.FIRST_LEVEL: 200.0}
REACH_KM |= {Precision.LARGER_AREA: 300.0, Precision.COUNTRY: 2000.0}
SIMILAR_KM = CLOSE_KM = 10.0
NEIGHBOUR_KM = 6.0
SHORTEST = 4  # letters: shorter names that differ by one are different names


class PlaceRelation(StrEnum):
    """Same place; a name a letter or two off; points close by, one without an entry; one within the other; one known
    only by its neighbour or not on the map; two that have entries, one named by the other or close by; not said; apart.
    """

    SAME = "same"
    SIMILAR = "similar"
    CLOSE = "close"
    WITHIN = "within"
    NEARBY = "nearby"
    NEIGHBOUR = "neighbour"
    UNSAID = "unsaid"
    APART = "apart"


# In Python 3.11 to read a member from its class takes as long as a call does, and these are read for every pair.
_EXACT, _NEAR, _COUNTRY = Precision.EXACT, Precision.NEAR, Precision.COUNTRY
_SAME, _WITHIN, _NEARBY = PlaceRelation.SAME, PlaceRelation.WITHIN, PlaceRelation.NEARBY
_UNSAID, _APART = PlaceRelation.UNSAID, PlaceRelation.APART


def distance_km(first: Place, second: Place) -> float | None:
    """Kilometres between two places on a sphere, or `None` where one has no coordinates."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    a, b = math.radians(first.lat), math.radians(second.lat)
    half = (b - a) / 2, math.radians(second.lon - first.lon) / 2
    chord = math.sin(half[0]) ** 2 + math.cos(a) * math.cos(b) * math.sin(half[1]) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def is_precise(place: Place | None) -> bool:
    """Whether a claim's place is a settlement or finer.

    A place "near" a town must be on the map to count. One whose precision is not stated counts: its own name is
    something to compare by.
    """
    if place is None:
        return False
    precision = place.precision
    if precision is _NEAR:
        return is_mapped(place)
    return precision is None or precision is _EXACT


def is_mapped(place: Place | None) -> bool:
    """Whether the gazetteer or coordinates put a place on the map."""
    return place is not None and (place.id is not None or place.lat is not None)


def relate_places(first: Place | None, second: Place | None) -> PlaceRelation:
    """How two places stand. Ids are compared first: two settlements with ids of their own are two places, however
    near; distance decides only where one has no id.
    """
    if first is None or second is None:
        return _UNSAID
    if first.country and second.country and first.country != second.country:
        return _APART
    if first.id and first.id == second.id:
        return _SAME
    outer, inner = (first, second) if (first.precision or 0) >= (second.precision or 0) else (second, first)
    if outer.precision is not None and outer.precision > _NEAR:
        return _relate_area(outer, outer.precision, inner)
    return _relate_points(first, second)


def _relate_points(first: Place, second: Place) -> PlaceRelation:
    distance = distance_km(first, second)
    by_entry = bool(first.id and second.id)
    if not by_entry and _is_one(first, second, distance):
        return _SAME
    if (by_entry and distance is not None and distance <= NEIGHBOUR_KM) or _names_neighbour(first, second):
        return PlaceRelation.NEIGHBOUR if by_entry and _is_settled(first, second) else _NEARBY
    if not by_entry and not _surroundings_differ(first, second) and (likeness := _likeness(first, second, distance)):
        return likeness
    if distance is not None and (first.precision is _NEAR or second.precision is _NEAR):
        return _NEARBY if distance <= REACH_KM[_NEAR] else _APART
    if (is_mapped(first) and is_mapped(second)) or _surroundings_differ(first, second):
        return _APART
    return _NEARBY


def _is_one(first: Place, second: Place, distance: float | None) -> bool:
    """Whether two places of which one has no entry have one name, or lie at one point."""
    if same_name(first, second) and (distance is None or distance <= REACH_KM[Precision.SECOND_LEVEL]):
        return True
    reach = SAME_KM[max(first.precision or _EXACT, second.precision or _EXACT)]
    return distance is not None and distance <= reach and not _names_neighbour(first, second)


def _is_settled(first: Place, second: Place) -> bool:
    return all(place.precision is None or place.precision is _EXACT for place in (first, second))


def _likeness(first: Place, second: Place, distance: float | None) -> PlaceRelation | None:
    """Whether two places of which one has no entry have names a letter or two apart, or lie close by.

    A place known by its neighbour has no point of its own: it may be as far off as the district is wide.
    """
    by_neighbour = first.precision is _NEAR or second.precision is _NEAR
    reach = REACH_KM[Precision.SECOND_LEVEL] if by_neighbour else SIMILAR_KM
    alike = not name_spellings(first).isdisjoint(name_spellings(second))
    if alike and (distance is None or distance <= reach):
        return PlaceRelation.SIMILAR
    return PlaceRelation.CLOSE if distance is not None and distance <= CLOSE_KM else None


def _relate_area(outer: Place, precision: Precision, inner: Place) -> PlaceRelation:
    if precision is _COUNTRY:
        return _WITHIN
    if same_name(outer, inner):
        return _SAME if inner.precision == precision else _WITHIN
    if inner.admin1 and precision is Precision.FIRST_LEVEL:
        return _WITHIN if _match(inner.admin1, outer.admin1 or outer.name) else _APART
    distance = distance_km(outer, inner)
    if distance is not None:
        return _WITHIN if distance <= REACH_KM[precision] else _APART
    if outer.admin1 and inner.admin1:
        return _WITHIN if _match(outer.admin1, inner.admin1) else _APART
    return _WITHIN if outer.country and outer.country == inner.country else _NEARBY


@lru_cache(maxsize=1 << 18)
def _match(first: str, second: str) -> bool:
    one, other = name_key(first), name_key(second)
    return holds(one, other) if len(one) >= len(other) else holds(other, one)


def same_name(first: Place, second: Place) -> bool:
    """Whether two places bear one name, whatever each report says that they are ("the village of", "the town of")."""
    if first.proper and second.proper:
        return name_key(first.proper) == name_key(second.proper)
    return _match(first.name, second.name)


@lru_cache(maxsize=1 << 17)
def spellings(name: str) -> frozenset[str]:
    """A folded name and what is left of it when any one letter is dropped: two names that share one are at most two
    letters apart. Deletion neighbourhoods after Bocek, Hunt and Stiller (2007); short names have only themselves.
    """
    whole = "".join(name_key(name))
    if len(whole) < SHORTEST:
        return frozenset({whole} - {""})
    return frozenset({whole, *(whole[:i] + whole[i + 1 :] for i in range(len(whole)))})


def name_spellings(place: Place) -> frozenset[str]:
    """The spellings of a place's proper name."""
    return spellings(place.proper or place.name)


def _names_neighbour(first: Place, second: Place) -> bool:
    return bool((first.near and _match(first.near, second.name)) or (second.near and _match(second.near, first.name)))


def _surroundings_differ(first: Place, second: Place) -> bool:
    return bool(first.admin1 and second.admin1 and not _match(first.admin1, second.admin1))
