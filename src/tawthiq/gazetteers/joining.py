"""Imported rows beside the places that are known: which are new, and which only give a known place more names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tawthiq.errors import InputError
from tawthiq.gazetteers.doubt import fold, is_doubtful
from tawthiq.gazetteers.row import PlaceRow
from tawthiq.lang import Gazetteer, PlaceEntry

LANGUAGES = ("ar", "en")
_NEAR = 0.06  # degrees of latitude and of longitude: within it two places of one name are one
_SETTLEMENTS = frozenset({"city", "town", "village", "district", "camp"})

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """A row under its lasting id; the `doubtful` ones of its names need a cue word. `is_new`: no known place has it."""

    row: PlaceRow
    doubtful: tuple[str, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """The rows that say something new, sorted by id; how many did not; the rows that are wrong."""

    rows: tuple[JoinedRow, ...]
    known: int
    problems: tuple[InputError, ...]


def join(rows: Sequence[PlaceRow], world: Gazetteer) -> Joined:
    """Give rows about known places their ids, leave out what is known, and mark the names that need a cue word.

    A row is about a known place when it has its id; or shares a name with it, of the same sort, in the same country,
    within 0.06 degrees each way; a first-level unit when it shares a name with the only such unit of the country.
    """
    problems: list[InputError] = []
    sound = _sound(rows, world, problems)
    index = _Index(world)
    units = {row.id: index.id_of(row) for row in sound if row.kind == "admin1"}
    merged: dict[str, PlaceRow] = {}
    known = 0
    for row in sound:
        placed = replace(row, id=units.get(row.id) or index.id_of(row), unit=units.get(row.unit or "", row.unit))
        entry, before = world.entries.get(placed.id), merged.get(placed.id)
        names = _more(_more({}, before.names if before else {}), _not_in(entry, placed.names))
        known += entry is not None and not _not_in(entry, placed.names)
        if names:
            merged[placed.id] = replace(before or placed, names=names)
    joined = (JoinedRow(row, index.doubtful(row), id_ not in world.entries) for id_, row in sorted(merged.items()))
    return Joined(tuple(joined), known, tuple(problems))


def _sound(rows: Sequence[PlaceRow], world: Gazetteer, problems: list[InputError]) -> list[PlaceRow]:
    """The rows of countries that are known, each id once."""
    countries = {entry.country for entry in world.entries.values()}
    seen: dict[str, str] = {}
    for row in rows:
        if row.country not in countries:
            remedy = "codes are ISO 3166-1, two letters"
            problems.append(InputError(row.where, f"no country has the code {row.country!r}", remedy))
        elif row.id in seen:
            problems.append(InputError(row.where, f"{row.id} stands twice, first at {seen[row.id]}", "leave one out"))
        else:
            seen[row.id] = row.where
    return [row for row in rows if seen.get(row.id) == row.where]


def _more(names: Names, others: Names) -> dict[str, tuple[str, ...]]:
    """The names with others behind them, each once; a language without any is left out."""
    both = {code: tuple(dict.fromkeys((*names.get(code, ()), *others.get(code, ())))) for code in LANGUAGES}
    return {code: listed for code, listed in both.items() if listed}


def _not_in(entry: PlaceEntry | None, names: Names) -> dict[str, tuple[str, ...]]:
    """The names that a known place does not have yet, however they are spelled."""
    has = {code: {fold(name, code) for name in entry.names.get(code, ())} if entry else set() for code in LANGUAGES}
    left = {code: tuple(name for name in listed if fold(name, code) not in has[code]) for code, listed in names.items()}
    return {code: listed for code, listed in left.items() if listed}


class _Index:
    """The known places by country, sort and folded name, and the names that surely are places."""

    def __init__(self, world: Gazetteer) -> None:
        self._world = world
        self._places: dict[tuple[str, str, str], list[PlaceEntry]] = {}
        self._sure: dict[tuple[str, str], set[str]] = {}
        for language in LANGUAGES:
            for name, entry in world.names(language):
                folded = fold(name, language)
                self._places.setdefault((entry.country, _sort(entry.kind), folded), []).append(entry)
                if not entry.is_ambiguous(name):
                    self._sure.setdefault((entry.country, language), set()).add(folded)

    def id_of(self, row: PlaceRow) -> str:
        """The id of the known place that a row is about, else the row's own."""
        if row.id in self._world.entries:
            return row.id
        keys = [(row.country, _sort(row.kind), fold(name, code)) for code in row.names for name in row.names[code]]
        found = {entry.id: entry for key in keys for entry in self._places.get(key, ())}
        if row.kind == "admin1":
            return next(iter(found)) if len(found) == 1 else row.id
        distances = sorted((_distance(row, entry), id_) for id_, entry in found.items())
        return distances[0][1] if distances and distances[0][0] <= _NEAR else row.id

    def doubtful(self, row: PlaceRow) -> tuple[str, ...]:
        """The names of a row that need a cue word or another anchor, sorted."""
        found = {
            name
            for code, listed in row.names.items()
            for name in listed
            if is_doubtful(name, code, self._sure.get((row.country, code), frozenset()))
        }
        return tuple(sorted(found))


def _sort(kind: str) -> str:
    return "settlement" if kind in _SETTLEMENTS else kind


def _distance(row: PlaceRow, entry: PlaceEntry) -> float:
    """The larger of the differences in latitude and longitude, in degrees; endless where one is not known."""
    if row.lat is None or row.lon is None or entry.lat is None or entry.lon is None:
        return float("inf")
    return max(abs(row.lat - entry.lat), abs(row.lon - entry.lon))
