"""Incidents as a table for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from tawthiq.cli.wording import days_words, grade_words, range_words
from tawthiq.model import Grade, Incident, Range

_HEADINGS = ("day", "place", "killed", "injured", "said to be by", "sources", "grade")


MOST = 50
"""The most rows: who wants more has the page."""


def incident_table(incidents: Sequence[Incident], by_people: Callable[[str], Grade | None] = lambda _: None) -> Table:
    """One row an incident: when, where, how many, who is accused, independent sources, grade.

    `by_people` gives by an incident's id the grade that people set, which then stands first.
    """
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
            grade_words(incident.grade.value, by_people(incident.id)),
        )
        table.add_row(*map(Text, cells))
    return table


def _days(incident: Incident) -> str:
    return days_words(incident.start, incident.end)


def _ranges(ranges: Mapping[str, Range]) -> str:
    return "\n".join(f"{who} {range_words(value.minimum, value.maximum)}" for who, value in ranges.items()) or "-"
