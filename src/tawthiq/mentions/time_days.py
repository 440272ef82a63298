"""The one day that a day expression means."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from tawthiq.mentions.lunar import latest_year, lunar_day
from tawthiq.mentions.time_values import When

_DAY = datetime.timedelta(days=1)
_LAST_LUNAR_YEAR = 1600  # well past any report; larger numbers are something else
_WEEKDAYS_REPEAT = 11  # years after which every date has fallen on every weekday that it can have again
_TOO_SOON = 3  # days after the reference on which an undated day and month is a puzzle rather than a year ago


@dataclass(frozen=True, slots=True)
class Known:
    """What fixes the expressions of a report: the day they count from, and the full dates that it states.

    `year` is that of the report where no day is known; `latest_year` the latest that a report can be of; `deduced` says
    that the year of the reference is only the latest that fits; `dateline` is the full date that the report bears.
    `told` is the day on which it was first told, from which its nights and hours count: a paper that writes "yesterday"
    for an agency's "today" leaves them as they were. `war` is when the war it tells of began.
    """

    reference: datetime.date | None
    dates: frozenset[datetime.date] = frozenset()
    year: int | None = None
    latest_year: int | None = None
    deduced: bool = False
    dateline: datetime.date | None = None
    told: datetime.date | None = None
    war: str | None = None

    def counting_from(self, reference: datetime.date | None, *, deduced: bool = False) -> Known:
        """The same with another reference day."""
        return replace(self, reference=reference, told=reference, deduced=deduced and reference is not None)


def day_of(when: When, known: Known) -> datetime.date | None:
    """The one day that a day expression means."""
    if when.lunar:
        return _lunar(when, known)
    if when.month is not None or when.day is not None:
        return _date(when, known)
    reference = known.told if when.part == "over-night" else known.reference
    if reference is None:
        return None
    if when.weekday is None:
        return reference + (when.offset or 0) * _DAY if when.offset is not None else None
    if when.order == 1:
        return reference + ((when.weekday - reference.weekday() - 1) % 7 + 1) * _DAY
    latest = reference - _DAY if when.order == -1 else reference + (when.offset or 0) * _DAY
    return latest - ((latest.weekday() - when.weekday) % 7) * _DAY


def _lunar(when: When, known: Known) -> datetime.date | None:
    """A day of the lunar calendar; a feast's `count` says which of its days."""
    if when.month is None or when.day is None or when.order is not None:
        return None
    day = when.day + (when.count or 1) - 1
    year = when.year
    if year is None and known.reference is not None:
        year = latest_year(when.month, day, known.reference)
    return lunar_day(year, when.month, day, when.weekday) if year and 1 <= year <= _LAST_LUNAR_YEAR else None


def calendar_day(year: int | None, month: int | None, day: int | None) -> datetime.date | None:
    """The date, or `None` where the calendar has no such day."""
    try:
        return datetime.date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _date(when: When, known: Known) -> datetime.date | None:
    if when.year is not None:
        return calendar_day(when.year, when.month, when.day)
    reference = known.reference
    if when.month is None:
        months = {"month": when.order}.get(when.unit or "")
        if months is None or reference is None:
            return None
        year, month = month_from(reference, months)
        return calendar_day(year, month, when.day)
    if reference is None:
        return _date_among(when, known.dates) or latest_day(when, known)
    if when.unit == "year" and when.order is not None:
        return calendar_day(reference.year + when.order, when.month, when.day)
    return _nearest(when, reference + max(when.offset or 0, 0) * _DAY)


def _nearest(when: When, reference: datetime.date) -> datetime.date | None:
    """The latest such day not after the reference (the next one after it, when the words say "next")."""
    ahead = when.order == 1
    for step in range(9):
        year = reference.year + (step if ahead else -step)
        day = calendar_day(year, when.month, when.day)
        if day is None or (when.weekday is not None and day.weekday() != when.weekday):
            continue
        if day > reference if ahead else day <= reference:
            return day
        if not ahead and day <= reference + _TOO_SOON * _DAY:
            return None
    return None


def _date_among(when: When, dates: frozenset[datetime.date]) -> datetime.date | None:
    """The only year among the stated dates that fits: the same day and month, or the same weekday."""
    if any((day.month, day.day) == (when.month, when.day) for day in dates):
        years = {day.year for day in dates if (day.month, day.day) == (when.month, when.day)}
    elif when.weekday is not None:
        years = {day.year for day in dates}
    else:
        return None
    days = [calendar_day(year, when.month, when.day) for year in sorted(years)]
    fitting = [day for day in days if day and when.weekday in {None, day.weekday()}]
    return fitting[0] if len(fitting) == 1 else None


def latest_day(when: When, known: Known) -> datetime.date | None:
    """The latest day of this weekday, day and month: a weekday fits a date in one year of five or six.

    It is no day before the last full date that the report states.
    """
    if when.weekday is None or when.day is None or when.month is None or when.year is not None:
        return None
    latest = known.year or known.latest_year
    if latest is None or when.lunar or when.order is not None:
        return None
    earliest = max((day.year for day in known.dates), default=0)
    days = (calendar_day(year, when.month, when.day) for year in range(latest, max(latest - _WEEKDAYS_REPEAT, 0), -1))
    found = next((day for day in days if day and day.weekday() == when.weekday), None)
    return found if found and found.year >= earliest else None


def closest_day(when: When, reference: datetime.date, latest_year: int | None) -> datetime.date | None:
    """The day of this weekday, day and month that is closest to another day, before it or after it.

    `None` where the words give no such date, or where only the weekday seems wrong: the date is right there.
    """
    if when.weekday is None or when.day is None or when.month is None or when.year is not None or when.lunar:
        return None
    years = range(reference.year - _WEEKDAYS_REPEAT, min(reference.year + _WEEKDAYS_REPEAT, latest_year or 0) + 1)
    days = [day for year in years if (day := calendar_day(year, when.month, when.day))]
    fitting = [day for day in days if day.weekday() == when.weekday]
    slips = any(abs((day - reference).days) <= _TOO_SOON for day in days if day not in fitting)
    return None if slips else min(fitting, key=lambda day: abs((day - reference).days), default=None)


def month_from(reference: datetime.date, months: int) -> tuple[int, int]:
    """(year, month) so many months after that of the reference day, before it when negative."""
    index = reference.year * 12 + reference.month - 1 + months
    return index // 12, index % 12 + 1
