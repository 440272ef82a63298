"""Which entry of the actors table a recorder means by a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tawthiq.lang import ActorEntry, Actors, Gazetteer
from tawthiq.model.identity import name_key
from tawthiq.recorders.mapping import TableMapping, plain

FORCES = frozenset({"military", "coalition", "armed-group", "police"})
BRACKETS = re.compile(r"\s*\([^()]*\)")
_REMEMBERED = 1 << 16  # names

Key = tuple[str, ...]


class Names:
    """The actors table by every name, with what a mapping adds."""

    def __init__(self, actors: Actors, world: Gazetteer, mapping: TableMapping) -> None:
        """Index both once."""
        self._actors, self._given = actors, mapping.names
        self._forms = [(_pattern(one.form), one.kind) for one in mapping.forms]
        self._by_name: dict[Key, dict[str, None]] = {}
        self._doubtful: set[tuple[Key, str]] = set()
        for language in sorted({code for entry in actors.entries.values() for code in entry.names}):
            for name, entry in actors.names(language):
                self._by_name.setdefault(name_key(name), {})[entry.id] = None
                if entry.is_ambiguous(name):
                    self._doubtful.add((name_key(name), entry.id))
        self._countries = countries_of(world)
        self.find = lru_cache(_REMEMBERED)(self._find)

    def _find(self, name: str, country: str | None) -> ActorEntry | None:
        """The actor of that name which acts in the country; `None` where it is none that is known, or several.

        A mapping's own names come first. Years in brackets are left out, and of `SHORT: Long name` each side is tried.
        """
        bare = BRACKETS.sub("", name).strip()
        for one in dict.fromkeys((name, bare)):
            if plain(one) in self._given:
                return self._actors.entries[self._given[plain(one)]]
        tries = (name, bare, *(part for part in bare.split(":") if ":" in bare))
        return next((found for one in tries if (found := self._named(one, country) or self._organ(one))), None)

    def _named(self, name: str, country: str | None) -> ActorEntry | None:
        key = name_key(name)
        found = [self._actors.entries[id_] for id_ in self._by_name.get(key, ())]
        if country is None:  # nothing tells which "coalition" is meant
            here = [entry for entry in found if (key, entry.id) not in self._doubtful]
        else:
            here = [entry for entry in found if entry.is_active_in(country)]
        return here[0] if len(here) == 1 else None

    def _organ(self, name: str) -> ActorEntry | None:
        """The one organ of a state that the mapping's forms describe ("Military Forces of Syria")."""
        for pattern, kind in self._forms:
            match = pattern.fullmatch(name)
            country = self._countries.get(name_key(match.group(1))) if match else None
            if country:
                return self._top(country, kind)
        return None

    def _top(self, country: str, kind: str) -> ActorEntry | None:
        entries = self._actors.entries
        own = [entry for entry in entries.values() if entry.kind == kind and entry.country == country]
        state = [e for e in own if e.parent and entries[e.parent].kind in {"state", "government"} - {kind}]
        found = [entry for entry in state or own if _belongs(entry, country, entries)] or state
        return found[0] if len(found) == 1 else None


def countries_of(world: Gazetteer) -> Mapping[Key, str]:
    """The names of countries in every language, and their codes, with the code of each."""
    found: dict[Key, str] = {}
    for entry in world.entries.values():
        if entry.kind == "country":
            listed = (name for names in entry.names.values() for name in names)
            found.update((name_key(name), entry.country) for name in (*listed, entry.country))
    return found


def _belongs(entry: ActorEntry, country: str, entries: Mapping[str, ActorEntry]) -> bool:
    """Whether the parents of an entry lead to the state of a country."""
    above = _parents(entry, entries)
    return any(one.kind == "state" and one.country == country for one in above)


def _parents(entry: ActorEntry, entries: Mapping[str, ActorEntry]) -> Iterable[ActorEntry]:
    while entry.parent:
        entry = entries[entry.parent]
        yield entry


def _pattern(form: str) -> re.Pattern[str]:
    before, after = form.split("{country}")
    return re.compile(f"{re.escape(before)}(?:the )?(.+){re.escape(after)}", re.IGNORECASE)
