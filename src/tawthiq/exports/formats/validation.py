"""Checks of what is written: rows against the codebook of their table, and points against the country they are in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import lru_cache

from tawthiq.codebooks import Codebook, priogrid_gid
from tawthiq.exports.basemap import Line, load_basemap
from tawthiq.exports.formats.event import Site

Cell = str | int | float
Cells = Mapping[str, Cell]
"""A row by column; a column without a cell is empty."""

_TOLERANCE = 0.15  # degrees: what the outlines are simplified by, and half a cell of coordinates made coarse
_UCDP_PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def check_cells(cells: Cells, codebook: Codebook) -> Iterator[str]:
    """What is wrong with a row: an unknown column, an empty one that is required, a code that the table has not."""
    if not codebook.known.issuperset(cells):
        yield from [f"no column is called {name}" for name in cells if name not in codebook.known]
    yield from sorted([f"{name} is empty" for name in codebook.required if cells.get(name, "") == ""])
    for name, codes in codebook.codes.items():
        value = cells.get(name, "")
        if value != "" and str(value) not in codes:
            yield f"{name} is {value!r}, which is no code of it"


def check_ucdp(cells: Cells) -> Iterator[str]:
    """UCDP's own rules: the parts of the dead add up to best, low and high enclose it, the cell is the point's."""
    low, best, high = (int(cells[name]) for name in ("low", "best", "high"))
    parts = sum(int(cells[name]) for name in _UCDP_PARTS)
    if parts != best:
        yield f"{' + '.join(_UCDP_PARTS)} is {parts}, and best is {best}"
    if not low <= best <= high:
        yield f"best is {best}, outside low {low} to high {high}"
    if high < 1:
        yield "an event has at least one death"
    if "latitude" in cells and cells.get("priogrid_gid") != priogrid_gid(*_point(cells)):
        yield f"priogrid_gid is {cells.get('priogrid_gid')!r}, not the cell of the point"
    yield from check_days(str(cells["date_start"]), str(cells["date_end"]))


def check_days(start: str, end: str) -> Iterator[str]:
    """Both are days, and the first is not after the last."""
    try:
        if datetime.date.fromisoformat(start) > datetime.date.fromisoformat(end):
            yield f"starts on {start}, after its end on {end}"
    except ValueError:
        yield f"{start!r} to {end!r} are no days"


def check_bounds(cells: Cells, least: str, most: str) -> Iterator[str]:
    """A least that is not above its most."""
    low, high = cells.get(least, ""), cells.get(most, "")
    if low != "" and high != "" and int(low) > int(high):
        yield f"{least} is {low}, above {most} {high}"


def check_site(site: Site | None) -> Iterator[str]:
    """A point on earth, and in its country, where the outlines that come with the program have that country."""
    if site is None or site.lat is None or site.lon is None:
        return
    if not (abs(site.lat) <= 90 and abs(site.lon) <= 180):
        yield f"{site.lat}, {site.lon} is no place on earth"
    elif not _is_inside(site.country, round(site.lat, 1), round(site.lon, 1)):
        yield f"{site.lat}, {site.lon} is not in {site.country}"


def _point(cells: Cells) -> tuple[float, float]:
    return float(cells["latitude"]), float(cells["longitude"])


@lru_cache(1 << 16)
def _is_inside(country: str, lat: float, lon: float) -> bool:
    """Whether a point is in a country or right beside it; also where no outline tells."""
    rings = _rings().get(country)
    return (
        not rings or any(_encloses(ring, lat, lon) for ring in rings) or any(_nears(ring, lat, lon) for ring in rings)
    )


@lru_cache(1)
def _rings() -> Mapping[str, tuple[Line, ...]]:
    """The outlines of countries that lie whole within the map."""
    outlines = {code: tuple(one.points for one in rings) for code, rings in load_basemap().countries if code}
    return {code: rings for code, rings in outlines.items() if not _is_cut(rings)}


def _is_cut(rings: tuple[Line, ...]) -> bool:
    """Whether the edge of the map cuts the country: it then has a border along it."""
    points = [point for ring in rings for point in ring]
    return any(abs(x - edge) < 0.01 for x, _ in points for edge in (-18, 66)) or any(
        abs(y - edge) < 0.01 for _, y in points for edge in (8, 43)
    )


def _encloses(ring: Line, lat: float, lon: float) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def _nears(ring: Line, lat: float, lon: float) -> bool:
    """Whether the ring comes within the tolerance of the point."""
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        along = max(0.0, min(1.0, ((lon - x1) * dx + (lat - y1) * dy) / length)) if length else 0.0
        if (x1 + along * dx - lon) ** 2 + (y1 + along * dy - lat) ** 2 <= _TOLERANCE**2:
            return True
    return False
