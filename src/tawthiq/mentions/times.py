"""Time mentions of a report, resolved to days, months or years where the words and the dateline allow it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tawthiq.lang.calendar import TimeWords
from tawthiq.mentions.time_datelines import TOP, full_date
from tawthiq.mentions.time_days import Known, latest_day
from tawthiq.mentions.time_grammar import parse
from tawthiq.mentions.time_items import Item, read_items
from tawthiq.mentions.time_reach import Reach, reach_of
from tawthiq.mentions.time_reference import find_known
from tawthiq.mentions.time_resolution import resolve
from tawthiq.mentions.time_values import SILENT, When
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
    only. `reach` says whether a figure beside it sums over all of it; `deduced` that its year is only the latest that
    fits its weekday, day and month; `dateline` that it is the report's own date; `age` is how many days before the day
    of the report it ended, where both are known; `war` that it counts from the beginning of a war.
    """

    span: Span
    start: str | None
    end: str | None
    kind: TimeKind
    reach: Reach
    deduced: bool = False
    dateline: bool = False
    age: int | None = None
    war: bool = False

    @property
    def cumulative(self) -> bool:
        """Whether a figure beside it is, or can be, a running total rather than the toll of one attack."""
        return self.reach is not Reach.WITHIN

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
_STOPS = frozenset({"DOT", "BREAK"})


def find_times(
    tokens: Sequence[Token], text: str, words: TimeWords, published: datetime.date | None
) -> list[TimeMention]:
    """All time expressions in order, never overlapping.

    Weekdays count back from the reference day (see `reference_day`), a day and month without a year is the latest not
    after it. Nothing is taken from a clock: without a reference, relative words stay unresolved.
    """
    items = parse(read_items(tokens, text, words))
    known = find_known(items, published, words.latest_year)
    found: list[TimeMention] = []
    told = known
    for item in items:
        if item.when is SILENT:
            told = known if told is not known and item.classes & _STOPS else told
            continue
        found += [_mention(item, name, told) for name in item.classes if name in _KINDS]
        if known.reference and _is_yesterday(item.when):
            told = replace(known, told=known.reference - datetime.timedelta(days=1))
        if "SHIFTED" in item.classes and (mention := _shifted(item, found)):
            found.append(mention)
    return found if known.reference else _aged(found)


def _aged(mentions: Sequence[TimeMention]) -> list[TimeMention]:
    """The times of a report that nothing dates, with their age at the latest day that it names."""
    latest = max((mention.day for mention in mentions if mention.day), default=None)
    return [replace(mention, age=_days_before(mention.end, latest)) for mention in mentions]


def reference_day(
    tokens: Sequence[Token], text: str, words: TimeWords, published: datetime.date | None
) -> datetime.date | None:
    """The day that relative words count from.

    It is the publication day, unless the text says otherwise ("today, Wednesday" in a report dated a Thursday). Without
    one, it is the only full date in the text that is called today or agrees with it; `None` where there is none.
    """
    return find_known(parse(read_items(tokens, text, words)), published, words.latest_year).reference


def _is_yesterday(when: When) -> bool:
    """Whether it names yesterday: the nights and hours that its sentence goes on to tell count from then."""
    return when.offset == -1 and when.part not in {"past-night", "over-night"}


def _mention(item: Item, name: str, known: Known) -> TimeMention:
    start, end = resolve("DAY" if name == "DATELINE" else name, item.when, known)
    weeks_back = name == "BACK" and item.when.unit not in {"day", "hour"}
    kind = TimeKind.PERIOD if weeks_back else _KINDS[name]
    by_itself = known.reference is None and latest_day(item.when, known) is not None
    deduced = start is not None and item.when.year is None and (known.deduced or by_itself)
    dateline = known.dateline is not None and known.dateline == full_date(item.when) and item.start < TOP
    reach = reach_of(name, item.when)
    war = item.when.war or (start is not None and start == known.war)
    return TimeMention(
        Span(item.start, item.end), start, end, kind, reach, deduced, dateline, _days_before(end, known.reference), war
    )


def _shifted(item: Item, before: Sequence[TimeMention]) -> TimeMention | None:
    """The day so many days after the last one named, or that time again ("back then"); `None` where none was named."""
    shift = item.when.count or 0
    last = next((mention for mention in reversed(before) if mention.day or (not shift and _is_one(mention))), None)
    if last is None:
        return None
    span = Span(item.start, item.end)
    if last.day is None or not shift:
        return replace(last, span=span, dateline=False)
    day = (last.day + shift * datetime.timedelta(days=1)).isoformat()
    age = None if last.age is None else max(last.age - shift, 0)
    return TimeMention(span, day, day, TimeKind.DAY, Reach.WITHIN, last.deduced, age=age)


def _is_one(mention: TimeMention) -> bool:
    return mention.start is not None and mention.reach is not Reach.ALL and mention.kind is not TimeKind.PAGE


def _days_before(end: str | None, day: datetime.date | None) -> int | None:
    if end is None or day is None:
        return None
    last = end + {4: "-12-31", 7: "-28"}.get(len(end), "")
    return max((day - datetime.date.fromisoformat(last)).days, 0)
