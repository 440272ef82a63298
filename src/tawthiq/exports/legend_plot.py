"""The legend of the figures of numbers killed, as a figure: each mark with what it says."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence

from markupsafe import Markup

from tawthiq.exports import svg
from tawthiq.exports.phrasing import Phrasing

WIDTH = 440.0
ROW = 18.0
SIGN = 26.0  # width of a mark


def legend_plot(words: Phrasing, name: str) -> Markup:
    """The legend: one mark a row, from the reading side."""
    parts: list[ET.Element] = []
    for at, (key, draw) in enumerate(_SIGNS):
        x = WIDTH - SIGN if words.is_mirrored else 0.0
        y = at * ROW
        parts.append(svg.element("g", *draw(), transform=f"translate({x:g} {y + 3:g})"))
        near = WIDTH - SIGN - 6 if words.is_mirrored else SIGN + 6
        direction = words.face.direction
        parts.append(
            svg.element(
                "text",
                text=words.face.plain(key),
                x=near,
                y=y + 14,
                direction=direction,
                text_anchor="start",
                class_="tick",
            )
        )
    described = "; ".join(words.face.plain(key) for key, _ in _SIGNS)
    return svg.figure((WIDTH, len(_SIGNS) * ROW), name, words.face.plain("legend"), described, *parts)


def _civilians() -> Sequence[ET.Element]:
    return [svg.element("g", svg.element("circle", cx=12, cy=7, r=5), class_="mark civilians")]


def _people() -> Sequence[ET.Element]:
    return [svg.element("g", svg.element("rect", x=7.5, y=2.5, width=9, height=9), class_="mark people")]


def _copy() -> Sequence[ET.Element]:
    return [svg.element("g", svg.element("circle", cx=12, cy=7, r=5), class_="mark civilians copy")]


def _bounds() -> Sequence[ET.Element]:
    return [
        svg.element("g", svg.element("path", d="M2 7 22 7M17 3 22 7 17 11", class_="line"), class_="mark civilians")
    ]


def _open() -> Sequence[ET.Element]:
    return [svg.element("g", svg.element("path", d="M1 7 23 7", class_="line open"), class_="mark civilians")]


def _band() -> Sequence[ET.Element]:
    return [
        svg.element("rect", x=1, width=13, height=14, class_="band"),
        svg.element("path", d="M17 0 17 14M22 0 22 14", class_="edge"),
    ]


_SIGNS: Sequence[tuple[str, Callable[[], Sequence[ET.Element]]]] = (
    ("legend_civilians", _civilians),
    ("legend_all", _people),
    ("legend_copy", _copy),
    ("legend_bounds", _bounds),
    ("legend_open", _open),
    ("legend_band", _band),
)
