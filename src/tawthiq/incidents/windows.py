"""The days on which a claim's event can have happened."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tawthiq.model import Claim, Document

LONGEST = 10  # days: an incident claim that is vaguer than this says nothing by which it can be linked
UNSTATED_BACK = 2  # days: a report that names no day is taken to speak of its publication day or the two before


class DayRelation(StrEnum):
    """How two claims stand in time."""

    SAME = "same"
    BLURRED = "blurred"
    ADJACENT = "adjacent"
    UNSAID = "unsaid"
    APART = "apart"


# As in places.py: read once, for they are needed for every pair.
_SAME, _BLURRED, _ADJACENT = DayRelation.SAME, DayRelation.BLURRED, DayRelation.ADJACENT
_UNSAID, _APART = DayRelation.UNSAID, DayRelation.APART


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """First and last possible day; `tolerance` days more on both sides; `stated` where the words give the days."""

    first: datetime.date
    last: datetime.date
    tolerance: int
    stated: bool

    @property
    def length(self) -> int:
        """How many days it spans."""
        return (self.last - self.first).days + 1

    def days(self) -> Iterator[datetime.date]:
        """Every day it can touch, with the tolerance."""
        for offset in range(-self.tolerance, self.length + self.tolerance):
            yield self.first + datetime.timedelta(days=offset)


def window_of(claim: Claim, document: Document, *, back: int = UNSTATED_BACK) -> Window | None:
    """When a claim's event can have been, or `None` where nothing tells.

    A day that is the report's own publication day is blurred by one day: night strikes and time zones move it, and a
    reader cannot tell "today" from a dateline. A claim without a day gets the publication day and the `back` days
    before.
    """
    time = claim.time
    return _window(time.first_day() if time else None, time.last_day() if time else None, document.published, back)


@lru_cache(maxsize=1 << 16)  # the days of a case are few: claims of the same days share one window
def _window(
    first: datetime.date | None, last: datetime.date | None, published: datetime.date | None, back: int
) -> Window | None:
    if first is not None and last is not None and first <= last:
        if (last - first).days >= LONGEST:
            return None
        return Window(first, last, int(published is not None and last == published), True)
    if published is None:
        return None
    return Window(published - datetime.timedelta(days=back), published, 0, False)


def relate_days(first: Window | None, second: Window | None) -> DayRelation:
    """How two windows stand: the same days, perhaps the same, one day after the other, nothing to tell by, or apart.

    Two stated days that follow each other are not yet apart: a strike at night has both.
    """
    if first is None or second is None:
        return _UNSAID
    stated = first.stated and second.stated
    if second.first <= first.last and first.first <= second.last:
        return _SAME if stated else _BLURRED
    gap = max((second.first - first.last).days, (first.first - second.last).days)
    beyond = gap - max(first.tolerance, second.tolerance)
    if beyond > 0:
        return _ADJACENT if beyond == 1 and stated else _APART
    return _BLURRED
