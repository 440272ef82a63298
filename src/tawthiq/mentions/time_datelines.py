"""The date that a report bears: its dateline, or the line on which the page says when it was published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tawthiq.mentions.time_days import calendar_day
from tawthiq.mentions.time_items import Item
from tawthiq.mentions.time_values import When

TOP = 500  # characters of a page in which a date is taken for the dateline
_HEAD = 6  # items before a dateline: place and agency
_MARKS = frozenset({"MARK", "COMMA", "DASH", "DOT", "SLASH", "OPEN", "CLOSE"})
_CLOCK = _MARKS | {"NUM", "CE", "CLOCK"}
_CRAWLED = datetime.timedelta(days=31)  # a date alone on its line this far from the metadata is of the page's visit


def find_dateline(items: Sequence[Item], published: datetime.date | None) -> When | None:
    """The report's own day in its words: a date that it calls so, that heads its text, or that is alone on a line."""
    named = [item for item in items if "DATELINE" in item.classes and full_date(item.when)]
    if named:
        return named[0].when if published or _agree(named) else None
    at_top = takewhile(lambda line: not line or line[0].start < TOP, _lines(items))
    lines = [line for line in at_top if line]
    for line in lines[:2] if len(lines) > 1 else lines:  # the headline and the text's first line
        dated = _in_head(line)
        if dated is not None and not _alone(line):
            return dated.when
    alone = [item for line in lines if (item := _alone(line))]
    if not alone or not _agree(alone):
        return None
    day = full_date(alone[0].when)
    return alone[0].when if day and (published is None or abs(day - published) <= _CRAWLED) else None


def full_date(when: When) -> datetime.date | None:
    """The day of a date with its year."""
    return calendar_day(when.year, when.month, when.day) if when.year and when.month and when.day else None


def _agree(items: Sequence[Item]) -> bool:
    return len({full_date(item.when) for item in items}) == 1


def _lines(items: Sequence[Item]) -> Iterator[list[Item]]:
    line: list[Item] = []
    for item in items:
        if "BREAK" in item.classes:
            yield line
            line = []
        else:
            line.append(item)
    yield line


def _alone(line: Sequence[Item]) -> Item | None:
    """The full date that is all a line has, beside clock times and punctuation."""
    words = [item for item in line if not item.classes & _CLOCK]
    return words[0] if len(words) == 1 and "DAY" in words[0].classes and full_date(words[0].when) else None


def _in_head(line: Sequence[Item]) -> Item | None:
    """The date at the head of a line, after the name of an agency, or between a place and a dash."""
    for index, item in enumerate(line):
        if "DAY" not in item.classes or "LED" in item.classes or item.when.lunar or item.when.month is None:
            continue
        before, after = line[:index], line[index + 1 : index + 7]
        if item.when.year is not None and (all(i.classes & _MARKS for i in before) or "WIRE" in before[-1].classes):
            return item
        if index <= _HEAD and item.when.weekday is None and _ends_a_head(after):
            return item
    return None


def _ends_a_head(after: Sequence[Item]) -> bool:
    """Whether a dash follows, after an agency in brackets perhaps ("BEIRUT, Aug 7 (Agency) - ")."""
    rest = list(after)
    if rest and rest[0].classes & {"OPEN", "SLASH"}:
        closes = [i for i, item in enumerate(rest[1:], start=1) if item.classes & {"CLOSE", "SLASH"}]
        rest = rest[closes[0] + 1 :] if closes else []
    return bool(rest) and "DASH" in rest[0].classes
