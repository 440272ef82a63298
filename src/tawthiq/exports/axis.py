"""A scale of whole numbers along a figure, from the reading side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MARGIN = 14.0
FAR_MARGIN = 118.0  # leaves room for the words after the last mark
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000)
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Axis:
    """Places numbers from 0 to `limit`; `mirrored` starts at the right, as right-to-left readers do."""

    limit: int
    step: int
    width: float
    mirrored: bool

    def __call__(self, number: float) -> float:
        """Where a number lies."""
        offset = MARGIN + number / self.limit * (self.width - MARGIN - FAR_MARGIN)
        return self.width - offset if self.mirrored else offset

    @property
    def near(self) -> float:
        """The edge at which reading starts."""
        return self.width if self.mirrored else 0.0

    @property
    def forward(self) -> int:
        """1 or -1: the direction in which numbers grow."""
        return -1 if self.mirrored else 1

    def ticks(self) -> range:
        """The numbers to print along the axis."""
        return range(0, self.limit + 1, self.step)


def axis_for(numbers: Sequence[int], width: float, *, mirrored: bool) -> Axis:
    """An axis that holds the numbers and ends on a round one past them."""
    top = max([*numbers, 4])
    step = next((step for step in STEPS if top / step < MOST_TICKS), STEPS[-1])
    return Axis((top // step + 1) * step, step, width, mirrored)
