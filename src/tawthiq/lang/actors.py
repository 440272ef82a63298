"""The actors of the world that reports name: bodies, forces, groups, monitors, outlets; never private persons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from tawthiq.errors import LanguageError
from tawthiq.lang.tables import listed, names_by_language, rows

HEADER = (
    "id",
    "kind",
    "name_ar",
    "name_en",
    "aliases_ar",
    "aliases_en",
    "country",
    "countries",
    "parent",
    "side",
    "ambiguous",
    "source",
)
KINDS = frozenset(
    [
        "state",
        "government",
        "military",
        "coalition",
        "armed-group",
        "police",
        "monitor",
        "rescue",
        "medical",
        "agency",
        "outlet",
        "intergovernmental",
        "ngo",
        "official-body",
        "generic",
    ]
)


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor. `names` maps a language to its names, the main one first.

    `country` is where it comes from, `countries` where it acts (ISO 3166-1 alpha-2, empty: anywhere). `parent` is the
    id of the body it belongs to, `side` a loose grouping of those who fight together, which is no parenthood.
    `ambiguous_names` are names that need context: "the coalition", a capital that stands for a government.
    """

    id: str
    kind: str
    name_ar: str
    name_en: str
    names: Mapping[str, tuple[str, ...]]
    country: str | None
    countries: frozenset[str]
    parent: str | None
    side: str | None
    ambiguous_names: frozenset[str]

    @property
    def ambiguous(self) -> bool:
        """Whether any of its names needs context."""
        return bool(self.ambiguous_names)

    def is_ambiguous(self, name: str) -> bool:
        """Whether this one of its names, spelled as listed, needs context."""
        return name in self.ambiguous_names

    def is_active_in(self, country: str) -> bool:
        """Whether the actor may act in a country."""
        return not self.countries or country in self.countries


@dataclass(frozen=True, slots=True)
class Actors:
    """All actors by id."""

    entries: Mapping[str, ActorEntry]

    def names(self, language: str) -> Iterator[tuple[str, ActorEntry]]:
        """Every name in a language with its actor; a name comes once for each actor that bears it."""
        for entry in self.entries.values():
            for name in entry.names.get(language, ()):
                yield name, entry

    def ancestors(self, key: str) -> Iterator[str]:
        """The id itself, its parent, the parent's parent and so on; an unknown id gives only itself."""
        current: str | None = key
        while current is not None:
            yield current
            entry = self.entries.get(current)
            current = entry.parent if entry else None

    def related(self, one: str, other: str) -> bool:
        """Whether the two ids are the same actor, or one is a body that the other belongs to."""
        return one in self.ancestors(other) or other in self.ancestors(one)


@cache
def load() -> Actors:
    """The actors that come with the program, read once."""
    return read(resources.files("tawthiq.lang").joinpath("world", "actors.tsv"))


def read(file: Traversable) -> Actors:
    """The actors of a table; raises LanguageError on a repeated id, an unknown kind or parent, or a ring of parents."""
    entries: dict[str, ActorEntry] = {}
    for where, cells in rows(file, HEADER):
        entry = _entry(where, cells)
        if entry.id in entries:
            raise LanguageError(f"{where}: the id {entry.id} is taken")
        entries[entry.id] = entry
    for entry in entries.values():
        _check_parents(file.name, entry, entries)
    return Actors(entries)


def _entry(where: str, cells: list[str]) -> ActorEntry:
    key, kind, arabic, english, aliases_ar, aliases_en, country, countries, parent, side, ambiguous, _ = cells
    if kind not in KINDS:
        raise LanguageError(f"{where}: {kind!r} is no kind of actor; there are: {', '.join(sorted(KINDS))}")
    return ActorEntry(
        id=key,
        kind=kind,
        name_ar=arabic,
        name_en=english,
        names=names_by_language(arabic, english, aliases_ar, aliases_en),
        country=country or None,
        countries=frozenset(listed(countries)),
        parent=parent or None,
        side=side or None,
        ambiguous_names=frozenset(listed(ambiguous)),
    )


def _check_parents(file: str, entry: ActorEntry, entries: Mapping[str, ActorEntry]) -> None:
    seen = {entry.id}
    parent = entry.parent
    while parent is not None:
        if parent not in entries:
            raise LanguageError(f"{file}: {entry.id}: no actor has the id {parent}")
        if parent in seen:
            raise LanguageError(f"{file}: {entry.id}: its parents make a ring at {parent}")
        seen.add(parent)
        parent = entries[parent].parent
