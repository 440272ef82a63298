"""Outlines of the Middle East and North Africa; see basemap/SOURCES.md."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the map in degrees."""

    west: float
    south: float
    east: float
    north: float

    def touches(self, line: Line) -> bool:
        """Whether the line's own bounds meet the window."""
        xs, ys = [x for x, _ in line], [y for _, y in line]
        return min(xs) <= self.east and max(xs) >= self.west and min(ys) <= self.north and max(ys) >= self.south

    def widened(self, degrees: float) -> Window:
        """The window with a margin on every side."""
        return Window(self.west - degrees, self.south - degrees, self.east + degrees, self.north + degrees)

    def clip(self, ring: Line) -> Line:
        """The part of a ring inside, by Sutherland and Hodgman (1974)."""
        points = list(ring)
        for axis, limit, sign in ((0, self.west, 1), (0, self.east, -1), (1, self.south, 1), (1, self.north, -1)):
            kept: list[Point] = []
            for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
                was, now = (before[axis] - limit) * sign >= 0, (point[axis] - limit) * sign >= 0
                if was != now:
                    share = (limit - before[axis]) / (point[axis] - before[axis])
                    kept.append((_between(before[0], point[0], share), _between(before[1], point[1], share)))
                if now:
                    kept.append(point)
            points = kept
        return tuple(points)


@dataclass(frozen=True, slots=True)
class Basemap:
    """Rings by ISO 3166 code (empty for one that has none), and lines, in degrees."""

    countries: tuple[tuple[str, tuple[Line, ...]], ...]
    admin1: tuple[Line, ...]
    rivers: tuple[Line, ...]


@cache
def load_basemap() -> Basemap:
    """The outlines that come with the package."""
    source = json.loads((files("tawthiq.exports") / "basemap" / "mena.json").read_text(encoding="utf-8"))
    unit = source["unit"]
    return Basemap(
        countries=tuple((one["id"], tuple(_line(ring, unit) for ring in one["rings"])) for one in source["countries"]),
        admin1=tuple(_line(line, unit) for line in source["admin1"]),
        rivers=tuple(_line(line, unit) for line in source["rivers"]),
    )


def _line(flat: list[int], unit: float) -> Line:
    points = []
    x = y = 0
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x * unit, y * unit))
    return tuple(points)


def _between(start: float, end: float, share: float) -> float:
    return start + share * (end - start)
