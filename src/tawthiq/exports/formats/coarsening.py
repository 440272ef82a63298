"""How exact coordinates become coarse ones, by a convention that the case names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tawthiq.exports.formats.directory import Directory
from tawthiq.exports.formats.event import Site

_DIGITS = 1  # a tenth of a degree is 11 km from north to south
_NEAR, _REGION = 2, 4

COARSENINGS: Mapping[str, str] = {
    "settlement": "a point is that of the settlement in the gazetteer; of a place that is not there, it is rounded "
    "to a "
    "tenth of a degree (11 km), and its precision is 2 at best",
    "tenth": "every point is rounded to a tenth of a degree (11 km), and its precision is 2 at best",
    "region": "no point and no settlement is given, only the first-level unit; the precision is 4 at best",
}
"""The conventions, each in a sentence."""


@dataclass(frozen=True, slots=True)
class Coarsening:
    """The convention of this `name`, which looks up settlements in the `directory`."""

    name: str
    directory: Directory

    def apply(self, site: Site, withheld: Counter[tuple[str, str]]) -> Site:
        """The site as it may be seen; what is withheld of it is counted."""
        known = self.directory.place(site.id) if site.id else None
        admin1 = known.admin1 if known else self.directory.admin1(site.admin1, site.country) or ""
        withheld["place", "site.admin1"] += bool(site.admin1 and not admin1)
        named = site._replace(name=known.name if known else "", admin1=admin1)
        withheld["place", "site.name"] += bool(site.name and not named.name)
        coarse = _CONVENTIONS[self.name](named, self.directory)
        withheld["coordinates", "site"] += (site.lat, site.lon) != (coarse.lat, coarse.lon)
        return coarse


def _settlement(site: Site, directory: Directory) -> Site:
    known = directory.place(site.id) if site.id else None
    if known is None or known.lat is None or site.lat is None:
        return _tenth(site, directory)
    return site._replace(lat=known.lat, lon=known.lon)


def _tenth(site: Site, _directory: Directory) -> Site:
    if site.lat is None or site.lon is None:
        return site
    precision = max(site.precision, _NEAR) if site.precision else None
    return site._replace(lat=round(site.lat, _DIGITS), lon=round(site.lon, _DIGITS), precision=precision)


def _region(site: Site, _directory: Directory) -> Site:
    precision = max(site.precision, _REGION) if site.precision else None
    return site._replace(name=site.admin1, id=None, kind=None, lat=None, lon=None, precision=precision)


_CONVENTIONS: Mapping[str, Callable[[Site, Directory], Site]] = {
    "settlement": _settlement,
    "tenth": _tenth,
    "region": _region,
}
