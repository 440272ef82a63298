"""Days of the lunar (Hijri) calendar."""

from __future__ import annotations

import datetime

_EPOCH = datetime.date(622, 7, 19).toordinal()  # 16 July 622 in the Julian calendar
_LEAP_SHIFT, _LEAPS, _CYCLE = 3, 11, 30
_TOLERANCE = 2  # days by which an announced date may differ from the table


def tabular_day(year: int, month: int, day: int) -> datetime.date:
    """The civil tabular date: months of 30 and 29 days in turn, 11 leap years in 30.

    Calendars in use start a month when the new moon is seen or computed, a day or two from this table. Method:
    Dershowitz and Reingold, "Calendrical Calculations", the arithmetical Islamic calendar.
    """
    before = (year - 1) * 354 + (_LEAP_SHIFT + _LEAPS * year) // _CYCLE
    return datetime.date.fromordinal(_EPOCH - 1 + before + 29 * (month - 1) + month // 2 + day)


def lunar_day(year: int, month: int, day: int, weekday: int) -> datetime.date | None:
    """The day of this weekday that lies within two days of the table; `None` where the two contradict each other."""
    table = tabular_day(year, month, day)
    shift = (weekday - table.weekday() + 3) % 7 - 3
    return table + datetime.timedelta(days=shift) if abs(shift) <= _TOLERANCE else None
