"""Who did the attack that a stretch of a sentence speaks of: the language's `belligerent` rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.claims.breaths import breath_of, tells_of_attack
from tawthiq.lang import Language, PlaceEntry
from tawthiq.mentions import (
    Item,
    PartyMention,
    Passage,
    PlaceMention,
    Quantity,
    Stretch,
    StrikeCount,
    aliases_of,
    applicable,
    find,
    join_parties,
    states,
    to_actor,
)
from tawthiq.model import Actor, Population

_NEAR = 16  # items
_VIOLENT = frozenset(
    {"ATTACK", "STRIKE", "STRUCK", "OUTCOME", "COUNT_VICTIM", "DEED", "VIOLENCE", "AFTER_ONE", "HABIT"}
)
_HEADING = frozenset({"COLON", "DOT"})
_NOT_THE_DOER = frozenset({"TARGET", "AGAINST", "SAY", "SAID_SO", "ACCORDING"})


@dataclass(frozen=True, slots=True)
class Belligerent:
    """An actor, the item that names it, and the rule that says it attacked, by its `words`; lower `rank` is surer.

    `actor` is `None` where the words point to the speaker ("its carrying out 19 strikes").
    """

    actor: Actor | None
    item: int
    rank: int
    rule: str
    words: Stretch


def find_belligerents(passage: Passage, text: str, language: Language, home: str | None = None) -> list[Belligerent]:
    """All belligerents of a sentence, the surest first, then in the order of the words.

    `home` is the country that the report tells of: before a noun of attack its name says where it was, not who did it.
    """
    found: dict[int, Belligerent] = {}
    placing: set[int] = set()
    for rank, rule in enumerate(applicable(language.rules.get("belligerent", ()), passage.row)):
        for match in find(rule, passage.row):
            name = next(part for part in ("party", "nationality", "speaker") if part in match.parts)
            index = match.parts[name][0]
            idle = _is_hit(passage, match.start, index) or ("after" in rule.values and _is_idle(passage, match.start))
            if index in found or index in placing or idle or _fights(passage, match.end) or _heads(passage, index):
                continue
            if "abroad" in rule.values and home in {entry.country for entry in _places(passage.items[index])}:
                placing.add(index)
                continue
            actor = actor_of(passage.items[index], text, language)
            if actor is not None or name == "speaker":
                found[index] = Belligerent(actor, index, rank, rule.id, (match.start, match.end))
    return sorted(found.values(), key=lambda belligerent: (belligerent.rank, belligerent.item))


def _is_hit(passage: Passage, start: int, index: int) -> bool:
    """Whether the word before a party, in a match that begins at `start`, makes it the one that was hit."""
    before = passage.items[index - 1].classes
    state_aimed_at = "AIMING" in before and "ACTOR_STATE" in passage.items[index].classes
    return "STRUCK_MANY" in before or state_aimed_at or (index == start and bool(before & _NOT_THE_DOER))


def _heads(passage: Passage, index: int) -> bool:
    """Whether a state only heads what is told of it ("Syria: shelling hits a funeral")."""
    after = passage.items[min(index + 1, len(passage.items) - 1)].classes
    return "STATE" in passage.items[index].classes and not after.isdisjoint(_HEADING)


def _is_idle(passage: Passage, start: int) -> bool:
    """Whether a match begins with "by", and no attack or harm stands before it ("an alert by the police")."""
    before = passage.items[max(0, start - _NEAR) : start]
    return "AGENT" in passage.items[start].classes and not any(item.classes & _VIOLENT for item in before)


def actor_of(item: Item, text: str, language: Language) -> Actor | None:
    """The party, the state or the nationality that an item names."""
    if isinstance(item.value, PartyMention):
        return to_actor(item.value, text, language)
    if isinstance(item.value, StrikeCount):
        return _owner_of(item.value, text, language)
    if _is_armed_person(item):
        return Actor(text[item.start : item.end], item.span)
    if isinstance(item.value, Quantity) and "COUNT_ONE" not in item.classes:
        return None  # so many people of a nation, not the nation
    entry = item.actor() if isinstance(item.value, PlaceMention) or "WARRING" in item.classes else None
    country = item.feature("country")
    if entry is None and country:
        entry = next(iter(states(country, language)), None)
    name = text[item.start : item.end]
    if entry is None:
        return Actor(name, item.span) if "WARRING" in item.classes else None
    return Actor(name, item.span, aliases_of(entry), entry.id, entry.kind, entry.parent, side=entry.side)


def _fights(passage: Passage, end: int) -> bool:
    """Whether the words up to an item say whom a party fights, not what it did ("the coalition fighting the group")."""
    return (
        "CLASH" in passage.items[end - 1].classes and "PARTY" in passage.items[min(end, len(passage.items) - 1)].classes
    )


def _places(item: Item) -> Sequence[PlaceEntry]:
    return item.value.entries if isinstance(item.value, PlaceMention) else ()


def _owner_of(strikes: StrikeCount, text: str, language: Language) -> Actor | None:
    """Whose strikes they are, as a word between their number and their noun says."""
    words = join_parties(strikes.words, language)
    return next((actor for word in words if (actor := actor_of(word, text, language))), None)


def _is_armed_person(item: Item) -> bool:
    """Whether an item is a person under arms of whom nobody says whose ("gunmen", "a suicide bomber")."""
    if isinstance(item.value, Quantity):
        return item.value.who is Population.COMBATANTS
    return "SUICIDE" in item.classes


def belligerent_at(anchor: int, passage: Passage, stretch: Stretch, found: list[Belligerent]) -> Belligerent | None:
    """Who did what the item `anchor` tells of, within a stretch of items: the surest one named in its own breath.

    One whose words reach the anchor comes first; one in another breath did it where its own tells of no attack.
    """
    inside = [b for b in found if stretch[0] <= b.item < stretch[1]]
    if not inside:
        return None
    start, end = breath_of(anchor, passage, stretch)
    own = [b for b in inside if start <= b.item < end]
    touching = [b for b in own if _touches(b, anchor, passage)]
    alone = tells_of_attack(passage.items[start:end]) or "IN_REPLY" in passage.items[start].classes
    return next(iter(touching or own or ([] if alone else inside)), None)


def _touches(belligerent: Belligerent, anchor: int, passage: Passage) -> bool:
    """Whether the words that say who did it reach the anchor ("killed by the army"); a place may say where it was."""
    start, end = belligerent.words
    named = belligerent.actor is not None and "STATE" not in passage.items[belligerent.item].classes
    return named and start <= anchor <= end
