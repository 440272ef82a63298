"""Places: a cue word and a name, or a name that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.lang import ActorName, Language, PlaceEntry
from tawthiq.mentions.items import Item
from tawthiq.mentions.matching import RuleMatch, find_longest
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
}
_WIDE_KINDS = frozenset({"country", "region", "river", "sea", "mountain"})
_SETTLEMENTS = frozenset({"village", "town", "city", "district", "camp"})
_WIDER = {"around"}  # a cue that widens the place it stands before


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place; `entries` are the gazetteer's places of that name, none for one it does not know.

    `level` is the cue word's ("village"), `None` without a cue. `near` says that the words only place something beside,
    `rule` which rule joined them.
    """

    span: Span
    entries: tuple[PlaceEntry, ...]
    level: str | None
    near: bool
    rule: str

    @property
    def precision(self) -> Precision:
        """How exactly the mention locates, by its cue word and the kinds of place it may mean."""
        known = min((entry.precision for entry in self.entries), default=None)
        if self.level is None:
            return known or Precision.NEAR
        if known is None or self.level == "admin1":
            return _BY_LEVEL[self.level]
        if self.level in _WIDER:
            return max(Precision.NEAR, known)
        return min(known, _BY_LEVEL[self.level])

    @property
    def rank(self) -> tuple[bool, Precision]:
        """Lower is better to place an event by: what it stands beside comes after what it is in."""
        return self.near, self.precision


def join_places(items: Sequence[Item], language: Language) -> list[Item]:
    """The items with each place expression joined into one item of class PLACE; its value is a PlaceMention."""
    joined: list[Item] = []
    position = 0
    for match in find_longest(language.rules.get("place", ()), items, language.alphabet):
        known = any(item.places() for item in items[match.start : match.end])
        if "lead" not in match.parts and items[match.start].definite and not known:
            continue  # "the village of", "the town": the cue word names nothing by itself
        start = _start(match, items)
        joined.extend(items[position:start])
        joined.append(_read(match, start, items))
        position = match.end
    joined.extend(items[position:])
    return joined


def _start(match: RuleMatch, items: Sequence[Item]) -> int:
    """Where the place's words begin: "a village in eastern Syria" names the region, not a village of that name."""
    name = items[match.parts["name"][0]]
    kinds = {entry.kind for entry in name.places()}
    cues = {level for item in items[match.start : match.parts["name"][0]] if (level := item.feature("level"))}
    if kinds and kinds <= _WIDE_KINDS and cues & _SETTLEMENTS:
        return match.parts["name"][0]
    return match.parts["lead"][1] if "lead" in match.parts else match.start


def _read(match: RuleMatch, start: int, items: Sequence[Item]) -> Item:
    inside = items[start : match.end]
    first, last = match.parts["name"]
    name = items[first:last]
    cues = [level for item in items[start:first] if (level := item.feature("level"))]
    level = cues[-1] if cues else match.rule.values.get("level")
    mention = PlaceMention(
        span=Span(inside[0].start, inside[-1].end),
        entries=_fitting([entry for item in name for entry in item.places()], level),
        level=level,
        near="near" in match.rule.values,
        rule=match.rule.id,
    )
    known = {"PLACE", "PLACE_EXACT" if mention.precision is Precision.EXACT else "PLACE_WIDE"}
    if len(inside) == 1 and "ARMED" in inside[0].classes:
        known.add("STATE")  # "Turkey" may be where it happened, or who did it
    norm = " ".join(item.norm for item in inside)
    meanings = tuple(m for item in inside for m in item.meanings if isinstance(m, ActorName))
    return Item(frozenset(known), inside[0].start, inside[-1].end, norm, meanings, value=mention)


def _fitting(entries: Sequence[PlaceEntry], level: str | None) -> tuple[PlaceEntry, ...]:
    """The places of the kind that the cue announces; all of them where none is of that kind."""
    kinds = {
        "admin1": {"admin1", "country", "region"},
        "village": {"village", "town", "district"},
        "town": {"town", "village", "city"},
        "city": {"city", "town"},
        "camp": {"camp"},
        "district": {"district"},
    }.get(level or "", set())
    fitting = tuple(entry for entry in entries if entry.kind in kinds)
    return fitting or tuple(entries)
