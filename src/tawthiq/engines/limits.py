"""What one item may cost before it is set apart."""

from __future__ import annotations

from dataclasses import dataclass

_START_SECONDS = 600.0  # to load what the work needs, or to pack a batch, on a machine that is busy


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` that an item may take, and bytes of `memory` that a process may have (0: as many as there are).

    The seconds are those of the one that waits, while it is awake. They are for what never ends, not for what is slow:
    on a machine that is busy a second does less.
    """

    seconds: float = 120.0
    memory: int = 4_000_000_000

    @property
    def tick(self) -> float:
        """Seconds from one look at the process to the next."""
        return min(1.0, self.seconds / 4)

    def ticks(self, *, is_at_item: bool) -> int:
        """How many looks without a change are too many."""
        return round((self.seconds if is_at_item else max(self.seconds, _START_SECONDS)) / self.tick)
