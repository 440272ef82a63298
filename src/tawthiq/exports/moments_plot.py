"""The figure of how the range of one incident moved, from the first day that alleged harm to the last change."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from tawthiq.exports import svg
from tawthiq.exports.axis import axis_for
from tawthiq.exports.lanes import WIDTH, Lanes, drawn_rows, height_of, scale
from tawthiq.exports.moment import Moment
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.range_plot import KINDS
from tawthiq.model import Count


def moments_plot(moments: Sequence[Moment], words: Phrasing, name: str) -> Markup | None:
    """The figure, or `None` where there is no figure of civilians or of all killed; the last row stands out."""
    rows = [_row(moment, words, is_last=moment is moments[-1]) for moment in moments]
    numbers = [side for row in rows for _, count, _ in row.lanes for side in (count.minimum, count.maximum)]
    if not any(row.lanes for row in rows):
        return None
    axis = axis_for([number for number in numbers if number is not None], WIDTH, mirrored=words.is_mirrored)
    height = height_of(rows)
    described = " ".join(
        words.face.plain("plot_desc", who=row.label, what=words.face.label("population", kind), figure=figure)
        for row in rows
        for kind, count, _ in row.lanes
        for figure in [words.plain_figure(count)]
    )
    parts = [*drawn_rows(rows, axis, words), *scale(axis, height, words)]
    return svg.figure((WIDTH, height), name, words.face.plain("moments_title"), described, *parts)


def _row(moment: Moment, words: Phrasing, *, is_last: bool) -> Lanes:
    day = words.plain_day(moment.day.isoformat()) if moment.day else words.face.plain("date_unknown")
    killed = moment.incident.killed
    lanes = tuple(
        (kind, Count(value.minimum, value.maximum), False) for kind in KINDS.values() if (value := killed.get(kind))
    )
    grade = words.face.label("grade", moment.incident.grade)
    return Lanes(words.face.plain("moment_row", day=day, grade=grade), lanes, "reconciled" if is_last else "")
