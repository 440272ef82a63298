"""The figure of each source's range, with the reconciled range as a band behind."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from tawthiq.exports import svg
from tawthiq.exports.axis import Axis, axis_for
from tawthiq.exports.lanes import FOOT, WIDTH, Lanes, drawn_rows, height_of, scale, stretches
from tawthiq.exports.numbering import NumberedClaim
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.range_rows import RangeRow, range_rows
from tawthiq.model import Count, Incident, Population, Range

LONGEST = 40  # letters of a row's label
KINDS = {Population.CIVILIANS: "civilians", Population.PEOPLE: "people"}
WORDS = {Population.CIVILIANS: "civilians_killed", Population.PEOPLE: "all_killed"}


def range_plot(incident: Incident, claims: Mapping[str, NumberedClaim], words: Phrasing, name: str) -> Markup | None:
    """The figure, or `None` when no source counts civilians or all killed; `name` is unique on the page."""
    rows = range_rows(incident, claims)
    if not rows:
        return None
    drawn = [_reconciled(incident, words), *(_lines(row, words) for row in rows)]
    axis = axis_for(_numbers(incident, rows), WIDTH, mirrored=words.face.direction == "rtl")
    height = height_of(drawn)
    place = incident.place.name if incident.place else words.face.plain("unnamed_place")
    title = words.face.plain("plot_title", place=place)
    parts = [
        *_bands(incident, axis, drawn, height - FOOT),
        *drawn_rows(drawn, axis, words),
        *scale(axis, height, words),
    ]
    return svg.figure((WIDTH, height), name, title, _described(drawn, words), *parts)


def _reconciled(incident: Incident, words: Phrasing) -> Lanes:
    lanes = [
        (kind, Count(value.minimum, value.maximum), False)
        for kind in KINDS.values()
        if (value := incident.killed.get(kind))
    ]
    return Lanes(words.face.plain("plot_range"), tuple(lanes), "reconciled")


def _lines(row: RangeRow, words: Phrasing) -> Lanes:
    one = row.source
    who = one.claim.speaker.name if one.claim.speaker else one.document.outlet or words.face.plain("own_voice")
    key = "plot_copy" if row.is_copy else "plot_row"
    short = who if len(who) <= LONGEST else who[: LONGEST - 1] + "\u2026"
    label = words.face.plain(key, origin=row.origin, who=short, claim=one.number)
    lanes = tuple((KINDS[kind], row.figures[kind], row.is_copy) for kind in KINDS if kind in row.figures)
    return Lanes(label, lanes)


def _numbers(incident: Incident, rows: Sequence[RangeRow]) -> list[int]:
    counts: list[Count | Range] = [count for row in rows for count in row.figures.values()]
    counts += [incident.killed[kind] for kind in KINDS.values() if kind in incident.killed]
    return [side for count in counts for side in (count.minimum, count.maximum) if side is not None]


def _bands(incident: Incident, axis: Axis, drawn: Sequence[Lanes], bottom: float) -> Iterator[ET.Element]:
    """A shade over the range of civilians, and at the edges of all killed lines that leave out the rows' labels."""
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
                pieces = [svg.path_of([(x, top), (x, low_end)]) for top, low_end in stretches(drawn)]
                yield svg.element("path", d=" ".join(pieces), class_="edge")


def _described(drawn: Sequence[Lanes], words: Phrasing) -> str:
    return " ".join(
        words.face.plain("plot_desc", who=lines.label, what=what, figure=words.plain_figure(count))
        for lines in drawn
        for population, count, _ in lines.lanes
        for what in [words.face.plain(WORDS[Population(population)])]
    )
