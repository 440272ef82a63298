"""The figure of the days: when each incident was, and when reports of it were published."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.exports import svg
from tawthiq.exports.direction import isolated
from tawthiq.exports.phrasing import Phrasing
from tawthiq.model import Incident

WIDTH = 440.0
MARGIN = 16.0
LINE, LANE, FOOT = 18.0, 28.0, 30.0
LONGEST = 44  # letters of a row's label
MOST_TICKS = 5
_LEAST_BAR = 14.0
_NEXT_TO = 64.0  # how near two printed days may come


@dataclass(frozen=True, slots=True)
class DayRow:
    """An incident with its number, its period (days, or `None`), and how many reports came out on which day."""

    number: int
    incident: Incident
    start: datetime.date | None
    end: datetime.date | None
    published: Counter[datetime.date]


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Places days on the drawing, from the reading side."""

    first: datetime.date
    last: datetime.date
    mirrored: bool

    def __call__(self, day: datetime.date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        offset = MARGIN + share * (WIDTH - 2 * MARGIN)
        return WIDTH - offset if self.mirrored else offset

    def ticks(self) -> list[datetime.date]:
        """Days to print: as many as there is room for, the first and the last among them."""
        length = (self.last - self.first).days
        steps = max(1, min(MOST_TICKS - 1, length))
        return sorted({self.first + datetime.timedelta(days=round(length * at / steps)) for at in range(steps + 1)})


def day_plot(rows: Sequence[DayRow], words: Phrasing, name: str) -> Markup | None:
    """The figure, or `None` where no day is known at all."""
    days = [day for row in rows for day in (row.start, row.end, *row.published) if day]
    if not days:
        return None
    calendar = _Calendar(min(days), max(days), words.is_mirrored)
    height = len(rows) * (LINE + LANE) + FOOT
    parts = [*_ticks(calendar, height, words)]
    for at, row in enumerate(rows):
        parts += _row(row, calendar, at * (LINE + LANE), words)
    described = "; ".join(_described(row, words) for row in rows)
    return svg.figure((WIDTH, height), name, words.face.plain("days_title"), described, *parts)


def _row(row: DayRow, calendar: _Calendar, y: float, words: Phrasing) -> Iterator[ET.Element]:
    near = WIDTH if calendar.mirrored else 0.0
    yield svg.element(
        "text",
        text=_label(row, words),
        x=near,
        y=y + LINE - 3,
        direction=words.face.direction,
        text_anchor="start",
        class_="label",
    )
    middle = y + LINE + LANE / 2 - 3
    yield svg.element("path", d=svg.path_of([(MARGIN, middle), (WIDTH - MARGIN, middle)]), class_="rule")
    if row.start:
        ends = sorted((calendar(row.start), calendar(row.end or row.start)))
        spare = max(0.0, _LEAST_BAR - (ends[1] - ends[0])) / 2
        yield svg.element(
            "rect", x=ends[0] - spare, y=middle - 9.5, width=ends[1] - ends[0] + 2 * spare, height=19.0, class_="when"
        )
    for day, number in sorted(row.published.items()):
        x = calendar(day)
        yield svg.element("circle", cx=x, cy=middle, r=4.5 if number == 1 else 7.5, class_="published")
        if number > 1:
            yield svg.element(
                "text", text=str(number), x=x, y=middle + 3.8, text_anchor="middle", direction="ltr", class_="inside"
            )


def _label(row: DayRow, words: Phrasing) -> str:
    place = row.incident.place.name if row.incident.place else words.face.plain("unnamed_place")
    short = place if len(place) <= LONGEST else place[: LONGEST - 1] + "\u2026"
    return words.face.plain(
        "days_row", number=row.number, place=short, grade=words.face.label("grade", row.incident.grade)
    )


def _ticks(calendar: _Calendar, height: float, words: Phrasing) -> Iterator[ET.Element]:
    base = height - FOOT + 6
    yield svg.element("path", d=svg.path_of([(MARGIN, base), (WIDTH - MARGIN, base)]), class_="axis")
    ticks = calendar.ticks()
    for at, day in enumerate(ticks):
        x = calendar(day)
        yield svg.element("path", d=svg.path_of([(x, 0.0), (x, base + 4)]), class_="grid")
        is_edge = at in (0, len(ticks) - 1)
        if not is_edge and min(abs(x - calendar(ticks[0])), abs(x - calendar(ticks[-1]))) < _NEXT_TO:
            continue
        yield _tick(x, base + 18, isolated(words.plain_day(day.isoformat())), words, is_edge=is_edge)


def _tick(x: float, y: float, text: str, words: Phrasing, *, is_edge: bool) -> ET.Element:
    """A printed day: the outermost ones stay within the drawing."""
    is_west = x < WIDTH / 2
    west, east = ("start", "end") if words.face.direction == "ltr" else ("end", "start")
    anchor = (west if is_west else east) if is_edge else "middle"
    place = (0.0 if is_west else WIDTH) if is_edge else x
    return svg.element(
        "text", text=text, x=place, y=y, text_anchor=anchor, direction=words.face.direction, class_="tick"
    )


def _described(row: DayRow, words: Phrasing) -> str:
    when = words.plain_day(row.start.isoformat()) if row.start else words.face.plain("date_unknown")
    return f"{_label(row, words)}: {isolated(when)}"
