"""Incidents as marks on a map: where they are as far as it is known, and where their badges lead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tawthiq.exports.case_map import reach_of, spot_of
from tawthiq.web.views.incident_rows import IncidentRow


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot in degrees, rounded as everywhere, and the kilometres about it within which the place may be."""

    lat: float
    lon: float
    reach: int


def map_marks(rows: Sequence[IncidentRow]) -> Sequence[Mark | None]:
    """The mark of each row, `None` where no coordinates are known."""
    return [_mark(row) for row in rows]


def badge_link(rows: Sequence[IncidentRow], first: int) -> Callable[[tuple[int, ...]], str]:
    """Where a badge of the drawn map leads: to its incident, or of several to the first of them in the list, whose
    rows are numbered from `first`.
    """

    def link(numbers: tuple[int, ...]) -> str:
        return f"/incidents/{rows[numbers[0] - first].id}" if len(numbers) == 1 else f"#n-{numbers[0]}"

    return link


def _mark(row: IncidentRow) -> Mark | None:
    spot = spot_of(row.place) if row.place else None
    return Mark(spot[1], spot[0], reach_of(row.place)) if row.place and spot else None
