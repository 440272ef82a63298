"""Places: a cue word and a name, or a name that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from tawthiq.lang import ActorName, Language, PlaceEntry, PlaceName
from tawthiq.mentions.items import Item
from tawthiq.mentions.matching import RuleMatch, encode, find_longest
from tawthiq.mentions.named import WIDER, Named, PlaceMention
from tawthiq.model import Precision, Span

_WIDE_KINDS = frozenset({"country", "region", "river", "sea", "mountain"})
_SETTLEMENTS = frozenset({"village", "town", "city", "district", "camp"})
_TOWNS = frozenset({"village", "town", "city"})
_SMALL = _SETTLEMENTS | {"site"}

_AROUND = frozenset({"IN", "BY", "SIDE", "CUE", "HASH", "COMMA", "FROM"})
_WITHIN = frozenset({"COMMA", "IN", "OPEN"})  # between a place and one that it lies in
_DATELINE = frozenset({"OPEN", "DASH", "SLASH"})  # after the place where a report was written


def join_places(items: Sequence[Item], language: Language, named: Named | None = None) -> list[Item]:
    """The items with each place expression joined into one item of class PLACE; its value is a PlaceMention.

    `named` are the places named before, to which "the town" points back.
    """
    named = named or Named()
    named.next_row()
    joined: list[Item] = []
    position = 0
    for match in _matches(items, language):
        item = _refer(match, items, named) if "refers" in match.rule.values else _name(match, items, language)
        if item is None:
            continue
        if isinstance(item.value, PlaceMention) and not _is_dateline(match, items):
            named.hear(item.value)
        joined.extend(items[position : _position(item, match, items)])
        joined.append(item)
        position = match.end
    joined.extend(items[position:])
    return joined


def _matches(items: Sequence[Item], language: Language) -> list[RuleMatch]:
    """What the rules find: words that name a place before words that only point back to one."""
    rules = language.rules.get("place")
    if rules is None:
        return []
    row = encode(items)
    naming, pointing = (find_longest(some, row) for some in rules.apart("refers"))
    if not pointing:
        return naming
    taken = {index for match in naming for index in range(match.start, match.end)}
    free = [match for match in pointing if taken.isdisjoint(range(match.start, match.end))]
    return sorted([*naming, *free], key=lambda match: match.start)


def _position(item: Item, match: RuleMatch, items: Sequence[Item]) -> int:
    return next(i for i in range(match.start, match.end) if items[i].start >= item.start)


def _is_dateline(match: RuleMatch, items: Sequence[Item]) -> bool:
    return match.start == 0 and match.end < len(items) and bool(items[match.end].classes & _DATELINE)


def _refer(match: RuleMatch, items: Sequence[Item], named: Named) -> Item | None:
    """The item of words that point back to a place named before, which is then what they name; `None` without one."""
    words = items[match.start : match.end]
    name = items[match.parts["name"][0]]
    before = named.last(name.feature("level"))
    if before is None or not ("lead" in match.parts or name.definite):
        return None
    span = Span(words[0].start, words[-1].end)
    part = replace(before, span=span, level="around", proper=None) if "side" in match.parts else before
    return _item(replace(part, rule=match.rule.id), words)


def _name(match: RuleMatch, items: Sequence[Item], language: Language) -> Item | None:
    known = any(item.places() for item in items[match.start : match.end])
    if "lead" not in match.parts and items[match.start].definite and not known:
        return None  # "the village of", "the town": the cue word names nothing by itself
    if "within" in match.rule.values and not _is_within(match.end, items):
        return None  # words that only a known place behind them makes a name
    if match.end - match.start == 1 and items[match.start].definite and _is_country(items[match.start]):
        return None  # with the article a country's name is an adjective
    return _read(match, _start(match, items), items, language)


def _is_within(index: int, items: Sequence[Item]) -> bool:
    """Whether a known place goes on around what ends before `index`: "in the province of", "south of"."""
    after = next((i for i in range(index, len(items)) if not items[i].classes & _AROUND), len(items))
    return index < after < len(items) and "PLACE" in items[after].classes


def _start(match: RuleMatch, items: Sequence[Item]) -> int:
    """Where the place's words begin: "a village in eastern Syria" names the region, not a village of that name."""
    first = match.parts["name"][0]
    cues = {level for item in items[match.start : first] if (level := item.feature("level"))}
    if _is_wide(items[first]) and cues & _SETTLEMENTS:
        return first
    return match.parts["lead"][1] if "lead" in match.parts else match.start


def _is_country(name: Item) -> bool:
    return all(entry.kind == "country" for entry in name.places())


def _is_wide(name: Item) -> bool:
    kinds = {entry.kind for entry in name.places()}
    return bool(kinds) and kinds <= _WIDE_KINDS


def _read(match: RuleMatch, start: int, items: Sequence[Item], language: Language) -> Item:
    inside = items[start : match.end]
    if "QUOTE" in inside[-1].classes and not any("QUOTE" in item.classes for item in inside[:-1]):
        inside = inside[:-1]  # the end of a quotation that begins before
    first, last = match.parts["name"]
    name = items[first:last]
    cues = [level for item in items[start:first] if (level := item.feature("level"))]
    level = cues[-1] if cues else match.rule.values.get("level")
    if _is_wide(name[0]) and level in _SMALL:
        inside, level = name, None  # "a Syria hospital": somewhere in the country
    following = [item.classes for item in items[match.end : match.end + 2]]
    if level is None and len(following) == 2 and following[0] & _WITHIN and "PLACE" in following[1]:
        level = None if any(item.places() for item in name) else "town"  # an unknown name in a known place
    named_after = "named_after" in match.rule.values
    sided = any("SIDE" in item.classes for item in inside)
    is_near = "near" in match.rule.values and not any(item.feature("side") == "within" for item in inside)
    end = _without_ending(inside[-1], language) if inside[-1] is name[-1] else inside[-1].end
    mention = PlaceMention(
        span=Span(inside[0].start, end),
        entries=() if named_after else _fitting([entry for item in name for entry in item.places()], level),
        level=level,
        near=is_near and not (sided and _is_wide(name[0])),
        rule=match.rule.id,
        beyond=is_near and sided and not _is_wide(name[0]),
        proper=None if named_after or level in WIDER else _proper(name, items[last : match.end], end),
    )
    return _item(mention, inside)


def _proper(name: Sequence[Item], after: Sequence[Item], end: int) -> Span | None:
    """Where the name by itself stands; `None` where words behind it ("eastern Aleppo") make another place of it."""
    is_whole = all("QUOTE" in item.classes for item in after)
    return Span(name[0].start, min(end, name[-1].end)) if is_whole else None


def _item(mention: PlaceMention, inside: Sequence[Item]) -> Item:
    known = {"PLACE", "PLACE_EXACT" if mention.precision is Precision.EXACT else "PLACE_WIDE"}
    if len(inside) == 1 and "ARMED" in inside[0].classes:
        known.add("STATE")  # "Turkey" may be where it happened, or who did it
    norm = " ".join(item.norm for item in inside)
    meanings = tuple(m for item in inside for m in item.meanings if isinstance(m, ActorName))
    return Item(frozenset(known), inside[0].start, inside[-1].end, norm, meanings, value=mention)


def _without_ending(item: Item, language: Language) -> int:
    """Where a name ends without what is written onto it ("Syria's")."""
    names = [meaning.name for meaning in item.meanings if isinstance(meaning, PlaceName)]
    if not names or item.end - item.start <= len(names[0]):
        return item.end
    plain = language.folding.word(names[0]).replace(" ", "")
    is_longer = len(item.norm.replace(" ", "")) > len(plain) and item.norm.replace(" ", "").startswith(plain)
    return item.start + len(names[0]) if is_longer else item.end


def _fitting(entries: Sequence[PlaceEntry], level: str | None) -> tuple[PlaceEntry, ...]:
    """The places of the kind that the cue announces; all of a country where none there is of that kind, since tables
    know the size of small places badly.
    """
    kinds = {
        "admin1": {"admin1", "country", "region"},
        "village": {"village", "town", "district"},
        "town": {"town", "village", "city"},
        "city": {"city", "town"},
        "camp": {"camp"},
        "district": {"district"},
    }.get(level or "", set())
    kinds = kinds or {"country"}  # a country before a village of its name
    covered = {entry.country for entry in entries if entry.kind in kinds}
    return tuple(entry for entry in entries if entry.kind in kinds or _may_be(entry, kinds, covered))


def _may_be(entry: PlaceEntry, kinds: Set[str], covered: Set[str]) -> bool:
    return not covered or (entry.country not in covered and entry.kind in _TOWNS and bool(kinds & _TOWNS))
