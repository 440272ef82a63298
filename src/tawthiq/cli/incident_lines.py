"""Incidents as a table of one line each, as many as there are: to be read in a pager or searched with grep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size

from tawthiq.cli.wording import code_words, days_words, grade_words, one_line, padded, ranges_words

_HEADINGS = ("id", "day", "place", "killed", "injured", "said to be by", "origins", "grade", "strike status")
_LONGEST = {"place": 32, "said to be by": 44}  # columns; figures are never cut
_GAP = "  "


def incident_lines(incidents: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line of headings, then one line an incident, as `incidents.jsonl` has it and in its order."""
    rows = [_HEADINGS, *map(_cells, incidents)]
    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    for row in rows:
        yield _GAP.join(map(padded, row, widths)).rstrip()


def _cells(incident: Mapping[str, Any]) -> Sequence[str]:
    place = incident["place"]
    cells = (
        incident["id"],
        days_words(incident["time"]["start"], incident["time"]["end"]),
        place["name"] if place else "not known",
        ranges_words(incident["killed"]),
        ranges_words(incident["injured"]),
        ", ".join(accused["name"] for accused in incident["belligerents"]) or "not stated",
        str(len(incident["origins"])),
        grade_words(incident["grade"], incident.get("decided", {}).get("grade")),
        code_words(incident["strike_status"]),
    )
    return tuple(_cut(one_line(text), _LONGEST.get(name)) for name, text in zip(_HEADINGS, cells, strict=True))


def _cut(text: str, longest: int | None) -> str:
    if longest is None or cell_len(text) <= longest:
        return text
    return set_cell_size(text, longest - 1).rstrip() + "\u2026"
