"""Which place of the gazetteer a recorder means by a name and coordinates."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources

from tawthiq import lang
from tawthiq.lang import Gazetteer, PlaceEntry
from tawthiq.model import Precision

NEAR_KM = 5.0
AREA_KM = 150.0  # from an area's point in the gazetteer, which may be its largest town
_CELL = 0.1  # degrees: 11 km from north to south
_EARTH_KM = 6371.0
_REMEMBERED = 1 << 16  # names and places, of a table of a million rows
_LANGUAGES = ("ar", "en")
_POINTS = frozenset({"city", "town", "village", "district", "camp", "base", "crossing", "airport", "front"})
_KINDS = {
    Precision.SECOND_LEVEL: frozenset({"admin2", "admin3", "region"}),
    Precision.FIRST_LEVEL: frozenset({"admin1"}),
    Precision.LARGER_AREA: frozenset({"region", "river", "sea", "mountain"}),
    Precision.COUNTRY: frozenset({"country"}),
}


class Settlements:
    """The gazetteer by grid cell and by name."""

    def __init__(self, world: Gazetteer) -> None:
        """Index it once."""
        self._cells: dict[tuple[int, int], list[PlaceEntry]] = {}
        self._areas: dict[str, list[PlaceEntry]] = {}
        for entry in world.entries.values():
            if entry.kind not in _POINTS:
                for key in _keys(name for names in entry.names.values() for name in names):
                    self._areas.setdefault(key, []).append(entry)
            elif entry.lat is not None and entry.lon is not None:
                self._cells.setdefault(_cell(entry.lat, entry.lon), []).append(entry)
        self._keys_of: dict[str, frozenset[str]] = {}
        self.find = lru_cache(_REMEMBERED)(self._find)

    def _find(
        self,
        names: tuple[str, ...],
        point: tuple[float, float] | None,
        precision: Precision | None,
        country: str | None,
    ) -> PlaceEntry | None:
        """The place that bears one of the names at the point, or the area of that precision around it.

        A settlement must lie within 5 km. `None` where there is none, or several: a wrong place is worse than none.
        """
        keys, kinds = _meant(names)
        wanted = _KINDS.get(precision or Precision.EXACT, _POINTS)
        allowed = wanted & kinds if kinds else wanted
        found = self._points(keys, point) if wanted is _POINTS else self._named_areas(keys, point)
        return _only([e for e in found if e.kind in allowed and (country is None or e.country == country)])

    def _points(self, keys: frozenset[str], point: tuple[float, float] | None) -> list[PlaceEntry]:
        if point is None:
            return []
        row, column = _cell(*point)
        around = [self._cells.get((row + step // 3 - 1, column + step % 3 - 1), ()) for step in range(9)]
        bearers = [entry for cell in around for entry in cell if not keys.isdisjoint(self._own_keys(entry))]
        return [entry for entry in bearers if _distance_km(point, entry) <= NEAR_KM]

    def _named_areas(self, keys: frozenset[str], point: tuple[float, float] | None) -> list[PlaceEntry]:
        found = {entry.id: entry for key in sorted(keys) for entry in self._areas.get(key, ())}
        return [e for e in found.values() if e.kind == "country" or point is None or _distance_km(point, e) <= AREA_KM]

    def _own_keys(self, entry: PlaceEntry) -> frozenset[str]:
        if entry.id not in self._keys_of:
            self._keys_of[entry.id] = _keys(name for names in entry.names.values() for name in names)
        return self._keys_of[entry.id]


def _only(found: Sequence[PlaceEntry]) -> PlaceEntry | None:
    """The one place, or the one settlement among quarters and bases of its name."""
    if len(found) > 1:
        found = [entry for entry in found if entry.kind in {"city", "town", "village"}]
    return found[0] if len(found) == 1 else None


def _keys(names: Iterable[str]) -> frozenset[str]:
    """What spellings of the names share, in each language."""
    listed = list(dict.fromkeys(names))
    found: set[str] = set()
    for code in _LANGUAGES:
        language = lang.load(code)
        folded = [" ".join(language.folding.word(name).replace("-", " ").split()) for name in listed]
        found.update(filter(None, folded))
        if language.spelling:
            found.update(key for keys in language.spelling.keys(folded) for key in keys if not key.startswith("~"))
    return frozenset(found)


@lru_cache(_REMEMBERED)
def _meant(names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the names, also without the words that say what they name, and the kinds that those words allow."""
    found: list[str] = []
    kinds: frozenset[str] = frozenset()
    for name in names:
        bare, own = _strip(name)
        found += [name, bare]
        kinds |= own
    return _keys(found), kinds


def _strip(name: str) -> tuple[str, frozenset[str]]:
    lower = name.casefold()
    for word, kinds in _words():
        if lower.endswith(f" {word}"):
            return name[: -len(word) - 1], kinds
        if lower.startswith(f"{word} "):
            return name[len(word) + 1 :].removeprefix("of "), kinds
    return name, frozenset()


@cache
def _words() -> tuple[tuple[str, frozenset[str]], ...]:
    """Each word with the kinds it allows, the longest first."""
    table = tomllib.loads(resources.files(__package__).joinpath("place-words.toml").read_text(encoding="utf-8"))
    found = ((word, frozenset(one["kinds"])) for one in table.values() for word in one["words"])
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / _CELL), math.floor(lon / _CELL)


def _distance_km(point: tuple[float, float], entry: PlaceEntry) -> float:
    if entry.lat is None or entry.lon is None:
        return math.inf
    a, b = math.radians(point[0]), math.radians(entry.lat)
    chord = math.sin((b - a) / 2) ** 2
    chord += math.cos(a) * math.cos(b) * math.sin(math.radians(entry.lon - point[1]) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
