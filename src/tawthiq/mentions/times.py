"""Time mentions of a report, resolved to days, months or years where the words and the dateline allow it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tawthiq.lang.calendar import TimeWords
from tawthiq.mentions.time_datelines import TOP, full_date
from tawthiq.mentions.time_days import Known, latest_day
from tawthiq.mentions.time_grammar import parse
from tawthiq.mentions.time_items import Item, read_items
from tawthiq.mentions.time_reference import find_known
from tawthiq.mentions.time_resolution import resolve
from tawthiq.mentions.time_values import When
from tawthiq.model import Span
from tawthiq.text import Token


class TimeKind(StrEnum):
    """What stretch of time an expression means."""

    DAY = "day"
    INTERVAL = "interval"
    PERIOD = "period"
    SINCE = "since"
    DURATION_PAST = "duration_past"
    PAGE = "page"  # the day on which the page says that it was published


@dataclass(frozen=True, slots=True)
class TimeMention:
    """`span` covers the whole expression; `start` and `end` are inclusive ISO days, months or years.

    Both are `None` where nothing fixes them; a stretch up to now of unknown length ("the past few days") has an end
    only. `cumulative` says that a figure beside it is a running total rather than the toll of one day. `deduced` says
    that its year is only the latest that fits its weekday, day and month; `dateline` that it is the report's own date.
    """

    span: Span
    start: str | None
    end: str | None
    kind: TimeKind
    cumulative: bool
    deduced: bool = False
    dateline: bool = False

    @property
    def day(self) -> datetime.date | None:
        """The one day that it is; `None` for longer ones and those that nothing fixes."""
        if self.start is None or self.start != self.end or len(self.start) != len("2014-10-24"):
            return None
        return datetime.date.fromisoformat(self.start)


_KINDS = {
    "DAY": TimeKind.DAY,
    "NIGHTS": TimeKind.INTERVAL,
    "RANGE": TimeKind.INTERVAL,
    "PERIOD": TimeKind.PERIOD,
    "MONTHP": TimeKind.PERIOD,
    "YEARP": TimeKind.PERIOD,
    "PAST": TimeKind.DURATION_PAST,
    "BACK": TimeKind.DAY,
    "SINCED": TimeKind.SINCE,
    "DATELINE": TimeKind.PAGE,
}


def find_times(
    tokens: Sequence[Token], text: str, words: TimeWords, published: datetime.date | None
) -> list[TimeMention]:
    """All time expressions in order, never overlapping.

    Weekdays count back from the reference day (see `reference_day`), a day and month without a year is the latest not
    after it. Nothing is taken from a clock: without a reference, relative words stay unresolved.
    """
    items = parse(read_items(tokens, text, words))
    known = find_known(items, published, words.latest_year)
    return [_mention(item, name, known) for item in items for name in item.classes if name in _KINDS]


def reference_day(
    tokens: Sequence[Token], text: str, words: TimeWords, published: datetime.date | None
) -> datetime.date | None:
    """The day that relative words count from.

    It is the publication day, unless the text says otherwise ("today, Wednesday" in a report dated a Thursday). Without
    one, it is the only full date in the text that is called today or agrees with it; `None` where there is none.
    """
    return find_known(parse(read_items(tokens, text, words)), published, words.latest_year).reference


def _mention(item: Item, name: str, known: Known) -> TimeMention:
    start, end = resolve("DAY" if name == "DATELINE" else name, item.when, known)
    weeks_back = name == "BACK" and item.when.unit not in {"day", "hour"}
    kind = TimeKind.PERIOD if weeks_back else _KINDS[name]
    by_itself = known.reference is None and latest_day(item.when, known) is not None
    deduced = start is not None and item.when.year is None and (known.deduced or by_itself)
    dateline = known.dateline is not None and known.dateline == full_date(item.when) and item.start < TOP
    return TimeMention(Span(item.start, item.end), start, end, kind, _cumulative(item, name), deduced, dateline)


def _cumulative(item: Item, name: str) -> bool:
    when = item.when
    if name == "PAST":
        return not (when.unit == "hour" and (when.count or 0) <= 24)
    if name in {"PERIOD", "MONTHP", "YEARP"}:
        return when.unit != "weekend" and (when.during or when.edge is None)
    if name == "RANGE":
        return not (when.first and when.first.part)
    return name == "SINCED" and not (when.first and _is_near(when.first))


def _is_near(when: When) -> bool:
    """Whether it names a day by its nearness, or a part of a day: what happened since is one event's time."""
    return when.offset is not None or (when.part is not None and when.weekday is not None)
