"""Incidents as a table for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from tawthiq.model import Incident, Range

_HEADINGS = ("day", "place", "killed", "injured", "said to be by", "sources", "grade")


MOST = 50
"""The most rows: who wants more has the page."""


def incident_table(incidents: Sequence[Incident]) -> Table:
    """One row an incident: when, where, how many, who is accused, independent sources, grade."""
    more = f"and {len(incidents) - MOST} more on the page" if len(incidents) > MOST else None
    table = Table(title="Incidents", title_justify="left", caption=more, caption_justify="left")
    for heading in _HEADINGS:
        table.add_column(heading, overflow="fold")
    for incident in incidents[:MOST]:
        cells = (
            _days(incident),
            incident.place.name if incident.place else "not known",
            _ranges(incident.killed),
            _ranges(incident.injured),
            ", ".join(accused.actor.name for accused in incident.belligerents) or "not stated",
            str(len(incident.origins)),
            incident.grade.value,
        )
        table.add_row(*map(Text, cells))
    return table


def _days(incident: Incident) -> str:
    if incident.start is None:
        return "not known"
    return incident.start if incident.end in (None, incident.start) else f"{incident.start} to {incident.end}"


def _ranges(ranges: Mapping[str, Range]) -> str:
    return "\n".join(f"{who} {_range(value)}" for who, value in ranges.items()) or "-"


def _range(value: Range) -> str:
    if value.minimum is None and value.maximum is None:
        return "some"
    if value.maximum is None:
        return f"{value.minimum} or more"
    if value.minimum is None:
        return f"up to {value.maximum}"
    return str(value.minimum) if value.minimum == value.maximum else f"{value.minimum}-{value.maximum}"
