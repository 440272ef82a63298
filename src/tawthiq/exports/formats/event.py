"""An incident as formats see it: what was concluded, where, by whom it is told, and the claims it rests on.

These are named tuples, because an export makes dozens of them for each incident: a frozen dataclass takes four times as
long to make.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import NamedTuple


class Bounds(NamedTuple):
    """From a least to a most, both counted; `None` is open. `origins` are so many independent ones."""

    least: int | None
    most: int | None
    origins: int = 0


class Site(NamedTuple):
    """Where it was. `name` is in English where the gazetteer knows the place, else in the words of a report.

    `id` is the gazetteer's, `kind` what the place is there (`village`), `admin1` the first-level unit's name, `country`
    the two letters of ISO 3166-1, `lat` and `lon` degrees, `precision` from 1, a point, to 6, a country.
    """

    name: str
    id: str | None = None
    kind: str | None = None
    admin1: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None


class Party(NamedTuple):
    """One who is said to have done it, and its own position. `id` and `kind` are the actors table's, if it is there."""

    id: str | None
    name: str
    kind: str | None
    country: str | None
    answer: str
    denials: tuple[str, ...]
    grade: str
    strike_status: str
    assessment: str = ""
    conceded: Bounds | None = None


class Source(NamedTuple):
    """A report. `number` counts those of an incident from 1; `id` is its own, and empty where that was withheld."""

    number: int
    id: str
    outlet: str
    published: str
    title: str
    url: str
    language: str


class Origin(NamedTuple):
    """An independent source: its name, the actors table's id or none, and the numbers of the reports of it.

    `key` is the same in all incidents, and no name.
    """

    key: str
    name: str
    id: str | None
    sources: tuple[int, ...]


class Figure(NamedTuple):
    """So many of whom met what, as one claim says."""

    outcome: str
    who: str
    least: int | None
    most: int | None


class Statement(NamedTuple):
    """A claim of the incident: who says it in which report (`source`, a number), and what. `words` are the report's."""

    id: str
    source: int
    type: str
    speaker: str
    speaker_id: str | None
    stance: str
    mode: str
    denial: str
    party: str
    party_id: str | None
    figures: tuple[Figure, ...]
    words: str
    start: str
    end: str


class Vague(NamedTuple):
    """A figure without a number, such as "dozens". `number` is what the convention of the case takes it for, if any."""

    outcome: str
    who: str
    claim: str
    number: int | None = None


class Event(NamedTuple):
    """An incident. `start` and `end` are ISO days, or empty. `killed` and `injured` are by population, or `unknown`.

    `conventions` are the figures as recorders enter them, by the name of the convention; `qualifying` those whose
    criterion is met, `assumed` those in which a count in words stands as a number. `kinds` are the kinds of attack that
    its claims state. `bounded` and `set_aside` count figures that are bounds alone, and that gave way to others.
    """

    id: str
    start: str
    end: str
    site: Site | None
    killed: Mapping[str, Bounds]
    injured: Mapping[str, Bounds]
    conventions: Mapping[str, Mapping[str, int | None]]
    qualifying: frozenset[str]
    assumed: frozenset[str]
    parties: tuple[Party, ...]
    origins: tuple[Origin, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    kinds: tuple[str, ...]
    vague: tuple[Vague, ...]
    bounded: int
    set_aside: int
    grade: str
    grade_rule: str
    rule_set: str
    strike_status: str
    claims: int

    @property
    def days(self) -> int:
        """How many days it may have been on; 0 where none is known."""
        if not self.start:
            return 0
        last = datetime.date.fromisoformat(self.end or self.start)
        return (last - datetime.date.fromisoformat(self.start)).days + 1
