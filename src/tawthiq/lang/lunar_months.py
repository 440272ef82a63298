"""When the months of the lunar (Hijri) calendar begin, read from `world/lunar-months.tsv`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from importlib import resources

from tawthiq.lang.tables import listed, rows

HEADER = ("year", "months")


@cache
def lunar_months() -> Mapping[tuple[int, int], datetime.date]:
    """(year, month) -> its first day, for the years that the table has."""
    file = resources.files("tawthiq.lang").joinpath("world", "lunar-months.tsv")
    return {
        (int(year), month): datetime.date.fromisoformat(day)
        for _, (year, days) in rows(file, HEADER)
        for month, day in enumerate(listed(days), start=1)
    }
