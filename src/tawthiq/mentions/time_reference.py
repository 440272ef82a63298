"""The day that the relative words of a report count from."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from tawthiq.mentions.time_datelines import find_dateline, full_date
from tawthiq.mentions.time_days import Known, closest_day, day_of, latest_day
from tawthiq.mentions.time_items import Item
from tawthiq.mentions.time_values import SILENT, When
from tawthiq.mentions.time_wars import war_start

_DAY = datetime.timedelta(days=1)
_WEEK = 7  # days
_NEAR = datetime.timedelta(days=31)  # a "today, 24 February" further from the publication day is someone's quotation


def find_known(items: Sequence[Item], published: datetime.date | None, latest_year: int | None = None) -> Known:
    """The reference day and the full dates of a parsed report. Where its words and the metadata differ, words win.

    Where nothing names the year of "today, Monday 9 August", it is the latest up to `latest_year` that fits.
    """
    days = [when for item in items if item.when is not SILENT for when in _days_in(item.when) if not when.lunar]
    stated = frozenset(day for day in map(full_date, days) if day is not None)
    stated |= {day for when in days if when.weekday is not None and (day := day_of(when, Known(None, stated)))}
    anchors = [when for when in days if when.offset is not None and (when.weekday is not None or when.day is not None)]
    dateline = find_dateline(items, published)
    borne = full_date(dateline) if dateline else None
    known = Known(None, stated, year=_year_of_report(days), latest_year=latest_year, dateline=borne)
    issued = (day_of(dateline, Known(published)) if dateline else None) or published
    if issued is not None:
        known = _counting_from_issue(anchors, issued, known)
    else:
        fixed = _by_dates(anchors, Known(None, stated)) or _by_agreement(anchors, stated)
        known = known.counting_from(fixed or _by_latest_year(anchors, known), deduced=fixed is None)
    if known.reference is not None and _is_retold(days):
        known = replace(known, told=known.reference - _DAY)
    return replace(known, war=war_start(items, known))


def _counting_from_issue(anchors: list[When], issued: datetime.date, known: Known) -> Known:
    """The day of issue, or the day that the words call today; one of another year only by its weekday."""
    fixed = _by_dates(anchors, Known(issued, known.dates))
    if fixed is not None:
        return known.counting_from(fixed)
    closest = {
        day - (when.offset or 0) * _DAY for when in anchors if (day := closest_day(when, issued, known.latest_year))
    }
    if len(closest) == 1:
        today = closest.pop()
        return known.counting_from(today, deduced=abs(today - issued) > _NEAR)
    return known.counting_from(_by_weekdays(anchors, issued))


def _is_retold(days: list[When]) -> bool:
    """Whether a paper tells on the day after: of "yesterday" and never of "today"."""
    offsets = {when.offset for when in days if when.part not in {"past-night", "over-night"}}
    return -1 in offsets and 0 not in offsets


def _year_of_report(days: list[When]) -> int | None:
    """The year that "last year, 2020" and "this year, 2021" tell, when they agree."""
    years = {when.year - when.order for when in days if when.unit == "year" and when.year and when.order is not None}
    return years.pop() if len(years) == 1 else None


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


def _by_latest_year(anchors: list[When], known: Known) -> datetime.date | None:
    """The latest day that "today, Monday 9 August" can be, when all such words agree."""
    found = {day - (when.offset or 0) * _DAY for when in anchors if (day := latest_day(when, known))}
    return found.pop() if len(found) == 1 else None


def _by_weekdays(anchors: list[When], published: datetime.date) -> datetime.date:
    """The publication day, or the nearest earlier day on which "today, Wednesday" is true.

    The day after it is nearer than that six days before: metadata are often a day behind.
    """
    wanted = _weekdays_of_today(anchors)
    if len(wanted) != 1:
        return published
    back = (published.weekday() - wanted.pop()) % 7
    return published + _DAY if back == _WEEK - 1 else published - back * _DAY


def _by_agreement(anchors: list[When], stated: frozenset[datetime.date]) -> datetime.date | None:
    """The only stated date whose weekday agrees with "today" or "yesterday" beside a weekday."""
    wanted = _weekdays_of_today([when for when in anchors if when.day is None])
    fitting = [day for day in stated if day.weekday() in wanted]
    return fitting[0] if len(wanted) == 1 and len(fitting) == 1 else None


def _weekdays_of_today(anchors: list[When]) -> set[int]:
    return {(when.weekday - (when.offset or 0)) % 7 for when in anchors if when.weekday is not None}
