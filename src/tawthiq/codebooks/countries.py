"""Countries and the cells of the world's grid, as other recorders' tables number them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_CELLS = 2  # to a degree
_ROW = 360 * _CELLS


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its two letters. What the table does not know is an empty string."""

    code: str
    name: str
    numeric: str
    gw: str
    ucdp: str
    ucdp_region: str
    acled_region: str


NOWHERE = Country("", "", "", "", "", "", "")


def country(code: str | None) -> Country:
    """The country with this code of ISO 3166-1; one that is unknown has nothing but its code."""
    return _table().get(code or "", NOWHERE)


def priogrid_gid(lat: float, lon: float) -> int:
    """The number of the cell of PRIO-GRID in which a point lies: half a degree wide, from the south-west, by rows.

    Tollefsen, Strand and Buhaug (2012), PRIO-GRID: A unified spatial data structure, Journal of Peace Research 49(2);
    UCDP GED gives it as `priogrid_gid`.
    """
    row, column = math.floor((lat + 90) * _CELLS), math.floor((lon + 180) * _CELLS)
    return min(row, 180 * _CELLS - 1) * _ROW + column % _ROW + 1


@cache
def _table() -> Mapping[str, Country]:
    lines = files("tawthiq.codebooks").joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return {
        code: Country(code, name, numeric, gw, ucdp or name, ucdp_region, acled_region)
        for code, name, numeric, gw, ucdp, ucdp_region, acled_region in rows
    }
