"""The mark of one count: shape and colour say whom it counts, hollow grey that it repeats another."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from tawthiq.exports import svg
from tawthiq.exports.axis import Axis
from tawthiq.model import Count

ARROW = 26.0
OPEN_LENGTH = 60.0  # of the dashed stretch, which stands for no number
SIZE = 5.0


def mark(axis: Axis, y: float, population: str, count: Count, *, is_copy: bool) -> ET.Element:
    """A point, a range, an arrow for a bound, or a dashed stretch where no number is stated."""
    parts = [*_line(axis, y, count), *_ends(axis, y, population, count)]
    return svg.element("g", *parts, class_=f"mark {population}{' copy' if is_copy else ''}")


def shape(population: str, x: float, y: float) -> ET.Element:
    """A disc for civilians, a square for all killed."""
    if population == "civilians":
        return svg.element("circle", cx=x, cy=y, r=SIZE)
    return svg.element("rect", x=x - SIZE + 0.5, y=y - SIZE + 0.5, width=2 * SIZE - 1, height=2 * SIZE - 1)


def arrow(x: float, y: float, forward: int) -> ET.Element:
    """An arrow of fixed length: its tip is no number."""
    tip = x + forward * ARROW
    head = [(tip - forward * 6, y - 4), (tip, y), (tip - forward * 6, y + 4)]
    return svg.element("path", d=f"{svg.path_of([(x, y), (tip, y)])} {svg.path_of(head)}", class_="line")


def _line(axis: Axis, y: float, count: Count) -> Iterator[ET.Element]:
    low, high = count.minimum, count.maximum
    if low is None and high is None:
        start = axis(0)
        yield svg.element(
            "path", d=svg.path_of([(start, y), (start + axis.forward * OPEN_LENGTH, y)]), class_="line open"
        )
    elif low is None and high is not None:
        yield arrow(axis(high), y, -axis.forward)
    elif high is None and low is not None:
        yield arrow(axis(low), y, axis.forward)
    elif low is not None and high is not None and low < high:
        yield svg.element("path", d=svg.path_of([(axis(low), y), (axis(high), y)]), class_="line")


def _ends(axis: Axis, y: float, population: str, count: Count) -> Iterator[ET.Element]:
    for side in sorted({side for side in (count.minimum, count.maximum) if side is not None}):
        yield shape(population, axis(side), y)
