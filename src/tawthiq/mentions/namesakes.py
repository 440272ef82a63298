"""Names that may mean several things, or nothing, settled by what the report names elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tawthiq.lang import ActorEntry, ActorName
from tawthiq.mentions.items import Item


def settle_actors(rows: Sequence[Sequence[Item]]) -> Sequence[Sequence[Item]]:
    """The rows with one actor left in each item: the one that the report names in full elsewhere (or its body), else
    the one that is active in the countries it names; where neither tells, the first of the table.
    """
    actors = [actors for row in rows for item in row if "ACTOR" in item.classes and (actors := _candidates(item))]
    if all(len(candidates) == 1 for candidates in actors):
        return rows
    named = Counter(candidates[0].id for candidates in actors if len(candidates) == 1)
    countries = Counter(country for row in rows for item in row for country in _country(item))
    return [[_settle(item, named, countries) for item in row] for row in rows]


def _candidates(item: Item) -> list[ActorEntry]:
    return [meaning.actor for meaning in item.meanings if isinstance(meaning, ActorName)]


def _country(item: Item) -> frozenset[str]:
    """The country of a place name, where all places of that name lie in one; a word that may be no place tells none."""
    if "PLACE" not in item.classes:
        return frozenset()
    countries = frozenset(place.country for place in item.places())
    return countries if len(countries) == 1 else frozenset()


def _settle(item: Item, named: Counter[str], countries: Counter[str]) -> Item:
    candidates = _candidates(item)
    if len(candidates) < 2:
        return item

    def fit(actor: ActorEntry) -> tuple[int, int]:
        active = sum(number for country, number in countries.items() if country in actor.countries)
        return named[actor.id] + (named[actor.parent] if actor.parent else 0), active

    best = max(candidates, key=fit)  # the first of the best
    kept = tuple(m for m in item.meanings if not isinstance(m, ActorName) or m.actor is best)
    return item._replace(meanings=kept)


def settle_places(rows: Sequence[Sequence[Item]]) -> Sequence[Sequence[Item]]:
    """The rows with each doubtful place name trusted where the report announces it anywhere ("the village of ...")."""
    announced = {
        item.norm
        for row in rows
        for before, item in pairwise(row)
        if "DOUBTFUL_PLACE" in item.classes and "CUE" in before.classes and not before.definite
    }
    if not announced:
        return rows
    return [[_trust(item) if item.norm in announced else item for item in row] for row in rows]


def _trust(item: Item) -> Item:
    if "DOUBTFUL_PLACE" not in item.classes:
        return item
    return item._replace(classes=item.classes - {"DOUBTFUL_PLACE"} | {"PLACE"})
