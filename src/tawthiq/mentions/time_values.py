"""What the words of a time expression say, before anyone knows the day they count from."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class When:
    """A bundle of what was said; `None` and `False` stand for "not said".

    `offset` counts days from the reference day; `order` is -1 (last), 0 (this) or 1 (next); `rolling` means counted
    back from today ("the past week") and not by the calendar; `count` of `unit`s, `about` so many, or `vague`;
    `edge` is the start, middle or end of a period, `during` its whole length; `shape` names how `first` and `last`, or
    the rest, are to be read; `war` says that a war is named.
    """

    part: str | None = None
    offset: int | None = None
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None
    lunar: bool = False
    order: int | None = None
    rolling: bool = False
    unit: str | None = None
    count: int | None = None
    vague: bool = False
    about: bool = False
    edge: str | None = None
    during: bool = False
    shape: str | None = None
    first: When | None = None
    last: When | None = None
    number: int | None = None
    war: bool = False


SILENT = When()
_NAMES = tuple(field.name for field in fields(When))
_LATER_WINS = frozenset({"unit", "part", "number", "shape", "count", "first", "last"})


def merge(parts: list[When]) -> When | None:
    """All that the parts say together, or `None` where two of them disagree."""
    telling = [part for part in parts if part is not SILENT]
    if len(telling) == 1:
        return telling[0]
    said: dict[str, object] = {}
    for part in telling:
        for name in _NAMES:
            value = getattr(part, name)
            if value is None or value is False:
                continue
            if said.get(name, value) != value and name not in _LATER_WINS:
                return None
            said[name] = value
    return When(**said)  # type: ignore[arg-type]
