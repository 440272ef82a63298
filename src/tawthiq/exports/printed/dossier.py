"""What a printed report shows of a case."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.exports.moment import Moment
from tawthiq.exports.summaries import NO_TABLES, Tables
from tawthiq.model import Incident, Report


@dataclass(frozen=True, slots=True)
class Filed:
    """A file of the evidence register: its hash, name and size, when and by whom it was received first (`None` where
    that was not stated), and how many reports are in it.
    """

    sha256: str
    name: str | None
    bytes: int
    received_at: str | None
    received_by: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class LogMark:
    """An entry of the case's log: its number, time (UTC, or `None`) and hash."""

    seq: int
    time: str | None
    hash: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Which incidents were asked for. Days are ISO; an empty field asks for nothing. `all` counts those that fit."""

    since: str | None = None
    until: str | None = None
    place: str | None = None
    party: str | None = None
    grades: Sequence[str] = ()
    incidents: Sequence[str] = ()
    all: int = 0


@dataclass(frozen=True, slots=True)
class Withheld:
    """How often what was taken out, by kind (see `printed/redacting.py`), and how coordinates were made coarse."""

    counts: Mapping[str, int]
    coordinates: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case, or some incidents of it, with all that is printed of them.

    `reports` are those of the incidents, by id; `moments` say by an incident's id how it moved. `log` is the entry of
    the build that all of it comes from. `withheld` is `None` where nothing was redacted. `names` are
    those of public tables, for the summaries.
    """

    name: str
    reports: tuple[Report, ...]
    incidents: tuple[Incident, ...]
    moments: Mapping[str, tuple[Moment, ...]]
    evidence: tuple[Filed, ...]
    log: LogMark
    rule_set: str
    languages: tuple[str, ...] = ()
    as_of: datetime.date | None = None
    choice: Choice = field(default=Choice())
    withheld: Withheld | None = None
    names: Tables = NO_TABLES
