"""The place of a row."""

from __future__ import annotations

import math

from tawthiq.errors import InputError
from tawthiq.lang import Gazetteer
from tawthiq.model import Place, Precision, Problem, Span
from tawthiq.model.identity import name_key
from tawthiq.recorders.mapping import TableMapping, plain
from tawthiq.recorders.names import BRACKETS, countries_of
from tawthiq.recorders.row import Row
from tawthiq.recorders.settlements import Settlements

_NAMES = ("place", "place_other")
_ARTICLE = ("the",)  # left out of a country's name
_UNITS = (("admin1", Precision.FIRST_LEVEL), ("country", Precision.COUNTRY))


class Places:
    """Makes places of rows; holds the gazetteer's indexes."""

    def __init__(self, world: Gazetteer, mapping: TableMapping) -> None:
        """Index the gazetteer once."""
        self._mapping = mapping
        self._settlements = Settlements(world)
        self._countries = countries_of(world)

    def country(self, row: Row) -> str | None:
        """The code of the country that the row names, where it is known."""
        name = row.values.get("country", "")
        keys = (name_key(name), name_key(BRACKETS.sub("", name)))
        return next((code for key in keys if (code := self._countries.get(key[key[:1] == _ARTICLE :]))), None)

    def read(self, row: Row) -> tuple[Place | None, tuple[Problem, ...]]:
        """Where it happened, and what could not be made out.

        The name is the row's; without one, its coordinates, its first-level unit or its country stand for it. Raises
        InputError where the coordinates are no place on earth.
        """
        point = _point(row)
        precision, problems = self._precision(row)
        named = self._name(row)
        if named is None:
            return self._unnamed(row, point, precision), problems
        span, near = named
        own = row.quote(span)
        names = [own, *(row.values[name] for name in _NAMES if name in row.values)]
        country = self.country(row)
        entry = self._settlements.find(tuple(dict.fromkeys(names)), point, precision, country)
        lat, lon = point or (entry.lat if entry else None, entry.lon if entry else None)
        return (
            Place(
                name=own,
                span=span,
                near=near,
                admin1=row.values.get("admin1"),
                country=country or (entry.country if entry else None),
                lat=lat,
                lon=lon,
                precision=precision,
                id=entry.id if entry else None,
            ),
            problems,
        )

    def _name(self, row: Row) -> tuple[Span, str | None] | None:
        """Where the name stands, and a better-known place behind it where the mapping says what parts the two."""
        name = next((name for name in _NAMES if name in row.spans), None)
        if name is None:
            return None
        span, cell = row.spans[name], row.values[name]
        mark = self._mapping.near or "\n"
        first, parted, rest = cell.partition(mark)
        if not parted or not first.strip() or not rest.strip():
            return span, None
        start = span.start + len(first) - len(first.lstrip())
        return Span(start, span.start + len(first.rstrip())), rest.partition(mark)[0].strip() or None

    def _unnamed(self, row: Row, point: tuple[float, float] | None, precision: Precision | None) -> Place | None:
        admin1, country = row.values.get("admin1"), self.country(row)
        if point is not None:
            span = row.spans["lat"].cover(row.spans["lon"])
            return Place(row.quote(span), span, None, admin1, country, *point, precision)
        for name, level in _UNITS:
            if name in row.spans:
                entry = self._settlements.find((row.values[name],), None, level, country)
                span, id_ = row.spans[name], entry.id if entry else None
                return Place(row.quote(span), span, None, admin1, country, precision=level, id=id_)
        return None

    def _precision(self, row: Row) -> tuple[Precision | None, tuple[Problem, ...]]:
        cell = row.values.get("place_precision")
        if cell is None:
            return None, ()
        known = self._mapping.place_precision.get(plain(cell))
        if known is not None:
            return known, ()
        message = f"the mapping {self._mapping.id!r} does not say how exact {cell!r} is"
        return None, (Problem("place-precision-unknown", message, row.spans["place_precision"]),)


def _point(row: Row) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, or `None` where one is not given."""
    if "lat" not in row.values or "lon" not in row.values:
        return None
    cells = row.values["lat"], row.values["lon"]
    try:
        lat, lon = map(float, cells)
    except ValueError:
        lat = lon = math.nan
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        problem = f"latitude {cells[0]!r} and longitude {cells[1]!r} are no place on earth"
        raise InputError(row.where, problem, "write decimal degrees, such as 34.65 and 40.91")
    return lat, lon
