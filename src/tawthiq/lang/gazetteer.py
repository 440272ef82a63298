"""The places of the world: their names by language, where they are, and what lies in what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from tawthiq.errors import LanguageError
from tawthiq.lang.tables import listed, names_by_language, rows, rows_in
from tawthiq.model import Precision

HEADER = (
    "id",
    "kind",
    "name_ar",
    "name_en",
    "aliases_ar",
    "aliases_en",
    "admin1",
    "country",
    "lat",
    "lon",
    "population",
    "ambiguous",
    "source",
)
PARTS_HEADER = ("whole", "part")

PRECISION: Mapping[str, Precision] = {
    "country": Precision.COUNTRY,
    "admin1": Precision.FIRST_LEVEL,
    "admin2": Precision.SECOND_LEVEL,
    "admin3": Precision.NEAR,
    "city": Precision.EXACT,
    "town": Precision.EXACT,
    "village": Precision.EXACT,
    "district": Precision.EXACT,
    "camp": Precision.EXACT,
    "base": Precision.EXACT,
    "crossing": Precision.EXACT,
    "airport": Precision.EXACT,
    "front": Precision.NEAR,
    "mountain": Precision.LARGER_AREA,
    "region": Precision.LARGER_AREA,
    "river": Precision.LARGER_AREA,
    "sea": Precision.LARGER_AREA,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place. `names` maps a language to its names, the main one first; `admin1` is an entry's id.

    `ambiguous_names` are those of its names that are also a common word or a personal name: without a place cue
    word or another anchor they name nothing. `lat`, `lon` are WGS 84 degrees; of a country or first-level unit they
    are those of its capital or largest city.
    """

    id: str
    kind: str
    name_ar: str
    name_en: str
    names: Mapping[str, tuple[str, ...]]
    admin1: str | None
    country: str
    lat: float | None
    lon: float | None
    population: int | None
    ambiguous_names: frozenset[str]
    source: str = ""

    @property
    def ambiguous(self) -> bool:
        """Whether any of its names needs a cue word or another anchor."""
        return bool(self.ambiguous_names)

    @property
    def precision(self) -> Precision:
        """How exactly a report that names this place locates an event; a region may lie in a first-level unit."""
        return Precision.SECOND_LEVEL if self.kind == "region" and self.admin1 else PRECISION[self.kind]

    def is_ambiguous(self, name: str) -> bool:
        """Whether this one of its names, spelled as listed, needs a cue word or another anchor."""
        return name in self.ambiguous_names


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All entries by id, and the parts of those that are no administrative unit (`parts`: whole -> its parts)."""

    entries: Mapping[str, Entry]
    parts: Mapping[str, frozenset[str]]

    def names(self, language: str) -> Iterator[tuple[str, Entry]]:
        """Every name in a language with its entry; a name comes once for each place that bears it."""
        for entry in self.entries.values():
            for name in entry.names.get(language, ()):
                yield name, entry

    def admin1_name(self, entry: Entry, language: str) -> str | None:
        """The main name of the first-level unit that the entry is or lies in, where it is known in the language."""
        unit = entry if entry.kind == "admin1" else self.entries.get(entry.admin1 or "")
        names = unit.names.get(language, ()) if unit else ()
        return names[0] if names else None

    def contains(self, outer: Entry, inner: Entry) -> bool:
        """Whether `inner` is known to be `outer` or to lie in it; False also means that nothing is known."""
        if outer.id in (inner.id, inner.admin1):
            return True
        if outer.kind == "country":
            return outer.country == inner.country
        return any(self.contains(self.entries[part], inner) for part in self.parts.get(outer.id, ()))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of places that a case adds: its file's name for errors, its text. Equal text is the same table."""

    name: str
    text: str


@cache
def load() -> Gazetteer:
    """The gazetteer that comes with the program, read once."""
    return read(resources.files("tawthiq.lang").joinpath("world"))


@lru_cache(maxsize=8)
def load_with(tables: tuple[Table, ...]) -> Gazetteer:
    """The gazetteer that comes with the program and the places of further tables.

    A row whose id is known adds its names to that place and changes nothing else. Raises LanguageError, with file and
    line, where a row is malformed, or its first-level unit or its country is in no table.
    """
    world = load()
    if not tables:
        return world
    entries = dict(world.entries)
    countries = {entry.country for entry in entries.values()}
    for table in tables:
        found = [(where, _entry(where, cells)) for where, cells in rows_in(table.text, table.name, HEADER)]
        for _, entry in found:
            known = entries.get(entry.id)
            entries[entry.id] = _renamed(known, entry) if known else entry
        for where, entry in found:
            _known(where, [entry.admin1] if entry.admin1 else [], entries)
            if entry.country not in countries:
                raise LanguageError(f"{where}: no country has the code {entry.country!r}")
    return replace(world, entries=entries)


def _renamed(known: Entry, more: Entry) -> Entry:
    """The entry with the names of another behind its own."""
    languages = sorted({*known.names, *more.names})
    names = {code: tuple(dict.fromkeys((*known.names.get(code, ()), *more.names.get(code, ())))) for code in languages}
    sure = {name for code in known.names for name in known.names[code]} - known.ambiguous_names
    return replace(known, names=names, ambiguous_names=known.ambiguous_names | (more.ambiguous_names - sure))


def read(folder: Traversable) -> Gazetteer:
    """The gazetteer of a folder: countries, first-level units, places, and all `cities-*.tsv`."""
    files = sorted(item.name for item in folder.iterdir() if item.name.startswith("cities-"))
    entries: dict[str, Entry] = {}
    for name in ("countries.tsv", "admin1.tsv", "places.tsv", *files):
        for where, cells in rows(folder.joinpath(name), HEADER):
            entry = _entry(where, cells)
            if entry.id in entries:
                raise LanguageError(f"{where}: the id {entry.id} is taken")
            entries[entry.id] = entry
    parts: dict[str, set[str]] = {}
    for where, (whole, part) in rows(folder.joinpath("parts.tsv"), PARTS_HEADER):
        _known(where, (whole, part), entries)
        parts.setdefault(whole, set()).add(part)
    return Gazetteer(entries, {whole: frozenset(inside) for whole, inside in parts.items()})


def _entry(where: str, cells: list[str]) -> Entry:
    key, kind, arabic, english, aliases_ar, aliases_en, admin1, country, lat, lon, population, ambiguous, source = cells
    if kind not in PRECISION:
        raise LanguageError(f"{where}: {kind!r} is no kind of place; there are: {', '.join(PRECISION)}")
    try:
        return Entry(
            id=key,
            kind=kind,
            name_ar=arabic,
            name_en=english,
            names=names_by_language(arabic, english, aliases_ar, aliases_en),
            admin1=admin1 or None,
            country=country,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            population=int(population) if population else None,
            ambiguous_names=frozenset(listed(ambiguous)),
            source=source,
        )
    except ValueError as error:
        raise LanguageError(f"{where}: latitude, longitude and population must be numbers ({error})") from error


def _known(where: str, keys: Iterable[str], entries: Mapping[str, Entry]) -> None:
    for key in keys:
        if key not in entries:
            raise LanguageError(f"{where}: no entry has the id {key}")
