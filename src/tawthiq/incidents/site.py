"""Where the event of several claims was: the place they agree on, and a point on the map where that place has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tawthiq.incidents.places import same_name
from tawthiq.model import Place, Precision
from tawthiq.model.identity import holds, name_key

_FARTHEST = Precision.SECOND_LEVEL  # the widest area whose middle may stand in for a place that is on no map

Placed = tuple[str, Place]  # the report that names it, and the place


def site_of(harmed: Sequence[Placed], around: Sequence[Placed] = ()) -> Place | None:
    """The leading place of an event, from the places of its claims of harm; `around` are those of its other claims.

    Where no claim of harm names a settlement, one that its other claims name stands for it. A place that is on no map
    takes the point of one that a claim knows it by: its own name beside a town, else another place of the event, and
    no better precision than that gives.
    """
    place = leading(harmed)
    others = [(report, other) for report, other in around if not is_of_province(other)]
    if place is None or _is_vague(place):
        struck = leading([(report, other) for report, other in others if _precision(other) is Precision.EXACT])
        place = struck or place
    return place if place is None or place.lat is not None else _pointed(place, [*harmed, *others])


def leading(placed: Sequence[Placed]) -> Place | None:
    """The most precise of places in order, what names a town that a whole province is called after behind others; among
    equals the one in the gazetteer, then the one on the map, then what most reports name, then the first.
    """
    if len(placed) == 1:
        return placed[0][1]
    best = min(_ranked(placed), default=None)
    return placed[best[-1]][1] if best else None


def _ranked(placed: Sequence[Placed]) -> list[tuple[bool, bool, int, bool, bool, int, int]]:
    reports = Counter(identity for identity, _ in {(_identity(place), report) for report, place in placed})
    return [
        (_precision(place) > _FARTHEST, is_of_province(place), *_rank(place), -reports[_identity(place)], index)
        for index, (_, place) in enumerate(placed)
    ]


def _rank(place: Place) -> tuple[int, bool, bool]:
    return (_precision(place), place.id is None, place.lat is None)


def _is_vague(place: Place) -> bool:
    return _precision(place) > Precision.NEAR or _names_province(place)


def _precision(place: Place) -> Precision:
    return place.precision or (Precision.NEAR if place.id else Precision.COUNTRY)


def _identity(place: Place) -> object:
    return place.id or name_key(place.proper or place.name)


def is_of_province(place: Place) -> bool:
    """Whether it is known by the town alone whose name a province bears: "in the south of Idlib" may mean either."""
    beside = place.near is not None and place.id is None
    return holds(name_key(place.near or ""), name_key(place.admin1 or "")) if beside else _names_province(place)


def _names_province(place: Place) -> bool:
    return holds(name_key(place.proper or place.name), name_key(place.admin1 or ""))


def _pointed(place: Place, placed: Sequence[Placed]) -> Place:
    """The place with the point of the one that tells most exactly where it is."""
    others = [other for _, other in placed if other.lat is not None and (other.precision or _FARTHEST) <= _FARTHEST]
    if not others:
        return place
    ranked = [
        (is_of_province(other), not same_name(place, other), other.precision or _FARTHEST, index)
        for index, other in enumerate(others)
    ]
    known = others[min(ranked)[-1]]
    beside = known.near if same_name(place, known) else known.name
    widest = max(place.precision or Precision.NEAR, known.precision or _FARTHEST, Precision.NEAR)
    return replace(place, near=place.near or beside, lat=known.lat, lon=known.lon, precision=widest)
