"""Rows of ACLED: one number of deaths an event, and with what was attacked."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tawthiq.codebooks import country, load_codebook
from tawthiq.exports.formats.event import Event, Party, Site
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Notes
from tawthiq.exports.formats.table import degrees, listed, table
from tawthiq.exports.formats.validation import Cell, Cells

_BOOK = load_codebook("acled")
_REMOTE = "Explosions/Remote violence"
_PRECISION = {
    1: 1,
    2: 2,
    3: 2,
    4: 3,
}  # geo_precision: 1 the place, 2 the area around it or a part of a region, 3 a region
_INTER = {"state": 1, "government": 1, "military": 1, "police": 1, "armed-group": 2}
_OUTSIDE = 8  # forces of another country, coalitions
_CIVILIANS = 7
_WEEK, _MONTH = 7, 31
_HARMED = ("civilians", "children", "women")


def row(event: Event, notes: Notes) -> Cells | None:
    """The event's row, or none where no day is known."""
    if not event.start:
        notes.left_out = "no day is known"
        return None
    precision, day = _when(event, notes)
    fatalities = _fatalities(event, notes)
    return {
        "event_id_cnty": event.id,
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": precision,
        "disorder_type": "Political violence",
        "source": listed([one.outlet for one in event.sources], "; "),
        **({} if fatalities is None else {"fatalities": fatalities}),
        **_kind(event, notes),
        **_actors(event, notes),
        **(_where(event.site, notes) if event.site else {}),
    }


def _when(event: Event, notes: Notes) -> tuple[int, datetime.date]:
    """The precision, 1 to 3, and the day, which is the middle one of several."""
    first = datetime.date.fromisoformat(event.start)
    days = event.days
    notes.lose("days", f"{event.start} to {event.end} stands as one day of it" if days > 1 else "")
    notes.lose("month", f"{days} days are more than a month, ACLED's coarsest" if days > _MONTH else "")
    return (1 if days == 1 else 2 if days <= _WEEK else 3), first + datetime.timedelta(days=(days - 1) // 2)


def _fatalities(event: Event, notes: Notes) -> int | None:
    """The number: the lowest exact total; zero where harm is told of and nobody speaks of dead."""
    figures = event.conventions.get("ucdp", {})
    best = figures.get("best")
    if best is not None:
        low, high = figures.get("low"), figures.get("high")
        notes.lose("fatalities", f"{low} to {high} stands as {best}" if (low, high) != (best, best) else "")
        return best
    if any(one.outcome == "killed" for one in event.vague) or event.killed:
        notes.lose("fatalities", "deaths are told of, and by the convention of this case they make no number")
        return None
    return 0


def _kind(event: Event, notes: Notes) -> dict[str, Cell]:
    """The kind of event, where its claims state one kind of attack that ACLED has one word for."""
    words = {_BOOK.kinds.get(kind) for kind in event.kinds}
    if len(words) != 1 or None in words:
        stated = f"{', '.join(event.kinds)} is no one kind of ACLED's" if event.kinds else "nobody says with what"
        notes.lose("event_type", stated)
        return {}
    (word,) = words
    return {"event_type": _REMOTE, "sub_event_type": word or ""}


def _actors(event: Event, notes: Notes) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    if any(who in event.killed or who in event.injured for who in _HARMED):
        cells |= {"actor2": _civilians(event.site), "inter2": _CIVILIANS, "civilian_targeting": "Civilian targeting"}
    if len(event.parties) == 1:
        (party,) = event.parties
        cells["actor1"] = party.name
        inter = _inter(party, event.site.country if event.site else "")
        cells |= {"inter1": inter} if inter else {}
    elif event.parties:
        names = ", ".join(one.name for one in event.parties)
        notes.lose("actor1", f"sources name several, and actor1 would join them: {names}")
    return cells


def _inter(party: Party, where: str) -> int | None:
    if party.kind == "coalition" or (
        party.kind in _INTER and _INTER[party.kind] == 1 and party.country not in (None, where)
    ):
        return _OUTSIDE
    return _INTER.get(party.kind or "")


def _civilians(site: Site | None) -> str:
    name = country(site.country).name if site else ""
    return f"Civilians ({name})" if name else "Civilians"


def _where(site: Site, notes: Notes) -> dict[str, Cell]:
    land = country(site.country)
    cells: dict[str, Cell] = {
        "iso": str(int(land.numeric)) if land.numeric else "",
        "region": land.acled_region,
        "country": land.name,
        "admin1": site.admin1,
        "location": site.name or site.admin1,
    }
    if site.lat is not None and site.lon is not None:
        cells |= {"latitude": degrees(site.lat), "longitude": degrees(site.lon)}
    else:
        notes.lose("point", "no coordinates are known of a place as large as this")
    if site.precision and site.precision in _PRECISION:
        cells["geo_precision"] = _PRECISION[site.precision]
    elif site.precision:
        notes.lose("geo_precision", f"precision {site.precision} has no code")
    return cells


def check(_cells: Cells) -> Iterator[str]:
    """Nothing beside the codebook."""
    return iter(())


ACLED = Format(
    name="acled",
    ending="csv",
    about="ACLED's events, 31 columns: one number of deaths",
    carries=frozenset({"kinds", "place"}),
    conventions=(
        "whom it counts: all the dead, as one number, the lowest exact total (ACLED takes the most conservative "
        "estimate)",
        "fatalities is 0 where harm is told of and nobody speaks of dead, and empty where deaths are told of in "
        "words that make no number",
        "event_date: of several days the middle one; time_precision 1 a day, 2 a week, 3 a month or more",
        "event_type: only where all claims agree on one kind of attack that ACLED has one word for; else empty",
        "actor1: the one accused; of several none, for actor1 says who did it; actor2: civilians, where sources "
        "count them",
        "inter codes by the kind of body: forces of another country and coalitions 8",
        "event_id_cnty has this program's id; interaction, scale, tags and timestamp are ACLED's to give, and empty",
    ),
    write=table(_BOOK, row, check),
)
