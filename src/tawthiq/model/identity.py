"""Whether two names mean one actor: by id, by the body they belong to, or by folded name. Knows no language."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from tawthiq.model.actor import Actor

_STATE = frozenset({"state", "government", "military", "police", "official-body"})
GENERIC = "generic"  # the kind of actors that many reports cite and that are not one body: "police", "local council"
RECORDER = "recorder"  # the kind of one who speaks by a table, whatever it is elsewhere: each row is an incident
_TATWEEL = "\u0640"


@lru_cache(maxsize=1 << 18)  # a large archive has some 100,000 names of places
def name_key(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: lower case, without marks, tatweel and punctuation."""
    kept = []
    for character in unicodedata.normalize("NFKC", name).casefold():
        category = unicodedata.category(character)
        if category[0] in "LN":
            kept.append(character)
        elif category not in {"Mn", "Me", "Cf"} and character != _TATWEEL:
            kept.append(" ")
    return tuple("".join(kept).replace(_TATWEEL, "").split())


def holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the words of `shorter` stand in `longer` side by side; an empty name is held by nothing."""
    size = len(shorter)
    if size == 1:
        return shorter[0] in longer
    return size > 0 and any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


def name_keys(actor: Actor) -> frozenset[tuple[str, ...]]:
    """The comparison keys of an actor's name and aliases."""
    return _name_keys(actor.name, actor.aliases)


def bodies(actor: Actor) -> frozenset[str]:
    """The ids under which an actor speaks or acts: its own and that of the body it belongs to."""
    return _bodies(actor.id, actor.parent)


def same_actor(first: Actor, second: Actor) -> bool:
    """Whether two mentions mean one actor or one body: ids decide where both have them, else equal names.

    Two units that share a parent count as one body, a monitor's director as the monitor.
    """
    if bodies(first) and bodies(second):
        return bool(bodies(first) & bodies(second))
    return bool(name_keys(first) & name_keys(second))


def same_party(first: Actor, second: Actor) -> bool:
    """Whether two belligerents, or a belligerent and one who speaks, are one party.

    One actor or body, or organs of one state (its camp's government, forces and the state itself); for names without
    an entry also that one name stands inside the other.
    """
    return same_entries(entry(first), entry(second))


def is_state(actor: Actor) -> bool:
    """Whether an actor is a state or an organ of one."""
    return actor.kind in _STATE


def name_within(inner: Actor, outer: Actor) -> bool:
    """Whether a name of `inner` stands word for word inside a name of `outer` ("Coalition" in "Coalition jets")."""
    return _names_within(name_keys(inner), name_keys(outer))


# The same few actors are met again and again, each time in words of its own; what is compared is remembered without
# them: name, aliases, id, kind, parent, side.
Entry = tuple[str, tuple[str, ...], str | None, str | None, str | None, str | None]


def entry(actor: Actor) -> Entry:
    """All by which an actor is told apart, without the place of its name in a report."""
    return (actor.name, actor.aliases, actor.id, actor.kind, actor.parent, actor.side)


@lru_cache(maxsize=65536)
def _name_keys(name: str, aliases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(key for key in map(name_key, (name, *aliases)) if key)


@lru_cache(maxsize=65536)
def _bodies(own: str | None, parent: str | None) -> frozenset[str]:
    return frozenset(value for value in (own, parent) if value)


@lru_cache(maxsize=262144)
def same_entries(first: Entry, second: Entry) -> bool:
    """Whether two entries are of one party, as `same_party` says of actors."""
    name, aliases, own_id, kind, parent, side = first
    other_name, other_aliases, other_id, other_kind, other_parent, other_side = second
    one, other = _bodies(own_id, parent), _bodies(other_id, other_parent)
    if one and other:
        return bool(one & other) or (side is not None and side == other_side and {kind, other_kind} <= _STATE)
    names, others = _name_keys(name, aliases), _name_keys(other_name, other_aliases)
    return bool(names & others) or _names_within(names, others) or _names_within(others, names)


@lru_cache(maxsize=262144)
def _names_within(inner: frozenset[tuple[str, ...]], outer: frozenset[tuple[str, ...]]) -> bool:
    return any(holds(long, short) for long in outer for short in inner)
