"""Whether a figure that stands beside a time sums over all of that time, or is of one event within it."""

from __future__ import annotations

from enum import StrEnum

from tawthiq.mentions.time_values import When

_DAY = 24  # hours
_AT = frozenset({"start", "early", "middle", "end"})  # edges; the other parts of a year are as long as months


class Reach(StrEnum):
    """How far a figure beside a time expression reaches.

    `ALL`: "since March", "over the past week". `OPEN`: "last week", "in March", which may be the time of one attack as
    well. `WITHIN`: a day, a night, "early this month".
    """

    ALL = "all"
    OPEN = "open"
    WITHIN = "within"


def reach_of(name: str, when: When) -> Reach:
    """The reach of an expression of a grammar class."""
    if name == "PAST":
        return Reach.WITHIN if when.unit == "hour" and (when.count or 0) <= _DAY else Reach.ALL
    if name in {"PERIOD", "MONTHP", "YEARP"}:
        return _of_period(when)
    if name == "RANGE":
        return Reach.WITHIN if when.first and when.first.part else Reach.ALL
    return Reach.ALL if name == "SINCED" and not (when.first and _is_near(when.first)) else Reach.WITHIN


def _of_period(when: When) -> Reach:
    if when.unit == "weekend" or (when.edge in _AT and not when.during):
        return Reach.WITHIN
    whole = when.during or when.rolling or when.edge is not None or (when.order == 0 and when.month is None)
    return Reach.ALL if whole else Reach.OPEN


def _is_near(when: When) -> bool:
    """Whether it names a day by its nearness, or a part of a day: what happened since is one event's time."""
    return when.offset is not None or (when.part is not None and when.weekday is not None)
