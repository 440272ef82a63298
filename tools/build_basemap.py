"""Builds src/tawthiq/exports/basemap/mena.json, the outline map of the case report.

Input, all Natural Earth (public domain), as packed by the packages named in basemap/SOURCES.md:
countries-10m.json (TopoJSON), any number of TopoJSON files with a `rivers` object, and the shapefile
ne_10m_admin_1_states_provinces_lines.shp.

    python tools/build_basemap.py countries-10m.json ne_10m_admin_1_states_provinces_lines.shp OUT RIVERS...
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]

WEST, SOUTH, EAST, NORTH = -18.0, 8.0, 66.0, 43.0
UNIT = 0.01  # degrees; about a kilometre
TOLERANCE = 0.012  # degrees; how far a simplified line may stray
SMALLEST = 0.05  # degrees; rings smaller than this in both directions are left out

ISO = {
    "004": "AF", "012": "DZ", "031": "AZ", "048": "BH", "051": "AM", "100": "BG", "140": "CF", "148": "TD", "196": "CY",
    "204": "BJ", "231": "ET", "232": "ER", "262": "DJ", "268": "GE", "275": "PS", "300": "GR", "364": "IR", "368": "IQ",
    "376": "IL", "400": "JO", "414": "KW", "422": "LB", "434": "LY", "466": "ML", "478": "MR", "504": "MA", "512": "OM",
    "562": "NE", "566": "NG", "586": "PK", "634": "QA", "682": "SA", "706": "SO", "728": "SS", "729": "SD", "732": "EH",
    "760": "SY", "784": "AE", "788": "TN", "792": "TR", "795": "TM", "818": "EG", "860": "UZ", "887": "YE",
}  # fmt: skip

WITH_ADMIN1 = frozenset({
    "AE", "AF", "BH", "DJ", "DZ", "EG", "EH", "IL", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "OM", "PS", "QA", "SA",
    "SD", "SY", "TN", "YE",
})  # fmt: skip


def main(countries: str, admin1: str, out: str, *rivers: str) -> None:
    """Write the map; the same input gives the same bytes."""
    topology = json.loads(Path(countries).read_text(encoding="utf-8"))
    arcs = [simplified(arc) for arc in decoded_arcs(topology)]
    shapes = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        rings = [packed(ring) for ring in country_rings(geometry, arcs)]
        if rings:
            shapes.append({"id": ISO.get(geometry.get("id", ""), ""), "rings": sorted(rings)})
    covered = [ring for shape in shapes if shape["id"] in WITH_ADMIN1 for ring in shape["rings"]]
    outlines = [degrees(ring) for ring in covered]
    lines = sorted(packed(simplified(line)) for line in shape_lines(admin1) if within(line[len(line) // 2], outlines))
    water = {tuple(packed(part)) for name in rivers for line in river_lines(name) for part in cut(simplified(line))}
    result = {
        "about": "Natural Earth outlines, public domain; see SOURCES.md. Flat lists of x, y, dx, dy, ... in units.",
        "unit": UNIT,
        "bounds": [WEST, SOUTH, EAST, NORTH],
        "countries": sorted(shapes, key=lambda shape: (shape["id"], shape["rings"])),
        "admin1": lines,
        "rivers": sorted(list(line) for line in water),
    }
    Path(out).write_text(json.dumps(result, separators=(",", ":")) + "\n", encoding="utf-8")


def decoded_arcs(topology: dict[str, Any]) -> Iterator[Line]:
    """The arcs of a quantised TopoJSON file in degrees."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        yield line


def country_rings(geometry: dict[str, Any], arcs: list[Line]) -> Iterator[Line]:
    """The outer and inner rings of a country inside the region, large enough to see."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for ring in (ring for polygon in polygons for ring in polygon):
        clipped = clipped_ring(joined(ring, arcs))
        if len(clipped) > 3 and max(spread(clipped)) >= SMALLEST:
            yield clipped


def river_lines(path: str) -> Iterator[Line]:
    """The lines of a TopoJSON file's `rivers`."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    arcs = list(decoded_arcs(topology))
    for geometry in topology["objects"]["rivers"]["geometries"]:
        for part in geometry["arcs"] if geometry["type"] == "MultiLineString" else [geometry["arcs"]]:
            yield joined(part, arcs)


def joined(indices: Iterable[int], arcs: list[Line]) -> Line:
    """Arcs put end to end; a negative index is an arc read backward."""
    line: Line = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        line.extend(arc[1:] if line else arc)
    return line


def shape_lines(path: str) -> Iterator[Line]:
    """The parts of every polyline of an ESRI shapefile."""
    data = Path(path).read_bytes()
    at = 100
    while at < len(data):
        length = struct.unpack(">i", data[at + 4 : at + 8])[0] * 2
        record = data[at + 8 : at + 8 + length]
        at += 8 + length
        if struct.unpack("<i", record[:4])[0] not in {3, 13, 23}:
            continue
        parts, points = struct.unpack("<ii", record[36:44])
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
        flat = struct.unpack(f"<{points * 2}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        line = list(zip(flat[::2], flat[1::2], strict=True))
        for first, last in pairwise(starts):
            yield line[first:last]


def simplified(line: Line) -> Line:
    """The line by Douglas and Peucker (1973), without recursion."""
    if len(line) < 3:
        return line
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        farthest, distance = 0, TOLERANCE
        for index in range(first + 1, last):
            offset = distance_to(line[index], line[first], line[last])
            if offset > distance:
                farthest, distance = index, offset
        if farthest:
            keep.add(farthest)
            stack += [(first, farthest), (farthest, last)]
    return [line[index] for index in sorted(keep)]


def distance_to(point: Point, start: Point, end: Point) -> float:
    """The distance of a point from a stretch, in degrees."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    share = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) if length else 0.0
    dx, dy = x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0)
    return float((dx * dx + dy * dy) ** 0.5)


def cut(line: Line) -> Iterator[Line]:
    """The stretches of a line that touch the region."""
    part: Line = []
    for start, end in pairwise(line):
        if inside(start) or inside(end):
            part = [*part, end] if part else [start, end]
        elif part:
            yield part
            part = []
    if part:
        yield part


def inside(point: Point) -> bool:
    """Whether a point lies in the region."""
    return WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH


def within(point: Point, outlines: list[Line]) -> bool:
    """Whether a point lies in an odd number of the rings."""
    x, y = point
    odd = False
    for ring in outlines:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                odd = not odd
    return odd


def degrees(flat: list[int]) -> Line:
    """A packed line unpacked."""
    line: Line = []
    x = y = 0
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x * UNIT, y * UNIT))
    return line


def clipped_ring(ring: Line) -> Line:
    """The part of a ring inside the region, by Sutherland and Hodgman (1974)."""
    for axis, limit, sign in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        kept: Line = []
        for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            if (before[axis] - limit) * sign >= 0 > (point[axis] - limit) * sign:
                kept.append(crossing(before, point, axis, limit))
            elif (point[axis] - limit) * sign >= 0:
                if (before[axis] - limit) * sign < 0:
                    kept.append(crossing(before, point, axis, limit))
                kept.append(point)
        ring = kept
    return ring


def crossing(start: Point, end: Point, axis: int, limit: float) -> Point:
    """Where a stretch crosses a limit."""
    share = (limit - start[axis]) / (end[axis] - start[axis])
    x, y = (start[i] + share * (end[i] - start[i]) for i in (0, 1))
    return x, y


def spread(line: Line) -> tuple[float, float]:
    """Width and height in degrees."""
    xs, ys = zip(*line, strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def packed(line: Line) -> list[int]:
    """The line as whole units: the first point, then steps; steps of nothing are dropped."""
    result: list[int] = []
    before = (0, 0)
    for x, y in line:
        point = (round(x / UNIT), round(y / UNIT))
        if not result or point != before:
            result += [point[0] - before[0], point[1] - before[1]] if result else point
            before = point
    return result


if __name__ == "__main__":
    main(*sys.argv[1:])
