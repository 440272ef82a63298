"""The distinct places of a linkage: each is kept once and compared with each other once."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from operator import attrgetter

from tawthiq.incidents.places import PlaceRelation, relate_places
from tawthiq.incidents.tokens import PlaceTokens, place_tokens
from tawthiq.model import Place, Span

_ANYWHERE = Span(0, 1)
_told = attrgetter(*(field.name for field in dataclasses.fields(Place) if field.name != "span"))


class Atlas:
    """Places by number, from 0, in the order met. Where in a report a name stands does not tell places apart."""

    def __init__(self) -> None:
        """An atlas without places."""
        self._numbers: dict[object, int] = {}
        self._places: list[Place] = []
        self._relations: dict[int, PlaceRelation] = {}
        self._tokens: dict[int, PlaceTokens] = {}

    def number(self, place: Place | None) -> int | None:
        """The number of a place, new or known; `None` for none."""
        if place is None:
            return None
        number = self._numbers.setdefault(_told(place), len(self._places))
        if number == len(self._places):
            self._places.append(dataclasses.replace(place, span=_ANYWHERE))
        return number

    @property
    def places(self) -> Sequence[Place]:
        """All places by number."""
        return self._places

    def tokens(self, number: int) -> PlaceTokens:
        """By what the place with this number is found, and by what it looks for others; worked out once."""
        tokens = self._tokens.get(number)
        if tokens is None:
            tokens = self._tokens[number] = place_tokens(self._places[number])
        return tokens

    def relate(self, first: int | None, second: int | None) -> PlaceRelation:
        """How two places stand, remembered; the same whichever comes first."""
        if first is None or second is None:
            return PlaceRelation.UNSAID
        key = first << 32 | second if first <= second else second << 32 | first
        relation = self._relations.get(key)
        if relation is None:
            relation = self._relations[key] = self.look_up(first, second)
        return relation

    def look_up(self, first: int | None, second: int | None) -> PlaceRelation:
        """How two places stand, for who asks but once: nothing is remembered."""
        if first is None or second is None:
            return PlaceRelation.UNSAID
        return relate_places(self._places[min(first, second)], self._places[max(first, second)])
