"""Rows of UCDP's Georeferenced Event Dataset: all the dead, from low over best to high, and best by status."""

from __future__ import annotations

from tawthiq.codebooks import country, load_codebook, priogrid_gid
from tawthiq.exports.formats.event import Event, Site, Source
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Notes
from tawthiq.exports.formats.table import degrees, listed, table
from tawthiq.exports.formats.validation import Cell, Cells, check_ucdp

_MONTH, _WEEK, _DAYS = 31, 7, 6


def row(event: Event, notes: Notes) -> Cells | None:
    """The event's row, or none where no number of deaths or no day is known."""
    figures = event.conventions.get("ucdp", {})
    low, best, high = (figures.get(name) for name in ("low", "best", "high"))
    if low is None or best is None or high is None or high < 1:
        notes.left_out = "no source gives a number of deaths, or none above zero; UCDP asks for one death"
        return None
    if not event.start:
        notes.left_out = "no day is known"
        return None
    combatants = figures.get("combatants") or 0
    notes.lose(
        "sides", f"{combatants} combatants stand in deaths_b; whose they were is not known" if combatants else ""
    )
    return {
        "relid": event.id,
        "year": int(event.start[:4]),
        "number_of_sources": len(event.sources),
        "event_clarity": 1,
        "date_prec": _date_prec(event),
        "date_start": event.start,
        "date_end": event.end,
        "deaths_a": 0,
        "deaths_b": combatants,
        "deaths_civilians": figures.get("civilians") or 0,
        "deaths_unknown": figures.get("unknown") or 0,
        "best": best,
        "high": high,
        "low": low,
        **_sources(event),
        **(_where(event.site, notes) if event.site else {}),
    }


def _date_prec(event: Event) -> int:
    """1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
    days = event.days
    return 1 if days == 1 else 2 if days <= _DAYS else 3 if days <= _WEEK else 4 if days <= _MONTH else 5


def _sources(event: Event) -> dict[str, Cell]:
    """Offices, days and headlines in one order; what is not known leaves its place in the list empty."""
    return {
        "source_article": ";".join(f'"{_office(one)},{one.published},{_one(one.title)}"' for one in event.sources),
        "source_office": ";".join(_office(one) for one in event.sources),
        "source_date": ";".join(one.published for one in event.sources),
        "source_headline": ";".join(_one(one.title) for one in event.sources),
        "source_original": listed([one.name for one in event.origins], ";"),
    }


def _office(source: Source) -> str:
    return _one(source.outlet).replace(",", " ")


def _one(text: str) -> str:
    """A text as one item of such a list."""
    return " ".join(text.replace(";", " ").replace('"', "'").split())


def _where(site: Site, notes: Notes) -> dict[str, Cell]:
    land = country(site.country)
    notes.lose("gw", f"{site.country} has no number of a state" if site.country and not land.gw else "")
    cells: dict[str, Cell] = {
        "where_coordinates": site.name,
        "adm_1": site.admin1,
        "country": land.ucdp,
        "country_id": land.gw,
        "region": land.ucdp_region,
    }
    if site.precision:
        cells["where_prec"] = site.precision
    if site.lat is not None and site.lon is not None:
        lat, lon = degrees(site.lat), degrees(site.lon)
        cells |= {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})"}
        cells["priogrid_gid"] = priogrid_gid(float(lat), float(lon))
    else:
        notes.lose("point", "no coordinates are known of a place as large as this")
    return cells


UCDP = Format(
    name="ucdp",
    ending="csv",
    about="UCDP's Georeferenced Event Dataset, 49 columns: all the dead",
    carries=frozenset({"unknown", "place", "days"}),
    conventions=(
        "whom it counts: all the dead; an incident is a row where a source gives a number of at least one death",
        "low, best, high: the lowest total that a source allows, the lowest exact total, and the highest (UCDP's "
        "coders choose the source "
        "they find most reliable; nothing here tells which that is)",
        "deaths_civilians, deaths_unknown: as the source of best splits it; who is not said to be a civilian or a "
        "combatant is unknown",
        "deaths_a, deaths_b: combatants stand in deaths_b whichever side they were of, since a claim says who "
        "struck, not who fought whom",
        "id and the numbers of conflict, dyad and sides are UCDP's to give, and empty; relid has this program's id "
        "of the incident",
        "type_of_violence, sides and dyad are empty: they say who fought, and the claims say who is accused",
        "country_id is Gleditsch and Ward's number; priogrid_gid the cell of PRIO-GRID in which the point lies",
    ),
    write=table(load_codebook("ucdp"), row, check_ucdp),
)
