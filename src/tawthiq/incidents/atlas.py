"""The distinct places of a linkage: each is kept once and compared with each other once."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from tawthiq.incidents.places import PlaceRelation, relate_places
from tawthiq.model import Place, Span

_ANYWHERE = Span(0, 1)


class Atlas:
    """Places by number, from 0, in the order met. Where in a report a name stands does not tell places apart."""

    def __init__(self) -> None:
        """An atlas without places."""
        self._numbers: dict[Place, int] = {}
        self._places: list[Place] = []
        self._relations: dict[tuple[int, int], PlaceRelation] = {}

    def number(self, place: Place | None) -> int | None:
        """The number of a place, new or known; `None` for none."""
        if place is None:
            return None
        bare = dataclasses.replace(place, span=_ANYWHERE)
        number = self._numbers.setdefault(bare, len(self._places))
        if number == len(self._places):
            self._places.append(bare)
        return number

    @property
    def places(self) -> Sequence[Place]:
        """All places by number."""
        return self._places

    def relate(self, first: int | None, second: int | None) -> PlaceRelation:
        """How two places stand; the same whichever comes first."""
        if first is None or second is None:
            return PlaceRelation.UNSAID
        key = (first, second) if first <= second else (second, first)
        relation = self._relations.get(key)
        if relation is None:
            relation = relate_places(self._places[key[0]], self._places[key[1]])
            self._relations[key] = relation
        return relation
