"""Who speaks in a row, through whom it came, and whom it accuses."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.lang import ActorEntry, Actors, Gazetteer
from tawthiq.mentions import aliases_of
from tawthiq.model import Actor, Span
from tawthiq.model.identity import RECORDER
from tawthiq.recorders.lists import items
from tawthiq.recorders.mapping import TableMapping, plain
from tawthiq.recorders.names import FORCES, Names
from tawthiq.recorders.row import Row


class Parties:
    """Makes actors of rows; holds the index of names."""

    def __init__(self, actors: Actors, world: Gazetteer, mapping: TableMapping) -> None:
        """Index the actors once."""
        self._mapping = mapping
        self._names = Names(actors, world, mapping)
        self._recorder = actors.entries[mapping.actor] if mapping.actor else None

    def speaker(self) -> Actor:
        """The recorder, named in the title of the row's text; one that the actors table does not know is a body too."""
        speaker = _actor(self._mapping.name, Span(0, len(self._mapping.name)), self._recorder)
        return replace(speaker, kind=RECORDER, id=speaker.id or f"{RECORDER}:{self._mapping.id}")

    def via(self, row: Row, country: str | None) -> tuple[Actor, ...]:
        """Those whose reports the row cites, each once, in its order."""
        found: dict[object, Actor] = {}
        for name, span in items(row, "via", self._mapping):
            entry = self._names.find(name, country)
            if entry is None or entry is not self._recorder:
                found.setdefault(entry.id if entry else plain(name), _actor(name, span, entry))
        return tuple(found.values())

    def accused(self, row: Row, country: str | None) -> tuple[Actor, ...]:
        """Those who did it as the row has it, each once; none where the mapping's condition does not hold."""
        if not row.holds(self._mapping.belligerent):
            return ()
        found: dict[object, Actor] = {}
        for name, span in items(row, "belligerent", self._mapping):
            if plain(name) not in self._mapping.nobody:
                entry = self._names.find(name, country)
                found.setdefault(entry.id if entry else plain(name), _actor(name, span, entry))
        return tuple(found.values())

    def is_armed(self, row: Row, name: str, country: str | None) -> bool:
        """Whether one of the parties in the cell of a name is a force that the actors table knows."""
        entries = (self._names.find(item, country) for item, _ in items(row, name, self._mapping))
        return any(entry is not None and entry.kind in FORCES for entry in entries)


def _actor(name: str, span: Span, entry: ActorEntry | None) -> Actor:
    if entry is None:
        return Actor(name, span)
    aliases = tuple(alias for alias in aliases_of(entry) if alias != name)
    return Actor(name, span, aliases, entry.id, entry.kind, entry.parent, entry.side)
