"""Incidents as the rows of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.model import Place, Precision, Range, Span
from tawthiq.pipeline import grade_of


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident; `killed` and `injured` are the ranges of civilians and of all people, where there are any."""

    id: str
    place: Place | None
    start: str | None
    end: str | None
    civilians: Range | None
    people: Range | None
    injured: Range | None
    parties: Sequence[str]
    origins: int
    grade: str
    by_rules: str | None


def incident_rows(incidents: Sequence[Mapping[str, Any]]) -> Sequence[IncidentRow]:
    """The rows, in the order given."""
    return [incident_row(one) for one in incidents]


def incident_row(incident: Mapping[str, Any]) -> IncidentRow:
    """An incident as a `Catalogue` keeps it; `by_rules` is the grade of the rules where people set another."""
    grade = grade_of(incident)
    return IncidentRow(
        id=incident["id"],
        place=place_of(incident["place"]),
        start=incident["time"]["start"],
        end=incident["time"]["end"],
        civilians=_range(incident["killed"].get("civilians")),
        people=_range(incident["killed"].get("people")),
        injured=_range(incident["injured"].get("people") or incident["injured"].get("civilians")),
        parties=[one["name"] for one in incident["belligerents"]],
        origins=incident["origins"],
        grade=grade,
        by_rules=incident["grade"] if grade != incident["grade"] else None,
    )


def place_of(place: Mapping[str, Any] | None) -> Place | None:
    """The place of an incident as the words of the report take it; its span is that of its own name."""
    if place is None:
        return None
    precision = place.get("precision")
    return Place(
        name=place["name"],
        span=Span(0, len(place["name"])),
        lat=place.get("lat"),
        lon=place.get("lon"),
        admin1=place.get("admin1"),
        country=place.get("country"),
        precision=Precision(precision) if precision is not None else None,
        id=place.get("id"),
        near=place.get("near"),
        proper=place.get("proper"),
    )


def _range(value: Mapping[str, Any] | None) -> Range | None:
    return Range(value["min"], value["max"], ()) if value is not None else None
