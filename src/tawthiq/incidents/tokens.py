"""What a place or a party is found by among millions of records: a few numbers for each, worked out once."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tawthiq.incidents.places import is_mapped, name_spellings
from tawthiq.model import Place, Precision
from tawthiq.model.identity import name_key

CELL = 0.3  # degrees: twice the reach, so that the corners of the reach lie in every cell that it touches
REACH = 0.15  # degrees north to south: 17 km, and as many kilometres east to west up to 48 degrees of latitude
WIDE = 1.0  # degrees: the cells in which an area looks for the settlements in it

_BITS, _HALF = (1 << 38) - 1, 1 << 63
_SPREAD = 0x9E3779B97F4A7C15  # an odd number near 2^64 over the golden ratio (Knuth): it spreads what is alike


def spread(number: int) -> int:
    """A number of 64 bits, of which the lowest 38 differ for numbers that differ but little."""
    return (number * _SPREAD & 0xFFFF_FFFF_FFFF_FFFF) >> 26


@lru_cache(maxsize=1 << 15)
def number_of(token: str) -> int:
    """A word as a number, the same on every machine."""
    return _number(token)


@dataclass(frozen=True, slots=True)
class PlaceTokens:
    """By what a place is found, and by what it looks for others.

    `settlement` has the keys of a settlement: its id, the words of its name, its spellings and its cell of the map;
    `neighbours` those of what may be it or beside it. `area` is the first-level unit and the wide cell in which it
    lies, `inner` those in which an area looks for the places in it; both are numbers without a day.
    """

    settlement: tuple[int, ...]
    neighbours: tuple[int, ...]
    area: tuple[int, ...]
    inner: tuple[int, ...]


def place_tokens(place: Place) -> PlaceTokens:
    """The tokens of a place, in order."""
    unit = _words("a", name_key(place.admin1 or place.name))
    area, inner = unit | _cells(place, WIDE), unit | _cells(place, WIDE, WIDE, 0.0)
    return PlaceTokens(
        tuple(as_keys(sorted(_settlement(place)), 0)),
        tuple(as_keys(sorted(_neighbours(place)), 0)),
        tuple(sorted(area)),
        tuple(sorted(inner)),
    )


def as_keys(numbers: Iterable[int], mark: int) -> list[int]:
    """Numbers as keys of blocks on day 0, of 64 bits with a sign: 38 are the number's, 25 are for the day, and the
    lowest is the mark.
    """
    return [((number & _BITS) << 26 | mark) - _HALF for number in numbers]


def _settlement(place: Place) -> set[int]:
    words = _words("w", name_key(place.name)) | _spellings(place) | _cells(place, CELL)
    return words if place.id is None else words | _words("i", [place.id])


def _neighbours(place: Place) -> set[int]:
    words = _words("w", name_key(place.name)) if place.id is None else _words("i", [place.id])
    if place.near:
        words |= _words("w", name_key(place.near))
    if not is_mapped(place) or place.precision is Precision.NEAR:
        words |= _spellings(place)
    return words | _cells(place, CELL, REACH)


def _words(kind: str, words: Iterable[str]) -> set[int]:
    return {_number(kind + word) for word in words}


def _spellings(place: Place) -> set[int]:
    return _words("s", name_spellings(place))


def _number(token: str) -> int:
    return spread(zlib.crc32(token.encode(errors="surrogatepass")))


def _cells(place: Place, size: float, *offsets: float) -> set[int]:
    """The cells of a size at a place and, by `offsets`, to all sides of it, as numbers: rows are further apart than any
    is long, the two sizes further than there are rows. None for a place without a point.
    """
    if place.lat is None or place.lon is None:
        return set()
    steps = {step for offset in offsets or (0.0,) for step in (-offset, offset)}
    kind = 1 << 40 if size == WIDE else 1 << 41
    rows = [math.floor((place.lat + step) / size) for step in steps]
    columns = [math.floor((place.lon + step) / size) for step in steps]
    return {spread(row * 10_000 + column + kind) for row in rows for column in columns}
