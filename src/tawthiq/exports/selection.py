"""What of a large case its page shows: all of it where people can read that, else the incidents with the most harm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawthiq.model import Incident, Range, Report

MOST_INCIDENTS = 300
MOST_REPORTS = 600
"""Some 15 MB of page, which is about what a browser opens without a wait. Everything is in the files beside it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The reports and incidents that are shown, each in the order of the case, and whether that is all of them.

    `claim_count` is of the whole case.
    """

    reports: tuple[Report, ...]
    incidents: tuple[Incident, ...]
    is_whole: bool
    claim_count: int


def select(reports: Sequence[Report], incidents: Sequence[Incident]) -> Selection:
    """The incidents with the most people killed at the least, then injured, then the latest; and their reports.

    An incident is shown with all its reports, so one that would bring in too many is left out, unless it is the first.
    Where there is room, other reports follow, in order.
    """
    count = len({claim.id for report in reports for claim in report.claims})
    if len(incidents) <= MOST_INCIDENTS and len(reports) <= MOST_REPORTS:
        return Selection(tuple(reports), tuple(incidents), True, count)
    shown: set[str] = set()
    chosen: set[str] = set()
    for incident in sorted(incidents, key=_rank):
        wanted = shown | set(incident.reports)
        if len(chosen) < MOST_INCIDENTS and (not chosen or len(wanted) <= MOST_REPORTS):
            chosen.add(incident.id)
            shown = wanted
    for report in reports:
        if len(shown) >= MOST_REPORTS:
            break
        shown.add(report.document.doc_id)
    return Selection(
        tuple(report for report in reports if report.document.doc_id in shown),
        tuple(incident for incident in incidents if incident.id in chosen),
        False,
        count,
    )


def _rank(incident: Incident) -> tuple[int, int, int, str]:
    day = int((incident.start or "0").replace("-", ""))
    return (-_least(incident.killed.values()), -_least(incident.injured.values()), -day, incident.id)


def _least(ranges: Iterable[Range]) -> int:
    return max((value.minimum or 0 for value in ranges), default=0)
