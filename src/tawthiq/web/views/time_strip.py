"""When incidents happened, as bars that lead to those of a month, or of a year where there are many months."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tawthiq.exports.face import Face
from tawthiq.exports.phrasing import Phrasing
from tawthiq.web.filters import Filters

MOST_MONTHS = 36
_STEPS = 10  # of a bar's height


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or a year: its name, its first and last day, how many incidents began in it, how high it is from 1 to 10,
    where it leads, and whether the list shows it now.
    """

    name: str
    since: str
    until: str
    count: int
    height: int
    address: str
    is_shown: bool


def time_strip(began: Mapping[str, int], anytime: Filters, now: Filters, face: Face) -> Sequence[Bar]:
    """The bars for counts by month or year (`2018-11`, `2018`), without those of which no month is known unless they
    are by year. `anytime` is the filter without days, `now` as it is.
    """
    counts = Counter({period: count for period, count in began.items() if "-" in period})
    if len(counts) > MOST_MONTHS:
        counts = Counter()
        for period, count in began.items():
            counts[period[:4]] += count
    return list(_bars(counts, anytime, now, Phrasing(face)))


def _bars(counts: Counter[str], anytime: Filters, now: Filters, words: Phrasing) -> Iterator[Bar]:
    most = max(counts.values(), default=1)
    for period, count in sorted(counts.items()):
        since, until = _edges(period)
        query = urlencode([("since", since), ("until", until), *anytime.query()])
        height = max(1, round(count / most * _STEPS))
        is_shown = (not now.since or now.since <= until) and (not now.until or now.until >= since)
        yield Bar(words.plain_day(period), since, until, count, height, f"/map?{query}", is_shown)


def _edges(period: str) -> tuple[str, str]:
    """The first and the last day of a month or a year."""
    year, _, month = period.partition("-")
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    return f"{period}-01", f"{period}-{calendar.monthrange(int(year), int(month))[1]:02}"
