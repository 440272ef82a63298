"""Parties: the forces, groups and governments that a report names, alone or joined by "and"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.lang import ActorEntry, Language
from tawthiq.mentions.items import Item
from tawthiq.mentions.matching import RuleMatch, find_longest
from tawthiq.model import Actor, Span


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Words that name one party or several. `entries` are those of the actors table, in order, `countries` those that
    an adjective of nationality names ("the Russian air force"); `own` says that the words are an entry's very name,
    `rule` which rule joined them.
    """

    span: Span
    entries: tuple[ActorEntry, ...]
    countries: tuple[str, ...]
    own: bool
    rule: str


def join_parties(items: Sequence[Item], language: Language) -> list[Item]:
    """The items with each party joined into one item of class PARTY; its value is a PartyMention."""
    joined: list[Item] = []
    position = 0
    for match in find_longest(language.rules.get("party", ()), items):
        joined.extend(items[position : match.start])
        joined.append(_read(match, items))
        position = match.end
    joined.extend(items[position:])
    return joined


def _read(match: RuleMatch, items: Sequence[Item]) -> Item:
    inside = items[match.start : match.end]
    entries = tuple(actor for item in inside if (actor := item.actor()))
    countries = tuple(country for item in inside if "DEMONYM" in item.classes and (country := item.feature("country")))
    span = Span(inside[0].start, inside[-1].end)
    mention = PartyMention(span, entries, countries, len(inside) == 1 and len(entries) == 1, match.rule.id)
    classes = {name for item in inside for name in item.classes if name.startswith(("ACTOR", "ARMED"))} | {"PARTY"}
    if "unknown" in match.rule.values:
        classes.add("PARTY_UNKNOWN")
    norm = " ".join(item.norm for item in inside)
    return Item(frozenset(classes), span.start, span.end, norm, value=mention)


def to_actor(mention: PartyMention, text: str, language: Language) -> Actor:
    """The party as an actor of the model: the entry it names, or the state whose adjective it bears."""
    name = text[mention.span.start : mention.span.end]
    entries = list(mention.entries) or [e for c in mention.countries for e in states(c, language)]
    if not entries:
        return Actor(name, mention.span)
    first = entries[0]
    aliases = tuple(dict.fromkeys(alias for entry in entries for alias in aliases_of(entry) if alias != name))
    own = len(entries) == 1
    parent = first.parent if own else None
    return Actor(name, mention.span, aliases, first.id, first.kind, parent, side=first.side)


def aliases_of(entry: ActorEntry) -> tuple[str, ...]:
    """All names of an entry in all languages, main names first."""
    return tuple(dict.fromkeys(name for names in entry.names.values() for name in names))


def states(country: str, language: Language) -> list[ActorEntry]:
    """The entry of a state as an actor, by ISO 3166-1 alpha-2; at most one."""
    found = [entry for entry in language.actors.entries.values() if entry.kind == "state" and entry.country == country]
    return sorted(found, key=lambda entry: entry.id)[:1]
