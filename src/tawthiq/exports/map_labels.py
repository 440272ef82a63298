"""Names on the map, put where they cover nothing."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tawthiq.exports import svg
from tawthiq.exports.basemap import Outline, Point, Window, thinned

Box = tuple[float, float, float, float]

HEIGHT = 15.0
LETTER = 6.4  # points of the drawing; an average letter of the map's type
LONGEST = 34  # letters
GRID = 12  # tries in each direction for the middle of a country
COARSE = 0.005  # of the window's width: finer turns of a border move no name
ROOM = 0.04  # of the window's width; a country whose middle is nearer to its edge gets no name


@dataclass(frozen=True, slots=True)
class Label:
    """A name at a spot; `gap` is the distance to keep from it, `None` to stand on the spot itself."""

    text: str
    at: Point
    kind: str
    gap: float | None


def placed(labels: Sequence[Label], taken: Sequence[Box], size: Point, direction: str) -> Iterator[ET.Element]:
    """The names that find room, in their order; the rest are left out. `direction` is that of the page."""
    boxes = list(taken)
    for label in labels:
        text = label.text if len(label.text) <= LONGEST else label.text[: LONGEST - 1] + "\u2026"
        for box in _candidates(label, len(text) * LETTER):
            if _free(box, boxes, size):
                boxes.append(box)
                yield _drawn(text, box, label, direction)
                break


def label_point(rings: Sequence[Outline], window: Window) -> Point | None:
    """The point of a grid over the window that lies deepest in the rings, `None` where none is deep enough."""
    near = (ring.points for ring in rings if window.meets(ring.bounds))
    wide, tall = window.east - window.west, window.north - window.south
    seen = [ring for ring in (thinned(window.clip(ring), COARSE * wide) for ring in near) if len(ring) > 2]
    if not seen:
        return None
    grid = [
        (window.west + wide * (i + 0.5) / GRID, window.south + tall * (j + 0.5) / GRID)
        for i in range(GRID)
        for j in range(GRID)
    ]
    depths = [(_depth(point, seen), point) for point in grid if _inside(point, seen)]
    depth, point = max(depths, default=(0.0, (0.0, 0.0)))
    return point if depth >= ROOM * wide else None


def _candidates(label: Label, width: float) -> Iterator[Box]:
    (x, y), half = label.at, HEIGHT / 2
    if label.gap is None:
        for shift in (0.0, -HEIGHT, HEIGHT):
            yield x - width / 2, y - half + shift, x + width / 2, y + half + shift
        return
    yield x + label.gap, y - half, x + label.gap + width, y + half
    yield x - label.gap - width, y - half, x - label.gap, y + half
    for top in (y - 12 - HEIGHT, y + 12):
        yield x - width / 2, top, x + width / 2, top + HEIGHT


def _free(box: Box, boxes: Sequence[Box], size: Point) -> bool:
    west, north, east, south = box
    if west < 2 or north < 2 or east > size[0] - 2 or south > size[1] - 2:
        return False
    return all(east <= b[0] or west >= b[2] or south <= b[1] or north >= b[3] for b in boxes)


def _drawn(text: str, box: Box, label: Label, direction: str) -> ET.Element:
    west, north, east, _ = box
    near, far = ("start", "end") if direction == "ltr" else ("end", "start")
    x, anchor = (west + east) / 2, "middle"
    if label.gap is not None and west >= label.at[0]:
        x, anchor = west, near
    elif label.gap is not None and east <= label.at[0]:
        x, anchor = east, far
    return svg.element(
        "text",
        text=text,
        x=x,
        y=north + HEIGHT - 3.5,
        text_anchor=anchor,
        direction=direction,
        class_=label.kind,
    )


def _inside(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    x, y = point
    odd = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                odd = not odd
    return odd


def _depth(point: Point, rings: Sequence[Sequence[Point]]) -> float:
    return min(
        _distance(point, start, end) for ring in rings for start, end in zip(ring, [*ring[1:], ring[0]], strict=True)
    )


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    share = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) if length else 0.0
    dx, dy = x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0)
    return float((dx * dx + dy * dy) ** 0.5)
