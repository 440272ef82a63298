"""When something happened."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache

from tawthiq.model.span import Span


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """The words that say when, and the days they mean, both ends inclusive.

    `start` and `end` are ISO 8601 at the precision that is known: `2018-11-17`, `2018-11` or `2018`; `None` where
    the words could not be resolved (a weekday in a report without a date).
    """

    text: str
    span: Span
    start: str | None = None
    end: str | None = None

    def first_day(self) -> datetime.date | None:
        """The first possible day, or `None` when unresolved."""
        return _edge(self.start, last=False)

    def last_day(self) -> datetime.date | None:
        """The last possible day, or `None` when unresolved."""
        return _edge(self.end, last=True)


@lru_cache(maxsize=1 << 16)
def _edge(value: str | None, *, last: bool) -> datetime.date | None:
    if value is None:
        return None
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if len(parts) == 3:
        return datetime.date(year, month, parts[2])
    if not last:
        return datetime.date(year, month, 1)
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)
