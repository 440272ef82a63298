"""What a place or a party is found by among millions of records: a few numbers for each, worked out once."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable
from functools import lru_cache

from tawthiq.incidents.places import is_mapped, name_spellings
from tawthiq.model import Place, Precision
from tawthiq.model.identity import name_key

CELL = 0.3  # degrees: twice the reach, so that the corners of the reach lie in every cell that it touches
REACH = 0.15  # degrees north to south: 17 km, and as many kilometres east to west up to 48 degrees of latitude
WIDE = 1.0  # degrees: the cells in which an area looks for the settlements in it

_MOST = 1 << 15  # places remembered at a time
_SPREAD = 0x9E3779B97F4A7C15  # an odd number near 2^64 over the golden ratio (Knuth): it spreads what is alike


def spread(number: int) -> int:
    """A number of 64 bits, of which the lowest 38 differ for numbers that differ but little."""
    return (number * _SPREAD & 0xFFFF_FFFF_FFFF_FFFF) >> 26


@lru_cache(maxsize=_MOST)
def number_of(token: str) -> int:
    """A word as a number, the same on every machine."""
    return _number(token)


@lru_cache(maxsize=_MOST)
def settlement_tokens(place: Place) -> tuple[int, ...]:
    """By what a settlement is found: its id, the words of its name, its spellings and its cell of the map."""
    words = _words("w", name_key(place.name)) | _spellings(place)
    if place.id is not None:
        words.add(_number(f"i{place.id}"))
    if place.lat is not None and place.lon is not None:
        words.add(_cell(place.lat, place.lon, CELL))
    return tuple(sorted(words))


@lru_cache(maxsize=_MOST)
def neighbour_tokens(place: Place) -> tuple[int, ...]:
    """By what a settlement looks for others that may be it, or beside it."""
    words = _words("w", name_key(place.name)) if place.id is None else {_number(f"i{place.id}")}
    if place.near:
        words |= _words("w", name_key(place.near))
    if not is_mapped(place) or place.precision is Precision.NEAR:
        words |= _spellings(place)
    if place.lat is not None and place.lon is not None:
        sides = (-REACH, REACH)
        words |= {_cell(place.lat + up, place.lon + right, CELL) for up in sides for right in sides}
    return tuple(sorted(words))


@lru_cache(maxsize=_MOST)
def area_tokens(place: Place) -> tuple[int, ...]:
    """By what a place is found by those who know only an area: its first-level unit and its wide cell of the map."""
    words = _words("a", name_key(place.admin1 or place.name))
    if place.lat is not None and place.lon is not None:
        words.add(_cell(place.lat, place.lon, WIDE))
    return tuple(sorted(words))


@lru_cache(maxsize=_MOST)
def inner_tokens(place: Place) -> tuple[int, ...]:
    """By what an area looks for the places in it."""
    words = _words("a", name_key(place.admin1 or place.name))
    if place.lat is not None and place.lon is not None:
        steps = (-WIDE, 0.0, WIDE)
        words |= {_cell(place.lat + up, place.lon + right, WIDE) for up in steps for right in steps}
    return tuple(sorted(words))


def _words(kind: str, words: Iterable[str]) -> set[int]:
    return {_number(kind + word) for word in words}


def _spellings(place: Place) -> set[int]:
    return _words("s", name_spellings(place))


def _number(token: str) -> int:
    return spread(zlib.crc32(token.encode(errors="surrogatepass")))


def _cell(lat: float, lon: float, size: float) -> int:
    """The cell as a number: rows are further apart than any is long, the two sizes further than there are rows."""
    row, column = math.floor(lat / size), math.floor(lon / size)
    return spread(row * 10_000 + column + (1 << 40 if size == WIDE else 1 << 41))
