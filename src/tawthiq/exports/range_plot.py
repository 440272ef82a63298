"""The figure of each source's range, with the reconciled range as a band behind."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.exports import svg
from tawthiq.exports.axis import Axis, axis_for
from tawthiq.exports.direction import isolated
from tawthiq.exports.numbering import NumberedClaim
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.range_marks import ARROW, OPEN_LENGTH, mark
from tawthiq.exports.range_rows import RangeRow, range_rows
from tawthiq.model import Count, Incident, Population, Range

WIDTH = 440.0
LINE, LANE, GAP = 19.0, 17.0, 9.0
LONGEST = 40  # letters of a row's label
KINDS = {Population.CIVILIANS: "civilians", Population.PEOPLE: "people"}
WORDS = {Population.CIVILIANS: "civilians_killed", Population.PEOPLE: "all_killed"}


@dataclass(frozen=True, slots=True)
class Lines:
    """A row ready to draw: its label and one lane for each figure."""

    label: str
    lanes: tuple[tuple[str, Count, bool], ...]

    @property
    def height(self) -> float:
        """Height on the drawing."""
        return LINE + LANE * len(self.lanes) + GAP


def range_plot(incident: Incident, claims: Mapping[str, NumberedClaim], words: Phrasing, name: str) -> Markup | None:
    """The figure, or `None` when no source counts civilians or all killed; `name` is unique on the page."""
    rows = range_rows(incident, claims)
    if not rows:
        return None
    drawn = [_reconciled(incident, words), *(_lines(row, words) for row in rows)]
    axis = axis_for(_numbers(incident, rows), WIDTH, mirrored=words.face.direction == "rtl")
    height = sum(lines.height for lines in drawn) + 48.0
    place = incident.place.name if incident.place else words.face.plain("unnamed_place")
    title = words.face.plain("plot_title", place=place)
    parts = [*_bands(incident, axis, height - 44.0), *_rows(drawn, axis, words), *_scale(axis, height, words)]
    return svg.figure((WIDTH, height), name, title, _described(drawn, words), *parts)


def _reconciled(incident: Incident, words: Phrasing) -> Lines:
    lanes = [
        (kind, Count(value.minimum, value.maximum), False)
        for kind in KINDS.values()
        if (value := incident.killed.get(kind))
    ]
    return Lines(words.face.plain("plot_range"), tuple(lanes))


def _lines(row: RangeRow, words: Phrasing) -> Lines:
    one = row.source
    who = one.claim.speaker.name if one.claim.speaker else one.document.outlet or words.face.plain("own_voice")
    key = "plot_copy" if row.is_copy else "plot_row"
    short = who if len(who) <= LONGEST else who[: LONGEST - 1] + "\u2026"
    label = words.face.plain(key, origin=row.origin, who=short, claim=one.number)
    lanes = tuple((KINDS[kind], row.figures[kind], row.is_copy) for kind in KINDS if kind in row.figures)
    return Lines(label, lanes)


def _numbers(incident: Incident, rows: Sequence[RangeRow]) -> list[int]:
    counts: list[Count | Range] = [count for row in rows for count in row.figures.values()]
    counts += [incident.killed[kind] for kind in KINDS.values() if kind in incident.killed]
    return [side for count in counts for side in (count.minimum, count.maximum) if side is not None]


def _bands(incident: Incident, axis: Axis, bottom: float) -> Iterator[ET.Element]:
    for kind in KINDS.values():
        value = incident.killed.get(kind)
        if value is None or (value.minimum is None and value.maximum is None):
            continue
        low = axis(0 if value.minimum is None else value.minimum)
        high = axis(axis.limit if value.maximum is None else value.maximum)
        west, east = min(low, high), max(low, high)
        if kind == "civilians":
            yield svg.element("rect", x=west - 1.5, y=0.0, width=east - west + 3, height=bottom, class_="band")
        else:
            ends = [side for side in (value.minimum, value.maximum) if side is not None]
            for x in sorted({axis(end) for end in ends}):
                yield svg.element("path", d=svg.path_of([(x, 0.0), (x, bottom)]), class_="edge")


def _rows(drawn: Sequence[Lines], axis: Axis, words: Phrasing) -> Iterator[ET.Element]:
    y = 0.0
    for index, lines in enumerate(drawn):
        kind = "label reconciled" if index == 0 else "label copy" if lines.lanes and lines.lanes[0][2] else "label"
        yield svg.element(
            "text",
            text=lines.label,
            x=axis.near,
            y=y + LINE - 4,
            direction=words.face.direction,
            text_anchor="start",
            class_=kind,
        )
        y += LINE
        for population, count, is_copy in lines.lanes:
            text = words.plain_figure(count)
            yield mark(axis, y + LANE / 2, population, count, is_copy=is_copy)
            yield _value(axis, y + LANE / 2 + 4.5, count, text, words)
            y += LANE
        y += GAP
        yield svg.element(
            "path", d=svg.path_of([(0.0, y - GAP / 2), (WIDTH, y - GAP / 2)]), class_="strong" if index == 0 else "rule"
        )


def _value(axis: Axis, y: float, count: Count, text: str, words: Phrasing) -> ET.Element:
    ends = [side for side in (count.minimum, count.maximum) if side is not None]
    arrow = ARROW if count.minimum is not None and count.maximum is None else 0.0
    gap = arrow + 10.0 if ends else OPEN_LENGTH + 8.0
    return svg.element(
        "text",
        text=isolated(text),
        x=axis(max(ends, default=0)) + axis.forward * gap,
        y=y,
        direction=words.face.direction,
        text_anchor="start",
        class_="value",
    )


def _scale(axis: Axis, height: float, words: Phrasing) -> Iterator[ET.Element]:
    base = height - 44.0
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


def _described(drawn: Sequence[Lines], words: Phrasing) -> str:
    return " ".join(
        words.face.plain("plot_desc", who=lines.label, what=what, figure=words.plain_figure(count))
        for lines in drawn
        for population, count, _ in lines.lanes
        for what in [words.face.plain(WORDS[Population(population)])]
    )
