"""Rows of a figure: a label, and under it a lane for each count, on one scale of numbers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tawthiq.exports import svg
from tawthiq.exports.axis import Axis
from tawthiq.exports.direction import isolated
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.range_marks import ARROW, OPEN_LENGTH, mark
from tawthiq.model import Count

WIDTH = 440.0
LINE, LANE, GAP = 19.0, 17.0, 9.0
FOOT = 44.0
"""What the scale takes under the rows."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """A row ready to draw: its label and one lane for each figure: whom it counts, the count, is it a repeat?

    `style` is `reconciled` for a row that stands out, or empty.
    """

    label: str
    lanes: tuple[tuple[str, Count, bool], ...]
    style: str = ""

    @property
    def height(self) -> float:
        """Height on the drawing."""
        return LINE + LANE * len(self.lanes) + GAP

    @property
    def kind(self) -> str:
        """The classes of the label."""
        is_copy = bool(self.lanes) and self.lanes[0][2]
        return f"label {self.style or ('copy' if is_copy else '')}".rstrip()


def height_of(rows: Sequence[Lanes]) -> float:
    """Height of a figure of these rows, with its scale."""
    return sum(row.height for row in rows) + FOOT + 4.0


def stretches(rows: Sequence[Lanes]) -> Iterator[tuple[float, float]]:
    """From where to where down the drawing the lanes of each row are, without its label."""
    y = 0.0
    for row in rows:
        yield y + LINE, y + row.height - GAP / 2
        y += row.height


def drawn_rows(rows: Sequence[Lanes], axis: Axis, words: Phrasing) -> Iterator[ET.Element]:
    """The rows from the top, a rule under each."""
    y = 0.0
    for row in rows:
        yield svg.element(
            "text",
            text=row.label,
            x=axis.near,
            y=y + LINE - 4,
            direction=words.face.direction,
            text_anchor="start",
            class_=row.kind,
        )
        y += LINE
        for population, count, is_copy in row.lanes:
            yield mark(axis, y + LANE / 2, population, count, is_copy=is_copy)
            yield _value(axis, y + LANE / 2 + 4.5, count, words)
            y += LANE
        y += GAP
        rule = "strong" if row.style else "rule"
        yield svg.element("path", d=svg.path_of([(0.0, y - GAP / 2), (WIDTH, y - GAP / 2)]), class_=rule)


def scale(axis: Axis, height: float, words: Phrasing) -> Iterator[ET.Element]:
    """The numbers along the foot of the figure, and what they count."""
    base = height - FOOT
    yield svg.element("path", d=svg.path_of([(axis(0), base), (axis(axis.limit), base)]), class_="axis")
    for tick in axis.ticks():
        x = axis(tick)
        yield svg.element("path", d=svg.path_of([(x, base), (x, base + 5)]), class_="axis")
        yield svg.element(
            "text", text=str(tick), x=x, y=base + 18, text_anchor="middle", direction="ltr", class_="tick"
        )
    yield svg.element(
        "text",
        text=words.face.plain("plot_axis"),
        x=WIDTH / 2,
        y=base + 38,
        text_anchor="middle",
        direction=words.face.direction,
        class_="tick",
    )


def _value(axis: Axis, y: float, count: Count, words: Phrasing) -> ET.Element:
    ends = [side for side in (count.minimum, count.maximum) if side is not None]
    arrow = ARROW if count.minimum is not None and count.maximum is None else 0.0
    gap = arrow + 10.0 if ends else OPEN_LENGTH + 8.0
    return svg.element(
        "text",
        text=isolated(words.plain_figure(count)),
        x=axis(max(ends, default=0)) + axis.forward * gap,
        y=y,
        direction=words.face.direction,
        text_anchor="start",
        class_="value",
    )
