"""From the words that name a speaker to an actor."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.lang import ActorEntry, Language
from tawthiq.mentions import Item, PartyMention, aliases_of, to_actor
from tawthiq.model import Actor, Span

_QUOTED = 3  # items: two quotation marks around more than one word
_LOOSE = frozenset({"COMMA", "TIME", "QUOTE", "AND", "IN", "FROM", "BY", "OPEN", "SAME", "MEANWHILE", "FOR"})


def to_speaker(items: Sequence[Item], text: str, language: Language) -> Actor | None:
    """The actor that the items name, `None` where nothing is left of them or they only point back ("the same source").

    A person or office of a known body keeps the body as `parent` and its names as aliases.
    """
    core = _trimmed(items)
    if not core or any("SAME" in item.classes for item in items):
        return None
    if len(core) == 1 and isinstance(core[0].value, PartyMention):
        return to_actor(core[0].value, text, language)
    own_id = _own_id(core)
    if own_id:
        core = core[1:-1]
    span = Span(core[0].start, core[-1].end)
    name = text[span.start : span.end]
    body = next((actor for item in core for actor in _bodies(item)), None)
    if body is None:
        return Actor(name, span, id=own_id)
    aliases = tuple(alias for alias in aliases_of(body) if alias != name)
    if len(core) == 1:
        return Actor(name, span, aliases, body.id, body.kind, body.parent, side=body.side)
    return Actor(name, span, aliases, None, body.kind, body.id, side=body.side)


def _own_id(core: Sequence[Item]) -> str | None:
    """An id for a body that the table does not know but that a report names in quotation marks."""
    quoted = len(core) > _QUOTED and "QUOTE" in core[0].classes and "QUOTE" in core[-1].classes
    return "named:" + "-".join(item.norm for item in core[1:-1]) if quoted else None


def _bodies(item: Item) -> list[ActorEntry]:
    if isinstance(item.value, PartyMention):
        return list(item.value.entries)
    actor = item.actor()
    return [actor] if actor else []


def _trimmed(items: Sequence[Item]) -> list[Item]:
    """Without what cannot begin or end a name; quotation marks go only where they do not close one inside."""
    core = list(items)
    while core and core[0].classes & _LOOSE and not _opens_a_name(core):
        core.pop(0)
    while core and core[-1].classes & _LOOSE and not _closes_a_name(core):
        core.pop()
    return core


def _opens_a_name(core: Sequence[Item]) -> bool:
    return "QUOTE" in core[0].classes and any("QUOTE" in item.classes for item in core[1:])


def _closes_a_name(core: Sequence[Item]) -> bool:
    return "QUOTE" in core[-1].classes and sum("QUOTE" in item.classes for item in core) % 2 == 0
