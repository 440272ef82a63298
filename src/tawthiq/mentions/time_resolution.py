"""From what a time expression says to ISO dates, counting back from a reference day and never guessing."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from tawthiq.mentions.lunar import latest_year, month_span
from tawthiq.mentions.time_days import Known, day_of, month_from
from tawthiq.mentions.time_values import When

Ends = tuple[str | None, str | None]
UNKNOWN: Ends = (None, None)
_DAY = datetime.timedelta(days=1)
_DAYS_IN = {"hour": 1, "day": 1, "week": 7}
_MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
_DAYS_AT_MOST = {"hour": 1, "day": 1, "week": 7, "month": 31, "year": 366, "decade": 3660}
_MONTHS_OF = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "h1": (1, 6),
    "h2": (7, 12),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
}
_NIGHTS = frozenset({"past-night", "over-night"})
_FEW = 3  # days or weeks: "the past few"


def resolve(name: str, when: When, known: Known) -> Ends:
    """(start, end) of an expression of a grammar class, as ISO days, months or years; `None` where nothing fixes it,
    or where the end would come before the start ("since 2019" in a report of 2000).
    """
    start, end = _RESOLVERS[name](when, known)
    return UNKNOWN if start and end and start[: len(end)] > end[: len(start)] else (start, end)


def _day(when: When, known: Known) -> Ends:
    day = day_of(when, known)
    if day is None:
        return _day_of_year(when, known)
    tonight = when.part == "eve" and day == known.reference
    first = day if when.part in _NIGHTS and when.offset is not None else day - _DAY if tonight else day
    last = day + _DAY if when.part in _NIGHTS else day
    return first.isoformat(), last.isoformat()


def _day_of_year(when: When, known: Known) -> Ends:
    """A day that only counts from the report's own, where no more is known of that one than its year."""
    near = (when.offset is not None or when.weekday is not None) and when.order is None
    known_year = known.reference is None and known.year is not None
    if not (near and known_year) or when.month is not None or when.day is not None:
        return UNKNOWN
    return str(known.year), str(known.year)


def _both(when: When, known: Known) -> Ends:
    """From the first to the last end; the first borrows month and year that only the last one states."""
    first, last = when.first or When(), when.last or When()
    if first.number is not None:
        first = replace(first, year=first.number) if first.number > 31 else replace(first, day=first.number)
    if last.number is not None:
        last = replace(last, year=last.number)
    if first.day is not None and first.year is None:
        first = replace(first, month=first.month or last.month, year=last.year, unit=last.unit)
        first = replace(first, order=last.order, lunar=last.lunar)
    if first.month is not None and first.day is None and first.year is None:
        first = replace(first, year=last.year)
    end = _any(last, known)[1]
    if end is not None and len(end) == 10 and first.weekday is not None and first.offset is None:
        known = replace(known, reference=datetime.date.fromisoformat(end))
    start = end if when.part == "after-midnight" and when.shape == "next-days" else _begun(first, known)
    return UNKNOWN if start is None or end is None else (start, end)


def _begun(first: When, known: Known) -> str | None:
    """The start of a stretch that begins then; at the start of a month or year, its first day."""
    start = _any(first, known)[0]
    if first.edge == "start" and start is not None:
        start += {4: "-01-01", 7: "-01"}.get(len(start), "")
    return start


def _any(when: When, known: Known) -> Ends:
    if when.shape in {"next-days", "range"}:
        return _both(when, known)
    if when.weekday is not None or when.offset is not None or when.day is not None:
        return _day(when, known)
    if when.month is None and when.unit is not None and when.year is None:
        return _past(when, known) if when.count or when.vague else _period(when, known)
    return _named(when, known)


def _named(when: When, known: Known) -> Ends:
    """A month, season or year as such."""
    if when.lunar:
        return _lunar_month(when, known)
    year = when.year
    reference = known.reference
    if year is None and when.unit == "year" and when.order is not None and reference is not None:
        year = reference.year + when.order
    if when.month is None:
        if year is None and when.season in _MONTHS_OF and when.order == -1 and reference is not None:
            year = reference.year - (0 if _MONTHS_OF[when.season][1] < reference.month else 1)
        return _year(year, when.season or when.edge)
    if year is None and reference is not None:
        before = when.month < reference.month or (when.month == reference.month and when.order != -1)
        year = reference.year + (0 if before else -1)
        if when.order == 1:
            year = reference.year + (0 if when.month > reference.month else 1)
    text = f"{year}-{when.month:02}" if year is not None else None
    return text, text


def _lunar_month(when: When, known: Known) -> Ends:
    """From its first to its last day: the latest such month that had begun."""
    year, reference = when.year, known.reference
    if when.month is None or when.order == 1 or (year is None and reference is None):
        return UNKNOWN
    if year is None and reference is not None:
        year = latest_year(when.month, 1, reference)
    span = month_span(year, when.month) if year else None
    return (span[0].isoformat(), span[1].isoformat()) if span else UNKNOWN


def _year(year: int | None, part: str | None) -> Ends:
    if year is None:
        return UNKNOWN
    if part in _MONTHS_OF:
        first, last = _MONTHS_OF[part]
        return f"{year}-{first:02}", f"{year}-{last:02}"
    return str(year), str(year)


def _period(when: When, known: Known) -> Ends:
    """A week, month or year named by its nearness; weeks run Monday to Sunday as in ISO 8601."""
    if when.month is not None or when.year is not None or when.season is not None:
        return _named(when, known)
    if known.reference is None:
        return UNKNOWN
    if when.rolling:
        return _past(replace(when, count=1), known)
    if when.unit == "year":
        return _year(known.reference.year + (when.order or 0), when.edge)
    near = _NEAR.get(when.unit or "")
    return near(known.reference, when.order or 0) if near else UNKNOWN


def _near_week(reference: datetime.date, order: int) -> Ends:
    start = reference - reference.weekday() * _DAY + 7 * order * _DAY
    end = reference if order == 0 else start + 6 * _DAY
    return start.isoformat(), end.isoformat()


def _near_weekend(reference: datetime.date, order: int) -> Ends:
    """The weekend that is on, or the last one before."""
    ahead = max(order, 0) + (1 if reference.weekday() >= 5 and order >= 0 else 0)
    saturday = reference - (reference.weekday() + 2) * _DAY + 7 * ahead * _DAY
    return saturday.isoformat(), (saturday + _DAY).isoformat()


def _near_month(reference: datetime.date, order: int) -> Ends:
    year, month = month_from(reference, order)
    return f"{year}-{month:02}", f"{year}-{month:02}"


_NEAR: dict[str, Callable[[datetime.date, int], Ends]] = {
    "week": _near_week,
    "weekend": _near_weekend,
    "month": _near_month,
}


def _past(when: When, known: Known) -> Ends:
    """The stretch that ends on the reference day; days and weeks are counted in days, longer units keep their grain."""
    reference = known.reference
    if reference is None or when.order == 1:
        return UNKNOWN
    if when.unit == "hour":
        reference = known.told or reference
    back = when.order is not None or when.rolling or when.during
    if when.count is None or when.vague or (when.about and when.unit not in _MONTHS_IN):
        return (_few_back(reference, when.unit or ""), reference.isoformat()) if when.order == -1 else UNKNOWN
    return (_back(reference, when.unit or "", when.count), reference.isoformat()) if back else UNKNOWN


def _few_back(reference: datetime.date, unit: str) -> str | None:
    """The start of "the past few days" or "weeks", to the month; of hours, the day."""
    if unit == "hour":
        return reference.isoformat()
    if unit not in {"day", "week"}:
        return None
    start = reference - _FEW * _DAYS_IN[unit] * _DAY
    return f"{start.year}-{start.month:02}"


def _ago(when: When, known: Known) -> Ends:
    """A day so many days ago; the week, month or year so many of them ago."""
    if known.reference is None or when.vague or when.about or when.count is None:
        return UNKNOWN
    if not _within_calendar(known.reference, when.unit or "", when.count):
        return UNKNOWN
    if when.unit == "day":
        day = _back(known.reference, "day", when.count)
        return day, day
    return _period(replace(when, order=-when.count, count=None), known)


def _since(when: When, known: Known) -> Ends:
    first, reference = when.first or When(), known.reference
    return _begun(first, known), reference.isoformat() if reference else None


def _since_length(when: When, known: Known) -> Ends:
    first, reference = when.first or When(), known.reference
    if reference is None:
        return UNKNOWN
    exact = not first.about or first.unit in _MONTHS_IN  # "some four months" are known to the month
    fixed = first.count is not None and not first.vague and exact
    return (_back(reference, first.unit or "", first.count or 0) if fixed else None), reference.isoformat()


def _within_calendar(reference: datetime.date, unit: str, count: int) -> bool:
    """Whether so many units back is still a date: "10,000 years ago" is not."""
    return count * _DAYS_AT_MOST.get(unit, 1) < reference.toordinal() - 400


def _back(reference: datetime.date, unit: str, count: int) -> str | None:
    if not _within_calendar(reference, unit, count):
        return None
    if unit in _DAYS_IN:
        days = -(-count // 24) if unit == "hour" else count * _DAYS_IN[unit]
        return (reference - days * _DAY).isoformat()
    if unit not in _MONTHS_IN:
        return None
    year, month = month_from(reference, -count * _MONTHS_IN[unit])
    return f"{year}-{month:02}" if unit == "month" else str(year)


def _since_begun(when: When, known: Known) -> Ends:
    """Since something began: on the day that is named, or with the war."""
    if when.first is not None:
        return _since(when, known)
    return (known.war if when.war else None), known.reference.isoformat() if known.reference else None


def _war_age(when: When, known: Known) -> Ends:
    return _since_length(When(first=When(unit=when.unit, count=when.count)), known)


_SINCE: dict[str | None, Callable[[When, Known], Ends]] = {
    "since-length": _since_length,
    "since-begun": _since_begun,
    "war-age": _war_age,
}


def _sinced(when: When, known: Known) -> Ends:
    return _SINCE.get(when.shape, _since)(when, known)


_RESOLVERS: dict[str, Callable[[When, Known], Ends]] = {
    "DAY": _day,
    "NIGHTS": _both,
    "RANGE": _both,
    "PERIOD": _period,
    "MONTHP": _named,
    "YEARP": _named,
    "PAST": _past,
    "BACK": _ago,
    "SINCED": _sinced,
}
