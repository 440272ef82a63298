"""Which pairs of records are worth comparing: those that share a day and a place, a name, or a figure."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.places import is_mapped, name_spellings
from tawthiq.incidents.records import Record
from tawthiq.model import Place, Precision
from tawthiq.model.identity import name_key

CELL = 0.3  # degrees: twice the reach, so that the corners of the reach lie in every cell that it touches
REACH = 0.15  # degrees north to south: 17 km, and as many kilometres east to west up to 48 degrees of latitude
WIDE = 1.0  # degrees: the cells in which an area looks for the settlements in it
CROWD = 400  # records: a figure, or a party in an area, that more of one day have tells nothing

_Tokens = tuple[tuple[int, ...], tuple[int, ...]]
_BITS, _HALF = (1 << 38) - 1, 1 << 63
_SPREAD = 0x9E3779B97F4A7C15  # an odd number near 2^64 over the golden ratio (Knuth): it spreads what is alike


@dataclass(frozen=True, slots=True)
class Keys:
    """The blocks a record stands in (`own`) and those in which it looks for others (`probe`), as 64-bit numbers.

    A pair is compared when one looks where the other stands. Two keys of different meaning may be one number; the
    pair is then compared in vain. The lowest bit marks the keys to which `CROWD` applies.
    """

    own: tuple[int, ...]
    probe: tuple[int, ...]


def keys_of(record: Record, atlas: Atlas) -> Keys:
    """The blocks of a record.

    Each of its days, with its place's id, its name and the cell of the map where it is placed at a settlement; with
    each figure, and with party and area, by which a record that knows only an area or no place looks for others.
    """
    window = record.window
    if window is None:
        return Keys((), ())
    first, last = window.first.toordinal(), window.last.toordinal() + 1
    reach = window.tolerance + window.stated
    place = None if record.place is None else atlas.places[record.place]
    own, probe = _place_tokens(place) if record.is_precise and place else ((), ())
    standing, looking = _area_tokens(place)
    crowded = [number ^ _number(party) for party in record.parties for number in (0, *standing)]
    crowded += [figure * _SPREAD >> 32 for figure in record.figures]
    wide = () if record.is_precise else (*crowded, *(n ^ _number(party) for party in record.parties for n in looking))
    return Keys(
        (*_dated(own, first, last, 0), *_dated(crowded, first, last, 1)),
        (*_dated(probe, first - reach, last + reach, 0), *_dated(wide, first - reach, last + reach, 1)),
    )


def pairs(records: Sequence[Record], keys: Sequence[Keys]) -> list[tuple[int, int]]:
    """The pairs of positions, low before high, in order, of records of different sources that share a block."""
    stands: dict[int, list[int]] = defaultdict(list)
    for position, own in enumerate(keys):
        for key in own.own:
            stands[key].append(position)
    found = set()
    for position, own in enumerate(keys):
        source = records[position].source
        for key in own.probe:
            standing = stands.get(key, ())
            if key & 1 and len(standing) > CROWD:
                continue
            for other in standing:
                if records[other].source != source:
                    found.add((position, other) if position < other else (other, position))
    return sorted(found)


def _dated(numbers: Iterable[int], first: int, last: int, mark: int) -> list[int]:
    """Keys of 64 bits: 38 of what is looked for, 25 of the day, one of the kind."""
    return [((number & _BITS) << 26 | day << 1 | mark) - _HALF for number in numbers for day in range(first, last)]


@lru_cache(maxsize=1 << 15)
def _number(token: str) -> int:
    return int.from_bytes(blake2b(token.encode(), digest_size=8).digest())


def _numbers(tokens: Iterable[str]) -> tuple[int, ...]:
    return tuple(map(_number, sorted(tokens)))


@lru_cache(maxsize=1 << 15)
def _place_tokens(place: Place) -> _Tokens:
    """Id, words of the name, spellings and cell in which a settlement stands; those in which it looks for others."""
    words = name_key(place.name)
    own = {f"w{word}" for word in words} | {f"s{spelling}" for spelling in name_spellings(place)}
    probe = {f"w{word}" for word in words} if place.id is None else set()
    if place.near:
        probe |= {f"w{word}" for word in name_key(place.near)}
    if not is_mapped(place) or place.precision is Precision.NEAR:
        probe |= {f"s{spelling}" for spelling in name_spellings(place)}
    if place.id is not None:
        own.add(f"i{place.id}")
        probe.add(f"i{place.id}")
    if place.lat is not None and place.lon is not None:
        own.add(_cell(place.lat, place.lon, CELL))
        sides = (-REACH, REACH)
        probe |= {_cell(place.lat + up, place.lon + right, CELL) for up in sides for right in sides}
    return _numbers(own), _numbers(probe)


@lru_cache(maxsize=1 << 15)
def _area_tokens(place: Place | None) -> _Tokens:
    """The first-level unit and the wide cell in which a place stands; those in which an area looks for others."""
    if place is None:
        return ((), ())
    unit = {f"a{word}" for word in name_key(place.admin1 or place.name)}
    if place.lat is None or place.lon is None:
        return (_numbers(unit), _numbers(unit))
    steps = (-WIDE, 0.0, WIDE)
    around = {_cell(place.lat + up, place.lon + right, WIDE) for up in steps for right in steps}
    own = unit | {_cell(place.lat, place.lon, WIDE)}
    return _numbers(own), _numbers(unit | around)


def _cell(lat: float, lon: float, size: float) -> str:
    return f"c{size} {math.floor(lat / size)} {math.floor(lon / size)}"
