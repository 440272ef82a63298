"""The days of a row."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import lru_cache

from tawthiq.documents import parse_day
from tawthiq.errors import InputError
from tawthiq.model import TimeSpan
from tawthiq.recorders.lists import items
from tawthiq.recorders.mapping import MONTH, TableMapping, plain
from tawthiq.recorders.row import Row

ISO = "iso"
EPOCH = "epoch"
_YEARS = range(1000, 3000)


def read_time(row: Row, mapping: TableMapping) -> TimeSpan:
    """When it happened. Raises InputError where a row has no day, one that is none, or an end before its start."""
    start = _day(row, "start", mapping.day_formats)
    end = _day(row, "end", mapping.day_formats) if row.values.get("end") else start
    if end < start:
        raise InputError(row.where, f"ends on {end}, before its start on {start}", "correct the row")
    words = row.spans["start"]
    if end != start:
        words = words.cover(row.spans["end"])
    margin = mapping.day_precision.get(plain(row.values.get("day_precision", "")), 0)
    if margin == MONTH:
        return TimeSpan(row.quote(words), words, f"{start:%Y-%m}", f"{end:%Y-%m}")
    around = datetime.timedelta(days=int(margin))
    return TimeSpan(row.quote(words), words, (start - around).isoformat(), (end + around).isoformat())


def read_published(row: Row, mapping: TableMapping) -> datetime.date | None:
    """The day of the row's last change, or of the latest report that it rests on; `None` where no cell states one."""
    if "published" not in row.spans:
        return None
    stated = [item for item, _ in items(row, "published", mapping)]
    days = [day for one in stated if (day := _parse(one, mapping.published_formats)) is not None]
    return max(days, default=None)


def _day(row: Row, name: str, formats: Sequence[str]) -> datetime.date:
    cell = row.values.get(name, "")
    day = _parse(cell, tuple(formats))
    if day is None:
        problem = f"{cell!r} is not a date" if cell else "no date"
        raise InputError(row.where, problem, "write YYYY-MM-DD" if ISO in formats else f"write {' or '.join(formats)}")
    return day


@lru_cache(maxsize=65536)
def _parse(cell: str, formats: tuple[str, ...]) -> datetime.date | None:
    for form in formats:
        try:
            day = _read(cell, form)
        except (ValueError, OverflowError, OSError):
            continue
        if day.year in _YEARS:
            return day
    return None


def _read(cell: str, form: str) -> datetime.date:
    if form == ISO:
        return parse_day(cell)
    if form == EPOCH:
        return datetime.datetime.fromtimestamp(int(cell), datetime.UTC).date()
    return datetime.datetime.strptime(cell, form).date()
