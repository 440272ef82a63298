"""What a format notes about one event while it writes it: what it loses, what looks wrong, why it leaves it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tawthiq.exports.formats.event import Event


@dataclass(slots=True)
class Notes:
    """`lost` is by the code of a fact or column, `faults` are what checks found, `left_out` is why there is no row."""

    lost: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    left_out: str = ""

    def lose(self, code: str, detail: str) -> None:
        """Note what is lost under a code; nothing where there is no detail."""
        if detail:
            self.lost[code] = detail


Events = Callable[[], Iterator[tuple[Event, Notes]]]
"""Gives all events from the first, each time it is called, each with where to put notes about it."""
