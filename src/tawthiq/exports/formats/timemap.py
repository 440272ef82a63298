"""TimeMap (Forensic Architecture): events in time and space, and the associations by which they are filtered."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from tawthiq.exports.formats.event import Event
from tawthiq.exports.formats.flat import described
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Events, Notes
from tawthiq.exports.formats.table import degrees

_GRADE, _PARTY = "grade", "party"


def write(stream: BinaryIO, events: Events) -> None:
    """An object with `events` and `associations`, as TimeMap's two addresses of these names give them."""
    known: dict[str, dict[str, Any]] = {}
    first = True
    stream.write(b'{"events": [\n')
    for event, notes in events():
        if not event.start and (event.site is None or event.site.lat is None):
            notes.left_out = "neither a day nor coordinates are known; TimeMap asks for one of them"
            continue
        stream.write(
            ("" if first else ",\n").encode() + json.dumps(entry(event, notes, known), ensure_ascii=False).encode()
        )
        first = False
    associations = json.dumps([known[key] for key in sorted(known)], ensure_ascii=False, indent=1)
    stream.write(f'\n], "associations": {associations}}}\n'.encode())


def entry(event: Event, notes: Notes, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The event as TimeMap's schema has it: strings throughout. Its associations are added to those that are known."""
    notes.lose("days", f"{event.start} to {event.end} stands as its first day" if event.days > 1 else "")
    site = event.site
    year, month, day = event.start.split("-") if event.start else ("", "", "")
    named = [(_GRADE, event.grade), *((_PARTY, one.name) for one in event.parties)]
    for kind, name in named:
        key = f"{kind}: {name}"
        known.setdefault(key, {"id": key, "title": name, "desc": "", "mode": "FILTER", "filter_paths": [kind, name]})
    result: dict[str, Any] = {
        "id": event.id,
        "description": described(event),
        "date": f"{month}/{day}/{year}" if event.start else "",
        "time": "",
        "location": ", ".join(filter(None, (site.name, site.admin1))) if site else "",
        "category": event.strike_status,
        "associations": list(dict.fromkeys(f"{kind}: {name}" for kind, name in named)),
        "sources": [],
    }
    if site and site.lat is not None and site.lon is not None:
        result |= {"latitude": degrees(site.lat), "longitude": degrees(site.lon)}
    else:
        notes.lose("point", "no coordinates are known")
    return result


TIMEMAP = Format(
    name="timemap",
    ending="json",
    about="TimeMap of Forensic Architecture: events and associations",
    carries=frozenset({"accused", "grade", "strike_status", "ranges", "unknown", "injured", "groups", "place"}),
    conventions=(
        "whom it counts: the description says whom, in codes and numbers",
        "date is the first day it may have been on, month first; associations are the grade and those accused",
        "'events' and 'associations' are what TimeMap loads from the addresses of these names; sources are left out",
    ),
    write=write,
)
