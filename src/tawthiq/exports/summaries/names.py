"""Those whom an incident's claims name, with the other names that the claims have for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.model import Actor, Claim, Document, Place

Sourced = tuple[Claim, Document]
"""A claim with the report that it is from."""

NamesOf = Callable[[str], Sequence[str]]
"""The names, in all languages, that a table has for an id; none for an id that it does not have."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The public tables of actors and places, and by a place's id its first-level unit."""

    actor: NamesOf
    place: NamesOf
    region: NamesOf


NO_TABLES = Tables(*3 * (lambda _id: (),))
"""No names but those of claims."""


@dataclass(frozen=True, slots=True)
class Named:
    """One who is named, or a place: the name, others of the same one, and the id of the table that knows it.

    `formal` are the table's own names: of an actor they stand before words of reports, of a place after them.
    `is_quoted` where the name is a report's words for somebody whom no table knows: they may be in any case.
    """

    name: str
    others: tuple[str, ...] = ()
    id: str | None = None
    formal: tuple[str, ...] = ()
    is_quoted: bool = False

    @property
    def key(self) -> str:
        """The same for the same one under any of its names, where a table knows it."""
        return self.id or self.name


@dataclass(frozen=True, slots=True)
class Known:
    """The names that claims have: of actors by id and by name, of places and their regions by the place's id."""

    tables: Tables
    actors: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, tuple[str, ...]]
    outlets: frozenset[str]

    @classmethod
    def of(cls, sourced: Iterable[tuple[Claim, Document]], tables: Tables) -> Known:
        """The names that these claims have, in their order."""
        actors: dict[str, dict[str, None]] = {}
        places: dict[str, dict[str, None]] = {}
        regions: dict[str, dict[str, None]] = {}
        outlets = set()
        for claim, report in sourced:
            outlets.add(report.outlet or "")
            for actor in _actors(claim):
                for key in (actor.id, actor.name):
                    if key:
                        actors.setdefault(key, {}).update(dict.fromkeys((actor.name, *actor.aliases)))
            if claim.place and claim.place.id:
                places.setdefault(claim.place.id, {}).setdefault(claim.place.name)
                if claim.place.admin1:
                    regions.setdefault(claim.place.id, {}).setdefault(claim.place.admin1)
        by_actor, by_place, by_region = map(_settled, (actors, places, regions))
        return cls(tables, by_actor, by_place, by_region, frozenset(outlets))

    def actor(self, actor: Actor) -> Named:
        """An actor with its other names."""
        return self.named(actor.name, actor.id, actor.aliases)

    def named(self, name: str, id_: str | None, aliases: Sequence[str] = ()) -> Named:
        """One who goes by a name, and by an id where a table knows it, with its other names."""
        formal = tuple(self.tables.actor(id_)) if id_ else ()
        is_quoted = not id_ and name not in self.outlets
        return Named(name, (*aliases, *self.actors.get(id_ or name, ())), id_, formal, is_quoted)

    def place(self, place: Place) -> Named:
        """A place with the other names that claims give it, and those of the gazetteer."""
        formal = tuple(self.tables.place(place.id)) if place.id else ()
        return Named(place.name, self.places.get(place.id or "", ()), place.id, formal)

    def region(self, place: Place) -> Named:
        """The first-level unit of a place, with the other names that claims and tables give it."""
        others = self.regions.get(place.id or "", ())
        return Named(place.admin1 or "", (*others, *(self.tables.region(place.id) if place.id else ())))


def _settled(names: Mapping[str, Mapping[str, None]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(own) for key, own in names.items()}


def _actors(claim: Claim) -> Iterator[Actor]:
    for actor in (claim.speaker, *claim.via, claim.belligerent):
        if actor:
            yield actor
            yield from actor.members
