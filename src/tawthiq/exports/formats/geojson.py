"""GeoJSON (RFC 7946): a feature for each incident, with its ranges, parties, positions and origins as they are."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from tawthiq.exports.formats.event import Bounds, Event
from tawthiq.exports.formats.flat import CARRIED
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Events, Notes


def write(stream: BinaryIO, events: Events) -> None:
    """One feature a line; an incident without a point has no geometry."""
    stream.write(b'{"type": "FeatureCollection", "features": [')
    between = b"\n"
    for event, notes in events():
        stream.write(between + json.dumps(feature(event, notes), ensure_ascii=False).encode())
        between = b",\n"
    stream.write(b"\n]}\n")


def feature(event: Event, notes: Notes) -> dict[str, Any]:
    """The feature of an event; longitude stands first, as the standard has it."""
    site = event.site
    has_point = site is not None and site.lat is not None and site.lon is not None
    notes.lose("point", "" if has_point else "no coordinates are known; the feature has no geometry")
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [site.lon, site.lat]} if site and has_point else None,
        "properties": {
            "date_start": event.start or None,
            "date_end": event.end or None,
            "place": site.name if site else None,
            "admin1": site.admin1 if site else None,
            "country": site.country if site else None,
            "precision": site.precision if site else None,
            "killed": {who: _bounds(value) for who, value in event.killed.items()},
            "injured": {who: _bounds(value) for who, value in event.injured.items()},
            "conventions": event.conventions,
            "parties": [
                {
                    "id": one.id,
                    "name": one.name,
                    "position": one.answer,
                    "denials": one.denials,
                    "own_assessment": one.assessment or None,
                    "conceded": _bounds(one.conceded) if one.conceded else None,
                    "grade": one.grade,
                    "strike_status": one.strike_status,
                }
                for one in event.parties
            ],
            "origins": [{"name": one.name, "id": one.id, "reports": one.sources} for one in event.origins],
            "reports": [
                {"number": one.number, "outlet": one.outlet, "published": one.published, "url": one.url}
                for one in event.sources
            ],
            "attack_kinds": event.kinds,
            "grade": event.grade,
            "grade_rule": event.grade_rule,
            "rule_set": event.rule_set,
            "strike_status": event.strike_status,
        },
    }


def _bounds(value: Bounds) -> dict[str, int | None]:
    return {"min": value.least, "max": value.most, "origins": value.origins}


GEOJSON = Format(
    name="geojson",
    ending="geojson",
    about="GeoJSON, for maps: a feature an incident, with ranges, parties and origins",
    carries=CARRIED | {"origins"},
    conventions=(
        "whom it counts: each range says whom; 'conventions' has the figures as UCDP, Airwars and Iraq Body Count "
        "enter them",
        "null is not known, and is no zero; coordinates are WGS 84, longitude first (RFC 7946)",
        "reports of one origin repeat one another; 'reports' of an origin are numbers of the list 'reports'",
    ),
    write=write,
)
