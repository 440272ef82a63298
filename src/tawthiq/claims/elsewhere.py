"""Villages and towns that the gazetteer knows elsewhere only: their report says in which province they lie."""

from __future__ import annotations

import math

from tawthiq.lang import PlaceEntry
from tawthiq.mentions import PlaceMention

_TOWNS = frozenset({"village", "town", "city"})
_AREAS = frozenset({"admin1", "region"})
_FAR = 100.0  # km: what lies farther than this from an area's middle, in another unit, does not lie in that area
_DEGREE = 111.2  # km


def is_elsewhere(mention: PlaceMention, around: PlaceMention) -> bool:
    """Whether all places that bear the name of a village or town are known to lie outside the area it is said to be in,
    be that a province or the land around a town.

    Then the village meant is another one, which the gazetteer does not know.
    """
    kinds = _AREAS | _TOWNS if around.level == "around" else _AREAS
    areas = [entry for entry in around.entries if entry.kind in kinds]
    if mention.level not in _TOWNS or not (mention.entries and areas):
        return False
    return all(_is_far(entry, area) for entry in mention.entries for area in areas)


def _is_far(entry: PlaceEntry, area: PlaceEntry) -> bool:
    unit = area.id if area.kind == "admin1" else area.admin1
    if unit is None or entry.admin1 is None or entry.admin1 == unit:
        return False
    if entry.lat is None or entry.lon is None or area.lat is None or area.lon is None:
        return False
    east = (entry.lon - area.lon) * math.cos(math.radians(area.lat))
    return math.hypot(entry.lat - area.lat, east) * _DEGREE > _FAR
