"""Outlines of the Middle East and North Africa; see basemap/SOURCES.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
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

    def meets(self, other: Window) -> bool:
        """Whether the two have a point in common."""
        return (
            other.west <= self.east
            and other.east >= self.west
            and other.south <= self.north
            and other.north >= self.south
        )

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
class Outline:
    """A line or ring, and the window that just holds it."""

    points: Line
    bounds: Window


@dataclass(frozen=True, slots=True)
class Basemap:
    """Rings by ISO 3166 code (empty for one that has none), and lines, in degrees."""

    countries: tuple[tuple[str, tuple[Outline, ...]], ...]
    admin1: tuple[Outline, ...]
    rivers: tuple[Outline, ...]


@cache
def load_basemap() -> Basemap:
    """The outlines that come with the package."""
    source = json.loads((files("tawthiq.exports") / "basemap" / "mena.json").read_text(encoding="utf-8"))
    unit = source["unit"]
    return Basemap(
        countries=tuple(
            (one["id"], tuple(_outline(ring, unit) for ring in one["rings"])) for one in source["countries"]
        ),
        admin1=tuple(_outline(line, unit) for line in source["admin1"]),
        rivers=tuple(_outline(line, unit) for line in source["rivers"]),
    )


def thinned(points: Sequence[Point], least: float) -> list[Point]:
    """The first and the last point, and of the rest those at least so far, east or north, from the one kept before."""
    kept = list(points[:1])
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) >= least or abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    return [*kept, *points[1:][-1:]]


def _outline(flat: list[int], unit: float) -> Outline:
    points: list[Point] = []
    x = y = 0
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x * unit, y * unit))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Outline(tuple(points), Window(min(xs), min(ys), max(xs), max(ys)))


def _between(start: float, end: float, share: float) -> float:
    return start + share * (end - start)
