"""The totals at the head of a case: only incidents that its rule set lets stand, minima summed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tawthiq.exports.brief import Brief


@dataclass(frozen=True, slots=True)
class Headline:
    """`civilians` and `people` are sums of minima; `silent` counted incidents give no minimum for civilians.

    Where an incident has no figure for all the dead, or a lower one, its civilians stand for it: they are people.
    """

    incidents: int
    counted: int
    civilians: int
    people: int
    silent: int


def headline(incidents: Collection[Brief]) -> Headline:
    """The published convention of Airwars: what can be stood by, at the least."""
    counted = [incident for incident in incidents if incident.is_counted]
    civilians = [incident.civilians for incident in counted]
    return Headline(
        incidents=len(incidents),
        counted=len(counted),
        civilians=sum(value for value in civilians if value is not None),
        people=sum(max(incident.people or 0, incident.civilians or 0) for incident in counted),
        silent=civilians.count(None),
    )
