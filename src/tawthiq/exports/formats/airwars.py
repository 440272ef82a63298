"""Airwars' public rows: civilians killed and injured, from a least to a most, and who is said to have done it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tawthiq.codebooks import country, load_codebook
from tawthiq.exports.formats.event import Bounds, Event, Site
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Notes
from tawthiq.exports.formats.table import degrees, listed, table
from tawthiq.exports.formats.validation import Cell, Cells, check_bounds

_RULES = "airwars"
_FIGURES = {
    "civilians_killed_min": "killed_min",
    "civilians_killed_max": "killed_max",
    "civilians_injured_min": "injured_min",
    "civilians_injured_max": "injured_max",
}
_EXACT = {"village": "village", "town": "town", "city": "city", "district": "neighbourhood_area"}
_ACCURACY = {2: "nearby_landmark", 3: "district", 4: "province_governorate", 6: "country"}


def row(event: Event, notes: Notes) -> Cells | None:
    """The event's row, or none where nobody alleges harm to civilians or no day is known."""
    if _RULES not in event.qualifying:
        notes.left_out = "no source speaks of civilians killed or injured; Airwars records harm to civilians"
        return None
    if not event.start:
        notes.left_out = "no day is known"
        return None
    figures = event.conventions.get("airwars", {})
    graded = event.rule_set == _RULES
    notes.lose("grading", "" if graded else f"{event.grade}: its rule set is {event.rule_set}, whose grades are others")
    return {
        "unique_reference_code": event.id,
        "date": event.start,
        "strike_status": event.strike_status,
        "belligerent_list": listed([one.name for one in event.parties], ","),
        **({"grading": event.grade} if graded else {}),
        **{name: value for name, key in _FIGURES.items() if (value := figures.get(key)) is not None},
        **_militants(event.killed),
        **(_where(event.site, notes) if event.site else {}),
    }


def _militants(killed: Mapping[str, Bounds]) -> dict[str, Cell]:
    value = killed.get("combatants")
    edges = {"militants_killed_min": value.least, "militants_killed_max": value.most} if value else {}
    return {name: edge for name, edge in edges.items() if edge is not None}


def _where(site: Site, notes: Notes) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"country": country(site.country).name}
    if site.lat is None or site.lon is None:
        notes.lose("point", f"no coordinates; the place was {site.name}, {site.admin1}")
    else:
        cells |= {"latitude": degrees(site.lat), "longitude": degrees(site.lon)}
    accuracy = (
        _EXACT.get(site.kind or "", "exact_location") if site.precision == 1 else _ACCURACY.get(site.precision or 0)
    )
    if accuracy:
        cells["geolocation_accuracy"] = accuracy
    elif site.precision:
        notes.lose("geolocation_accuracy", f"precision {site.precision} has no word")
    return cells


def check(cells: Cells) -> Iterator[str]:
    """Ranges that are not crossed."""
    for group in ("civilians_killed", "civilians_injured", "militants_killed"):
        yield from check_bounds(cells, f"{group}_min", f"{group}_max")


AIRWARS = Format(
    name="airwars",
    ending="csv",
    about="Airwars' public row, 17 columns: civilians killed and injured",
    carries=frozenset({"accused", "grade", "strike_status"}),
    conventions=(
        "whom it counts: civilians; an incident is a row where a source alleges that civilians were killed or injured",
        "min, max: the lowest and the highest number of civilians over the independent sources; people whose status "
        "nobody states "
        "are no civilians",
        "an empty maximum is open ('at least'); an empty minimum is not known, and is no zero",
        "militants: those whom sources call fighters, soldiers or armed",
        "grading: the grade, where the case is graded by Airwars' rules; date: the first day it may have been on",
        "geolocation_accuracy: from the precision of the place; unique_reference_code has this program's id",
    ),
    write=table(load_codebook("airwars"), row, check),
)
