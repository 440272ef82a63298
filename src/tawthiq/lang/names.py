"""The places and actors of the world under the names that one language has for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources.abc import Traversable
from typing import TypeVar

from tawthiq.errors import LanguageError
from tawthiq.lang import actors as actor_table
from tawthiq.lang import gazetteer as place_table
from tawthiq.lang.actors import ActorEntry, Actors
from tawthiq.lang.gazetteer import Entry as PlaceEntry
from tawthiq.lang.gazetteer import Gazetteer, Table
from tawthiq.lang.tables import listed, rows

HEADER = ("id", "names", "ambiguous")
WORLD_FILES = ("actors.tsv", "places.tsv")

Named = TypeVar("Named", PlaceEntry, ActorEntry)


def world_of(
    code: str, folder: Traversable, borrowed: Sequence[str], tables: tuple[Table, ...] = ()
) -> tuple[Gazetteer, Actors]:
    """The world's tables with the names that the pack in `folder` adds to those of their own columns.

    A pack adds names by id in `world/actors.tsv` and `world/places.tsv`, the main one first. From the languages
    `borrowed` it takes all names besides, behind its own. `tables` are the places that a case adds.
    """
    world, table = place_table.load_with(tables), actor_table.load()
    places = _named(world.entries, code, folder.joinpath("world", "places.tsv"), borrowed)
    actors = _named(table.entries, code, folder.joinpath("world", "actors.tsv"), borrowed)
    return (
        world if places is world.entries else replace(world, entries=places),
        table if actors is table.entries else Actors(actors),
    )


def _named(entries: Mapping[str, Named], code: str, file: Traversable, borrowed: Sequence[str]) -> Mapping[str, Named]:
    given = _read(file, entries) if file.is_file() else {}
    if not given and not borrowed:
        return entries
    return {key: _renamed(entry, code, *given.get(key, ((), ())), borrowed) for key, entry in entries.items()}


def _read(file: Traversable, known: Mapping[str, object]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The names and the ambiguous ones among them by id; raises LanguageError on an id that is unknown or repeated."""
    given: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for where, (key, names, ambiguous) in rows(file, HEADER):
        if key not in known:
            raise LanguageError(f"{where}: no entry of the world's {file.name} has the id {key}")
        if key in given or not names or set(listed(ambiguous)) - set(listed(names)):
            raise LanguageError(f"{where}: {key} has one row, with names, and the ambiguous are some of them")
        given[key] = listed(names), listed(ambiguous)
    return given


def _renamed(
    entry: Named, code: str, names: tuple[str, ...], ambiguous: tuple[str, ...], borrowed: Sequence[str]
) -> Named:
    others: list[str] = [name for language in borrowed for name in entry.names.get(language, ())]
    found = tuple(dict.fromkeys((*entry.names.get(code, ()), *names, *others)))
    if not found:
        return entry
    return replace(entry, names={**entry.names, code: found}, ambiguous_names=entry.ambiguous_names | set(ambiguous))
