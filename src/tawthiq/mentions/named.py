"""Places that a report names, and those to which "the town", "the province" points back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tawthiq.lang import PlaceEntry
from tawthiq.model import Precision, Span

_BY_LEVEL = {
    "village": Precision.EXACT,
    "town": Precision.EXACT,
    "city": Precision.EXACT,
    "district": Precision.EXACT,
    "camp": Precision.EXACT,
    "site": Precision.EXACT,
    "feature": Precision.NEAR,
    "around": Precision.NEAR,
    "area": Precision.NEAR,
    "admin1": Precision.FIRST_LEVEL,
    "region": Precision.LARGER_AREA,
    "country": Precision.COUNTRY,
}
WIDER = frozenset({"around"})  # cues that widen the place they stand before
_LOOSE = WIDER | {"area"}
_SMALL = frozenset({"village", "town", "district", "camp", "base"})  # around them is still close to them
_TOWNS = frozenset({"village", "town", "city"})
# What "the town", "the province" may point back to: the kinds of place, or the cue words they were named with.
_MEANT = {
    "city": ("city", "town"),
    "town": ("town", "city", "village"),
    "village": ("village", "town"),
    **{kind: (kind,) for kind in ("admin1", "country", "camp", "district")},
}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place; `entries` are the gazetteer's places of that name, none for one it does not know.

    `level` is the cue word's ("village"), `None` without a cue. `near` says that the words only place something beside,
    `beyond` that they only tell in which direction from it, `rule` which rule joined them. `proper` is where the name
    by itself stands, `None` where that cannot be told from the words around it.
    """

    span: Span
    entries: tuple[PlaceEntry, ...]
    level: str | None
    near: bool
    rule: str
    beyond: bool = False
    proper: Span | None = None

    @property
    def precision(self) -> Precision:
        """How exactly the mention locates, by its cue word and the kinds of place it may mean."""
        known = min((entry.precision for entry in self.entries), default=None)
        if self.level is None:
            return known or Precision.NEAR
        if known is None or self.level == "admin1":
            return _BY_LEVEL[self.level]
        if self.level in _LOOSE:
            return max(Precision.NEAR, known)
        return min(known, _BY_LEVEL[self.level])

    @property
    def rank(self) -> tuple[Precision, bool, Precision]:
        """Lower is better to place an event by: points before areas; of points, what it is in before what is near."""
        kinds = {entry.kind for entry in self.entries}
        is_small = bool(kinds) and kinds <= _SMALL
        most = Precision.NEAR if kinds == {"region"} else Precision.SECOND_LEVEL
        is_point = self.precision <= most and (is_small or self.level not in WIDER)
        wide = Precision.SECOND_LEVEL if kinds == {"mountain"} else self.precision  # it lies in one unit, mostly
        area = Precision.EXACT if is_point else max(wide, Precision.SECOND_LEVEL)
        area = max(area, Precision.FIRST_LEVEL) if self.beyond else area
        point = min((entry.precision for entry in self.entries), default=None)
        if point is None:  # a town or village that the gazetteer does not know comes after one that it knows
            point = max(self.precision, Precision.NEAR) if self.level in _TOWNS else self.precision
        elif self.level in WIDER and not is_small:
            point = max(self.precision, Precision.NEAR)
        return area, self.near, point


class Named:
    """The places that a report has named so far, by the kinds of place that may point back to them."""

    def __init__(self) -> None:
        """None yet."""
        self._row = 0
        self._heard: dict[str, list[tuple[int, PlaceMention]]] = {}

    def next_row(self) -> None:
        """Begin another sentence."""
        self._row += 1

    def hear(self, mention: PlaceMention) -> None:
        """Remember a place under its kinds."""
        if mention.near or mention.level in WIDER:
            return
        kinds = {entry.kind for entry in mention.entries} | ({mention.level} if mention.level else set())
        for kind in kinds or {"town"}:
            self._heard.setdefault(kind, []).append((self._row, mention))

    def last(self, level: str | None) -> PlaceMention | None:
        """The place that "the town", "the province" points back to: one just named, else the one named most."""
        found = [turn for kind in _MEANT.get(level or "", ()) for turn in self._heard.get(kind, ())]
        latest = max(found, key=lambda turn: (turn[0], turn[1].span.start), default=None)
        if latest is None or latest[0] >= self._row - 1:
            return latest[1] if latest else None
        named = Counter(_identity(mention) for _, mention in found)
        return max(found, key=lambda turn: (named[_identity(turn[1])], turn[0]))[1]


def _identity(mention: PlaceMention) -> object:
    return tuple(entry.id for entry in mention.entries) or mention.span
