"""A place as others list it, checked, before it is joined with the places that are known already."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tawthiq.errors import InputError

_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """`where` is the row's file and line; `names` maps a language to its names, the main one first.

    `unit` is the id of the first-level unit that it lies in; `lat`, `lon` are WGS 84 degrees.
    """

    where: str
    id: str
    kind: str
    names: Mapping[str, tuple[str, ...]]
    country: str
    unit: str | None
    lat: float | None
    lon: float | None
    population: int | None
    source: str


@dataclass(slots=True)
class Read:
    """What a reader made of a file: its rows, the rows that are wrong, and how many are of no kind that is kept."""

    rows: list[PlaceRow] = field(default_factory=list)
    problems: list[InputError] = field(default_factory=list)
    left_out: int = 0


def checked_id(where: str, prefix: str, code: str) -> str:
    """The id of a place that its publisher calls `code`. Raises InputError where it is no plain code."""
    id_ = f"{prefix}.{code.strip().lower()}"
    if not code.strip() or not _ID.fullmatch(id_):
        raise InputError(where, f"{code!r} is no code of a place", "a code has letters, digits, . - and _ only")
    return id_


def checked_names(where: str, names: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The names by language, tidied, each once. Raises InputError where none is left."""
    found = {code: tuple(dict.fromkeys(filter(None, map(_tidy, listed)))) for code, listed in names.items()}
    found = {code: listed for code, listed in found.items() if listed}
    if not found:
        raise InputError(where, "no name in Arabic or English", "give the place a name, or leave the row out")
    for name in (name for listed in found.values() for name in listed):
        if "|" in name:
            raise InputError(where, f"the name {name!r} has a | in it", "give one name in a cell")
    return found


def checked_point(where: str, lat: str, lon: str) -> tuple[float | None, float | None]:
    """Latitude and longitude in degrees, both or neither. Raises InputError where they are no place on earth."""
    if not lat.strip() and not lon.strip():
        return None, None
    try:
        point = float(lat), float(lon)
    except ValueError:
        point = math.nan, math.nan
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        problem = f"latitude {lat!r} and longitude {lon!r} are no place on earth"
        raise InputError(where, problem, "write decimal degrees, such as 34.65 and 40.91")
    return point


def checked_population(where: str, cell: str) -> int | None:
    """The number of people; none where the cell is empty or 0, which stands for not known."""
    if not cell.strip():
        return None
    try:
        number = float(cell)
    except ValueError:
        number = math.nan
    if not 0 <= number < math.inf:
        raise InputError(where, f"{cell!r} is no number of people", "write a whole number, or nothing")
    return int(number) or None


def _tidy(name: str) -> str:
    """The name without marks of direction and control characters, one space between its words."""
    kept = (
        " " if letter in "\t\r\n" else letter
        for letter in name
        if unicodedata.category(letter) not in ("Cf", "Cc") or letter in "\t\r\n"
    )
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())
