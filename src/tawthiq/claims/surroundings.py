"""How places of one report stand to each other, by the gazetteer and by their words."""

from __future__ import annotations

from tawthiq.lang import Gazetteer
from tawthiq.model import Place, Precision


class Surroundings:
    """How places of one report stand to each other, by the gazetteer and by their words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Ask this gazetteer what lies in what."""
        self._gazetteer = gazetteer

    def better(self, known: Place | None, new: Place | None) -> Place | None:
        """The more exact of two that agree."""
        if known is None or new is None:
            return known or new
        fuller = same_place(known, new) and known.lat is None and new.lat is not None
        return new if fuller or self.holds(known, new) else known

    def agree(self, one: Place | None, other: Place | None) -> bool:
        """Whether both may be where one event was."""
        return (
            one is None or other is None or same_place(one, other) or self.holds(one, other) or self.holds(other, one)
        )

    def is_country(self, place: Place) -> bool:
        """Whether a place is a whole country, and named as one ("northern Syria" is part of it)."""
        entry = self._gazetteer.entries.get(place.id or "")
        return (
            entry is not None and entry.kind == "country" and any(place.name in names for names in entry.names.values())
        )

    def holds(self, outer: Place, inner: Place) -> bool:
        """Whether `inner` is a more exact place that lies, or may lie, in `outer`."""
        if not same_place(outer, inner) and _is_around(outer, inner):
            return True
        if same_place(outer, inner) or _precision(inner) >= _precision(outer):
            return self._is_seat(outer, inner)
        around, within = (self._gazetteer.entries.get(place.id or "") for place in (outer, inner))
        if around and within:
            return self._gazetteer.contains(around, within)
        if outer.country and inner.country and outer.country != inner.country:
            return False
        return outer.admin1 is None or inner.admin1 is None or outer.admin1 == inner.admin1

    def _is_seat(self, outer: Place, inner: Place) -> bool:
        """Whether `outer` is a city whose name also stands for the unit around it ("Aleppo"), and `inner` is there."""
        entry = self._gazetteer.entries.get(outer.id or "")
        if entry is None or same_place(outer, inner) or _precision(inner) > Precision.NEAR or entry.kind != "city":
            return False
        return outer.name == outer.admin1 and outer.admin1 == inner.admin1


def same_place(one: Place | None, other: Place | None) -> bool:
    """Whether both are the same place, by entry or by name."""
    if one is None or other is None:
        return False
    return one.name == other.name or (one.id is not None and one.id == other.id)


def _is_around(outer: Place, inner: Place) -> bool:
    """Whether `outer` is the land around a town, and `inner` a place beside that town which is on no map."""
    is_beside = inner.id is None and inner.lat is not None and (inner.lat, inner.lon) == (outer.lat, outer.lon)
    return is_beside and outer.id is not None and _precision(outer) is Precision.NEAR


def _precision(place: Place) -> Precision:
    return place.precision or Precision.COUNTRY
