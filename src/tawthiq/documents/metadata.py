"""What is known about a report beside its words."""

from __future__ import annotations

import dataclasses
import datetime
import re
from dataclasses import dataclass

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]|$)")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A report's circumstances where the input states them; `None` where it does not."""

    title: str | None = None
    published: datetime.date | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """These circumstances, and those of `other` where these say nothing."""
        mine = {one.name: getattr(self, one.name) for one in dataclasses.fields(self)}
        return dataclasses.replace(other, **{name: value for name, value in mine.items() if value is not None})


def parse_day(value: str) -> datetime.date:
    """The calendar day of `2018-11-18` or of `2018-11-18T09:30:00+03:00`, as written there, without conversion.

    Raises ValueError for anything else, week dates and `20181118` included.
    """
    value = value.strip()
    if not _DAY.match(value):
        raise ValueError(f"{value!r} is not a date")
    return datetime.datetime.fromisoformat(value).date()


def parse_language(value: str) -> str:
    """The code of the language in lower case: `ar` of `ar`, `AR` and `ar-SY`. Raises ValueError for anything else."""
    match = _LANGUAGE.fullmatch(value.strip())
    if match is None:
        raise ValueError(f"{value!r} is not a language code")
    return match.group(1).lower()


def day_of(value: object) -> datetime.date | None:
    """The day that a value states as `parse_day` reads it, `None` where it states none."""
    try:
        return parse_day(value) if isinstance(value, str) else None
    except ValueError:
        return None


def tidy(value: object) -> str | None:
    """A line of words with one space between them, `None` where there are none."""
    if not isinstance(value, str):
        return None
    letters = "".join(letter if letter.isprintable() else " " for letter in value)
    return " ".join(letters.split()) or None
