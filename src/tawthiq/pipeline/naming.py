"""Which actor or place of the tables a person means who writes a name alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from tawthiq import lang
from tawthiq.lang import ActorEntry, PlaceEntry, PlaceTable
from tawthiq.mentions import aliases_of
from tawthiq.model import Precision
from tawthiq.model.identity import name_key

Json = dict[str, Any]
T = TypeVar("T", ActorEntry, PlaceEntry)
_POINTS = frozenset({Precision.EXACT, Precision.NEAR, Precision.SECOND_LEVEL})  # as places of claims have them
_MOST = 5  # of several to name


def named(field: str, value: Any, language: str, tables: Sequence[PlaceTable]) -> tuple[Any, str]:
    """The value of a field with what the tables know of a name that stands in it alone, and what is to be said of it.

    `language` is that of the report, in which units are named. Where the tables have nobody and nothing of the name,
    or several, the name stands without an id: nobody guesses.
    """
    if not isinstance(value, Mapping) or value.keys() != {"name"}:
        return value, ""
    if field in {"speaker", "belligerent"}:
        return _actor(value["name"])
    return _place(value["name"], language, tables) if field == "place" else (value, "")


def _actor(name: str) -> tuple[Json, str]:
    found = _bearing(name, lang.load_actors().entries.values())
    entry = _only([one for one in found if not _is_doubtful(one, name)] or found)
    if entry is None or _is_doubtful(entry, name):
        return {"name": name}, _untold(name, "the table of actors", [one.id for one in found])
    aliases = [alias for alias in aliases_of(entry) if alias != name]
    known = {"id": entry.id, "kind": entry.kind, "parent": entry.parent, "side": entry.side}
    value: Json = {"name": name, "aliases": aliases}
    return value | {key: one for key, one in known.items() if one}, f"{name} is {entry.id} of the table of actors"


def _place(name: str, language: str, tables: Sequence[PlaceTable]) -> tuple[Json, str]:
    world = lang.load_places(tuple(tables))
    found = _bearing(name, world.entries.values())
    entry = _only(found)
    if entry is None:
        return {"name": name}, _untold(name, "the gazetteer", [one.id for one in found])
    unit = world.admin1_name(entry, language)
    known: Json = {"admin1": unit, "country": entry.country, "id": entry.id, "precision": entry.precision.value}
    if entry.precision in _POINTS and entry.lat is not None:
        known |= {"lat": entry.lat, "lon": entry.lon}
    told = f"{name} is {entry.id} of the gazetteer ({entry.kind}, {unit or entry.country})"
    return {"name": name} | {key: one for key, one in known.items() if one is not None}, told


def _bearing(name: str, entries: Iterable[T]) -> list[T]:
    """The entries that bear this name in any language."""
    key = name_key(name)
    return [one for one in entries if any(name_key(own) == key for names in one.names.values() for own in names)]


def _is_doubtful(entry: ActorEntry, name: str) -> bool:
    """Whether an actor is called so only where the context says which is meant: "the coalition"."""
    key = name_key(name)
    return any(name_key(own) == key for own in entry.ambiguous_names)


def _only(found: Sequence[T]) -> T | None:
    return found[0] if len(found) == 1 else None


def _untold(name: str, table: str, ids: Sequence[str]) -> str:
    if not ids:
        return f'{name} is not in {table}, so it has no id; one is given as JSON: {{"name": ..., "id": ...}}'
    more = f" and {len(ids) - _MOST} more" if len(ids) > _MOST else ""
    listed = ", ".join(ids[:_MOST]) + more
    return f"{name} may be several of {table} ({listed}), so it has no id; one is given as JSON with its id"
