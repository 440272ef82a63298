"""Iraq Body Count's incidents: civilians killed, from a least to a most."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.codebooks import load_codebook
from tawthiq.exports.formats.event import Event
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Notes
from tawthiq.exports.formats.table import listed, table
from tawthiq.exports.formats.validation import Cells, check_bounds, check_days

_BOOK = load_codebook("ibc")
_RULES = "ibc"


def row(event: Event, notes: Notes) -> Cells | None:
    """The event's row, or none where fewer than two sources report deaths of civilians, or day or number is unknown."""
    if _RULES not in event.qualifying:
        notes.left_out = "fewer than two independent sources report deaths of civilians, as Iraq Body Count asks"
        return None
    if not event.start:
        notes.left_out = "no day is known"
        return None
    figures = event.conventions.get("ibc", {})
    edges = {"Reported Minimum": figures.get("min"), "Reported Maximum": figures.get("max")}
    known = {name: edge for name, edge in edges.items() if edge is not None}
    if not known:
        notes.left_out = "no source gives a number of civilians killed"
        return None
    words = [_BOOK.kinds[kind] for kind in event.kinds if kind in _BOOK.kinds]
    notes.lose("kinds", ", ".join(kind for kind in event.kinds if kind not in _BOOK.kinds))
    site = event.site
    return {
        "IBC code": event.id,
        "Start Date": event.start,
        "End Date": event.end,
        "Location": listed([site.name, site.admin1], ", ") if site else "",
        "Weapons": listed(words, "; "),
        "Sources": listed([one.outlet.replace("/", " ").replace(",", " ") for one in event.sources], "; "),
        **known,
    }


def check(cells: Cells) -> Iterator[str]:
    """A range that is not crossed, and days in order."""
    yield from check_bounds(cells, "Reported Minimum", "Reported Maximum")
    yield from check_days(str(cells["Start Date"]), str(cells["End Date"]))


IBC = Format(
    name="ibc",
    ending="csv",
    about="Iraq Body Count's incidents, 10 columns: civilians killed",
    carries=frozenset({"kinds", "place", "days"}),
    conventions=(
        "whom it counts: civilians killed; an incident is a row where two independent sources report deaths of "
        "civilians",
        "Reported Minimum, Reported Maximum: the lowest and the highest number over the independent sources",
        "IBC code has this program's id; Time and Target are empty: the claims do not say them",
    ),
    write=table(_BOOK, row, check),
)
