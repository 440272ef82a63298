"""How formats ask for names: of actors and places that the program's own tables know, and of nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A body of the actors table, which holds no private persons. `country` is where it comes from."""

    id: str
    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the gazetteer with its name in English, its first-level unit, and its point."""

    id: str
    name: str
    kind: str
    admin1: str
    country: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Directory:
    """Looks up by id, and first-level units by (name, country); each gives `None` for what is not known."""

    actor: Callable[[str], KnownActor | None]
    place: Callable[[str], KnownPlace | None]
    admin1: Callable[[str, str], str | None]
