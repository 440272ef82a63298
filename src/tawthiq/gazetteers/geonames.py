"""The dumps of GeoNames: `XX.txt`, 19 columns with tabs between, and `alternateNamesV2.txt` beside it.

Described in https://download.geonames.org/export/dump/readme.txt.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from tawthiq import lang
from tawthiq.errors import InputError
from tawthiq.gazetteers.alternate_names import read_alternate_names
from tawthiq.gazetteers.lines import lines_of
from tawthiq.gazetteers.row import PlaceRow, Read, checked_id, checked_names, checked_point, checked_population
from tawthiq.lang import Gazetteer

_COLUMNS = 19
_CODE = "geonames:"  # in the source of our first-level units: their code in GeoNames

Tagged = Mapping[str, Mapping[str, tuple[str, ...]]]


def read_geonames(file: Path, world: Gazetteer, names: Path | None = None) -> Read:
    """The places of a dump. `names` is a file of names by language; without it Arabic is told by its letters.

    Raises InputError where a file cannot be opened; rows that are wrong are among the problems.
    """
    found = Read()
    rows = list(_rows(file, found))
    units = _units(rows, world)
    tagged = read_alternate_names(names, {cells[0] for _, cells in rows}, found) if names else None
    for where, cells in rows:
        try:
            found.rows.append(_place(where, cells, units, tagged))
        except InputError as problem:
            found.problems.append(problem)
    return found


def _rows(file: Path, found: Read) -> Iterator[tuple[str, Sequence[str]]]:
    """The rows of the kinds that are kept."""
    for where, line in lines_of(file, found.problems):
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            remedy = "unpack the .zip and name its XX.txt"
            found.problems.append(InputError(where, f"{len(cells)} columns, not the {_COLUMNS} of GeoNames", remedy))
        elif _kind(cells) is None:
            found.left_out += 1
        else:
            yield where, cells


def _place(where: str, cells: Sequence[str], units: Mapping[str, str], tagged: Tagged | None) -> PlaceRow:
    population = checked_population(where, cells[14])
    kind = _kind(cells) or ""
    lat, lon = checked_point(where, cells[4], cells[5])
    id_, unit = checked_id(where, "gn", cells[0]), units.get(f"{cells[8]}.{cells[10]}")
    return PlaceRow(
        where=where,
        id=(unit or id_) if kind == "admin1" else id_,
        kind=_settlement(population) if kind == "settlement" else kind,
        names=checked_names(where, _names(cells, tagged)),
        country=cells[8],
        unit=None if kind == "admin1" else unit,
        lat=lat,
        lon=lon,
        population=None if kind.startswith("admin") else population,
        source="geonames",
    )


def _names(cells: Sequence[str], tagged: Tagged | None) -> dict[str, tuple[str, ...]]:
    plain = cells[2] or cells[1]
    if tagged is None:
        return {"en": (plain,), "ar": tuple(name for name in cells[3].split(",") if _is_arabic(name))}
    given = tagged.get(cells[0], {})
    return {"en": (*given.get("en", ()), plain), "ar": given.get("ar", ())}


def _is_arabic(name: str) -> bool:
    """Whether a name has letters of the Arabic script only, and none that Arabic does without."""
    letters = [letter for letter in name if letter.isalpha()]
    in_script = all(unicodedata.name(letter, "").startswith("ARABIC LETTER") for letter in letters)
    return bool(letters) and in_script and not set(letters) & _foreign()


@cache
def _foreign() -> frozenset[str]:
    return frozenset(letter for profile in lang.profiles() if profile.code == "ar" for letter in profile.foreign)


def _units(rows: Sequence[tuple[str, Sequence[str]]], world: Gazetteer) -> dict[str, str]:
    """GeoNames' code of each first-level unit (`SY.07`) -> its id, ours where we have it."""
    own = {f"{cells[8]}.{cells[10]}": f"gn.{cells[0]}" for _, cells in rows if _kind(cells) == "admin1"}
    known = {
        part.removeprefix(_CODE): entry.id
        for entry in world.entries.values()
        for part in entry.source.split("; ")
        if part.startswith(_CODE)
    }
    return {**own, **known}


def _kind(cells: Sequence[str]) -> str | None:
    facts = _facts()
    feature = f"{cells[6]}.{cells[7]}"
    if feature in facts["left_out"]["codes"]:
        return None
    kind: str | None = facts["kinds"].get(feature) or facts["kinds"].get(cells[6])
    return kind


def _settlement(population: int | None) -> str:
    least: Mapping[str, int] = _facts()["settlements"]
    return next((kind for kind, number in least.items() if (population or 0) >= number), "village")


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("geonames.toml").read_text(encoding="utf-8"))
