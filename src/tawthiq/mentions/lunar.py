"""Days of the lunar (Hijri) calendar."""

from __future__ import annotations

import datetime

from tawthiq.lang.lunar_months import lunar_months

_DAY = datetime.timedelta(days=1)
_EPOCH = datetime.date(622, 7, 19).toordinal()  # 16 July 622 in the Julian calendar
_LEAP_SHIFT, _LEAPS, _CYCLE = 3, 11, 30
_TOLERANCE = 2  # days by which an announced date may differ from the arithmetical table
_ANNOUNCED = 1  # and from the published calendar


def tabular_day(year: int, month: int, day: int) -> datetime.date:
    """The civil tabular date: months of 30 and 29 days in turn, 11 leap years in 30.

    Calendars in use start a month when the new moon is seen or computed, a day or two from this table. Method:
    Dershowitz and Reingold, "Calendrical Calculations", the arithmetical Islamic calendar.
    """
    before = (year - 1) * 354 + (_LEAP_SHIFT + _LEAPS * year) // _CYCLE
    return datetime.date.fromordinal(_EPOCH - 1 + before + 29 * (month - 1) + month // 2 + day)


def month_span(year: int, month: int) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a month that the published calendar has."""
    first, following = lunar_months().get((year, month)), (year, month + 1) if month < 12 else (year + 1, 1)
    after = lunar_months().get(following)
    return (first, after - _DAY) if first and after else None


def latest_year(month: int, day: int, reference: datetime.date) -> int | None:
    """The latest year in which that day of a month is not after the reference day."""
    years = {year for year, _ in lunar_months()}
    return max((year for year in years if (d := published_day(year, month, day)) and d <= reference), default=None)


def published_day(year: int, month: int, day: int) -> datetime.date | None:
    """The date by the published calendar, where it has the month."""
    first = lunar_months().get((year, month))
    return first + (day - 1) * _DAY if first else None


def lunar_day(year: int, month: int, day: int, weekday: int | None = None) -> datetime.date | None:
    """The date by the published calendar, or the day of the weekday that lies near it, or near the arithmetical one.

    `None` where weekday and calendar contradict each other, or neither fixes the day.
    """
    published = published_day(year, month, day)
    if weekday is None:
        return published
    about = published or tabular_day(year, month, day)
    shift = (weekday - about.weekday() + 3) % 7 - 3
    return about + shift * _DAY if abs(shift) <= (_ANNOUNCED if published else _TOLERANCE) else None
