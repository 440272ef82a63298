"""What of a large case its page shows: all of it where people can read that, else the incidents with the most harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.exports.brief import Brief

MOST_INCIDENTS = 100
MOST_REPORTS = 300
"""Some 5 MB of page, which a telephone opens too, without a wait. Everything is in the files beside it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The ids of the reports and incidents that are shown, each in the order of the case; is that all of them?"""

    reports: tuple[str, ...]
    incidents: tuple[str, ...]
    is_whole: bool


def select(reports: Sequence[str], incidents: Sequence[Brief]) -> Selection:
    """The incidents with the most people killed at the least, then injured, then the latest; and their reports.

    `reports` are the ids of all reports. An incident is shown with all its reports, so one that would bring in too
    many is left out, unless it is the first. Where there is room, other reports follow, in order.
    """
    if len(incidents) <= MOST_INCIDENTS and len(reports) <= MOST_REPORTS:
        return Selection(tuple(reports), tuple(incident.id for incident in incidents), True)
    shown: set[str] = set()
    chosen: set[str] = set()
    for incident in sorted(incidents, key=lambda one: one.rank):
        if len(chosen) == MOST_INCIDENTS:
            break
        wanted = shown | set(incident.reports)
        if not chosen or len(wanted) <= MOST_REPORTS:
            chosen.add(incident.id)
            shown = wanted
    for report in reports:
        if len(shown) >= MOST_REPORTS:
            break
        shown.add(report)
    return Selection(
        tuple(report for report in reports if report in shown),
        tuple(incident.id for incident in incidents if incident.id in chosen),
        False,
    )
