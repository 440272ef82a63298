"""What the page has to know of every incident of a case, shown or not: its rank and what it adds to the totals."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from tawthiq.model import Incident, Range


@dataclass(frozen=True, slots=True)
class Brief:
    """An incident in brief: the day it began (ISO, empty where none is known), its reports, the most that were killed
    and injured at the least, whether its grade counts, and the least civilians and people killed, `None` where no
    number is given.
    """

    id: str
    start: str
    reports: tuple[str, ...]
    killed: int
    injured: int
    is_counted: bool
    civilians: int | None
    people: int | None

    @property
    def order(self) -> tuple[str, str]:
        """The order of incidents: by start and id, those without a day last."""
        return (self.start or "9999", self.id)

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """Incidents with the most harm first: people killed, injured, then the latest."""
        return (-self.killed, -self.injured, -int((self.start or "0").replace("-", "")), self.id)

    def to_text(self) -> str:
        """As one line, for `from_text`."""
        return json.dumps(astuple(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, line: str) -> Brief:
        """What `to_text` gave; for anything else ValueError or TypeError."""
        id_, start, reports, *others = json.loads(line)
        return cls(id_, start, tuple(reports), *others)


def brief_of(incident: Incident) -> Brief:
    """An incident in brief."""
    return Brief(
        id=incident.id,
        start=incident.start or "",
        reports=incident.reports,
        killed=_least(incident.killed.values()),
        injured=_least(incident.injured.values()),
        is_counted=incident.grade.is_counted,
        civilians=_minimum(incident, "civilians"),
        people=_minimum(incident, "people"),
    )


def _least(ranges: Iterable[Range]) -> int:
    return max((value.minimum or 0 for value in ranges), default=0)


def _minimum(incident: Incident, whom: str) -> int | None:
    value = incident.killed.get(whom)
    return value.minimum if value else None
