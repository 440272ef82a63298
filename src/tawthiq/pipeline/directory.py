"""The program's tables of actors and places as exports ask them for names."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from tawthiq.exports.formats import Directory, KnownActor, KnownPlace
from tawthiq.exports.summaries import Tables
from tawthiq.lang import ActorEntry, Gazetteer
from tawthiq.lang.actors import Actors
from tawthiq.lang.actors import load as load_actors
from tawthiq.model.identity import name_key

_LANGUAGE = "en"
_LANGUAGES = ("ar", "en")
_REMEMBERED = 1 << 16


def directory_of(world: Gazetteer) -> Directory:
    """The directory of a gazetteer and of the actors table; names are in English, where there is one."""
    actors = load_actors()

    @lru_cache(_REMEMBERED)
    def place(id_: str) -> KnownPlace | None:
        entry = world.entries.get(id_)
        if entry is None:
            return None
        admin1 = world.admin1_name(entry, _LANGUAGE) or ""
        return KnownPlace(
            entry.id, entry.name_en or entry.name_ar, entry.kind, admin1, entry.country, entry.lat, entry.lon
        )

    @cache
    def units() -> dict[tuple[tuple[str, ...], str], str]:
        return {
            (name_key(name), entry.country): entry.name_en or entry.name_ar
            for entry in world.entries.values()
            if entry.kind == "admin1"
            for names in entry.names.values()
            for name in names
        }

    @lru_cache(_REMEMBERED)
    def admin1(name: str, country: str) -> str | None:
        return units().get((name_key(name), country)) if name else None

    return Directory(actor=_by_id(actors), place=place, admin1=admin1)


def names_of(world: Gazetteer) -> Tables:
    """The names, in Arabic and English, that a gazetteer and the actors table have for ids."""
    actors = load_actors()

    @lru_cache(_REMEMBERED)
    def actor(id_: str) -> tuple[str, ...]:
        entry = actors.entries.get(id_)
        return _both(entry.name_ar, entry.name_en) if entry else ()

    @lru_cache(_REMEMBERED)
    def place(id_: str) -> tuple[str, ...]:
        entry = world.entries.get(id_)
        return _both(entry.name_ar, entry.name_en) if entry else ()

    @lru_cache(_REMEMBERED)
    def region(id_: str) -> tuple[str, ...]:
        entry = world.entries.get(id_)
        return _both(*(world.admin1_name(entry, language) for language in _LANGUAGES)) if entry else ()

    return Tables(actor, place, region)


def _both(*names: str | None) -> tuple[str, ...]:
    return tuple(name for name in names if name)


def _by_id(actors: Actors) -> Callable[[str], KnownActor | None]:
    @lru_cache(_REMEMBERED)
    def actor(id_: str) -> KnownActor | None:
        entry = actors.entries.get(id_)
        return _known(entry) if entry else None

    return actor


def _known(entry: ActorEntry) -> KnownActor:
    return KnownActor(entry.id, entry.name_en or entry.name_ar, entry.kind, entry.country)
