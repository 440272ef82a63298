"""The day that the relative words of a report count from."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from tawthiq.mentions.time_days import Known, calendar_day, day_of
from tawthiq.mentions.time_items import Item
from tawthiq.mentions.time_values import SILENT, When

_DAY = datetime.timedelta(days=1)
_NEAR = datetime.timedelta(days=31)  # a "today, 24 February" further from the publication day is someone's quotation
_TOP = 500  # characters of a page in which a date alone on its line is taken for the dateline
_CLOCK = frozenset({"NUM", "CE", "CLOCK", "MARK", "COMMA", "DASH", "DOT", "SLASH", "OPEN", "CLOSE"})


def find_known(items: Sequence[Item], published: datetime.date | None) -> Known:
    """The reference day and the full dates of a parsed report. Where its words and the metadata differ, words win."""
    days = [when for item in items if item.when is not SILENT for when in _days_in(item.when) if not when.lunar]
    stated = frozenset(day for day in map(_full_date, days) if day is not None)
    stated |= {day for when in days if when.weekday is not None and (day := day_of(when, Known(None, stated)))}
    anchors = [when for when in days if when.offset is not None and (when.weekday is not None or when.day is not None)]
    issued = published or _by_dateline(items)
    fixed = _by_dates(anchors, Known(issued, stated))
    return Known(fixed or (_by_weekdays(anchors, issued) if issued else _by_agreement(anchors, stated)), stated)


def _full_date(when: When) -> datetime.date | None:
    return calendar_day(when.year, when.month, when.day) if when.year and when.month and when.day else None


def _by_dateline(items: Sequence[Item]) -> datetime.date | None:
    """The date that the page calls its day of publication, or that stands alone on a line near the top, if only one."""
    named = [item for item in items if "DATELINE" in item.classes]
    alone = [line[0] for line in _lines(items) if len(line) == 1 and line[0].start < _TOP and "DAY" in line[0].classes]
    for group in (named, alone):
        found = {day for item in group if (day := _full_date(item.when))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _lines(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items of each line, without numbers and punctuation."""
    line: list[Item] = []
    for item in items:
        if "BREAK" in item.classes:
            yield line
            line = []
        elif not item.classes & _CLOCK:
            line.append(item)
    yield line


def _days_in(when: When) -> list[When]:
    """The expression and the ends inside it."""
    return [when, *(end for end in (when.first, when.last) if end is not None)]


def _by_dates(anchors: list[When], known: Known) -> datetime.date | None:
    """The day that "today, Thursday 20 January" gives, when all such words agree."""
    found = set()
    for when in anchors:
        day = day_of(when, known) if when.day is not None and when.month is not None else None
        if day is None or (when.weekday is not None and day.weekday() != when.weekday):
            continue
        today = day - (when.offset or 0) * _DAY
        if when.year is not None or known.reference is None or abs(today - known.reference) <= _NEAR:
            found.add(today)
    return found.pop() if len(found) == 1 else None


def _by_weekdays(anchors: list[When], published: datetime.date) -> datetime.date:
    """The publication day, or the nearest earlier day on which "today, Wednesday" is true."""
    wanted = _weekdays_of_today(anchors)
    if len(wanted) != 1:
        return published
    return published - ((published.weekday() - wanted.pop()) % 7) * _DAY


def _by_agreement(anchors: list[When], stated: frozenset[datetime.date]) -> datetime.date | None:
    """The only stated date whose weekday agrees with "today" or "yesterday" beside a weekday."""
    wanted = _weekdays_of_today(anchors)
    fitting = [day for day in stated if day.weekday() in wanted]
    return fitting[0] if len(wanted) == 1 and len(fitting) == 1 else None


def _weekdays_of_today(anchors: list[When]) -> set[int]:
    return {(when.weekday - (when.offset or 0)) % 7 for when in anchors if when.weekday is not None}
