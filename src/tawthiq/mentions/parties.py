"""Parties: the forces, groups and governments that a report names, alone or joined by "and" or "or"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.lang import ActorEntry, Language
from tawthiq.mentions.items import Item
from tawthiq.mentions.matching import RuleMatch, find_longest
from tawthiq.model import Actor, Span

_JOINTS = frozenset({"AND", "OR"})
_OF_STATES = frozenset({"military", "police", "government", "state"})


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Words that name one party or several. `entries` are those of the actors table, in order, `countries` those that
    an adjective of nationality names ("the Russian air force"); `own` says that the words are an entry's very name,
    `rule` which rule joined them. `joined` are the parties one by one, where they are several.
    """

    span: Span
    entries: tuple[ActorEntry, ...]
    countries: tuple[str, ...]
    own: bool
    rule: str
    joined: tuple[PartyMention, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the words name an entry or a country."""
        return bool(self.entries or self.countries)


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
    one_by_one = [mention for part in _parts(inside) if (mention := _mention(part, match.rule.id)).is_known]
    mention = _mention(inside, match.rule.id, tuple(one_by_one) if len(one_by_one) > 1 else ())
    classes = {name for item in inside for name in item.classes if name.startswith(("ACTOR", "ARMED"))} | {"PARTY"}
    if "unknown" in match.rule.values:
        classes.add("PARTY_UNKNOWN")
    norm = " ".join(item.norm for item in inside)
    return Item(frozenset(classes), mention.span.start, mention.span.end, norm, value=mention)


def _mention(inside: Sequence[Item], rule: str, joined: tuple[PartyMention, ...] = ()) -> PartyMention:
    entries = tuple(actor for item in inside if (actor := item.actor()))
    countries = tuple(country for item in inside if "DEMONYM" in item.classes and (country := item.feature("country")))
    span = Span(inside[0].start, inside[-1].end)
    return PartyMention(span, entries, countries, len(inside) == 1 and len(entries) == 1, rule, joined)


def _parts(items: Sequence[Item]) -> list[Sequence[Item]]:
    """The words between the words that join."""
    joints = [-1, *(i for i, item in enumerate(items) if item.classes & _JOINTS), len(items)]
    return [items[a + 1 : b] for a, b in itertools.pairwise(joints) if b > a + 1]


def to_actor(mention: PartyMention, text: str, language: Language) -> Actor:
    """The party as an actor of the model: the entry it names, or the state whose adjective it bears.

    An adjective that contradicts the entry decides: the words of one state's army with another's adjective are of
    the other state. Parties that the words join become members.
    """
    name = text[mention.span.start : mention.span.end]
    entries = _entries(mention, language)
    if not entries:
        return Actor(name, mention.span)
    first = entries[0]
    aliases = tuple(dict.fromkeys(alias for entry in entries for alias in aliases_of(entry) if alias != name))
    parent = first.parent if len(entries) == 1 else None
    members = [to_actor(part, text, language) for part in mention.joined]
    several = len({member.id for member in members}) > 1
    kept = tuple(members) if several else ()
    return Actor(name, mention.span, aliases, first.id, first.kind, parent, first.side, kept)


def _entries(mention: PartyMention, language: Language) -> list[ActorEntry]:
    if mention.joined:
        return [entry for part in mention.joined for entry in _entries(part, language)]
    named = [entry for country in mention.countries for entry in states(country, language)]
    contradicted = any(entry.kind in _OF_STATES and entry.country not in mention.countries for entry in mention.entries)
    return named if named and contradicted else list(mention.entries) or named


def aliases_of(entry: ActorEntry) -> tuple[str, ...]:
    """All names of an entry in all languages, main names first."""
    return tuple(dict.fromkeys(name for names in entry.names.values() for name in names))


def states(country: str, language: Language) -> list[ActorEntry]:
    """The entry of a state as an actor, by ISO 3166-1 alpha-2; at most one."""
    found = [entry for entry in language.actors.entries.values() if entry.kind == "state" and entry.country == country]
    return sorted(found, key=lambda entry: entry.id)[:1]
