"""Someone who speaks or acts in a report."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """The words that name an actor, where they stand, and the entry of the actors table they mean.

    `name` is copied from the report and found at `span`. `aliases` are other names of the same actor, from the
    report or from the actors table. `id` is the table's entry (`us-led-coalition`), or `None` for one the table
    does not know ("medics"). `kind` is the table's (`military`, `monitor`, `armed-group`, ...), or `recorder` for one
    who speaks by a row of its own table.
    `parent` is the entry of the body that a person or a unit belongs to.
    `side` is the table's camp (`russia`, `syria-government`), shared by a state, its government and its forces.
    `members` are the parties that the words join ("the army and its Russian ally"), each in its own words; they are
    two at the least, or none where the words name one. The fields above are then those of the first.
    """

    name: str
    span: Span
    aliases: tuple[str, ...] = ()
    id: str | None = None
    kind: str | None = None
    parent: str | None = None
    side: str | None = None
    members: tuple[Actor, ...] = ()

    @property
    def parties(self) -> tuple[Actor, ...]:
        """The parties that the words name: the members, or the actor itself."""
        return self.members or (self,)
