"""Counting right answers."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.evaluation.alignment import Alignment


@dataclass(slots=True)
class Tally:
    """How many were right, how many there were to find, how many were put forward."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, alignment: Alignment) -> None:
        """Count one report."""
        self.right += len(alignment.pairs)
        self.gold += len(alignment.pairs) + len(alignment.missed)
        self.predicted += len(alignment.pairs) + len(alignment.invented)

    @property
    def precision(self) -> float:
        """The share of what was put forward that is right; 0 when nothing was."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what there was to find that was found; 0 when there was nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def add(self, is_right: bool) -> None:
        """Count one."""
        self.right += is_right
        self.of += 1

    @property
    def value(self) -> float | None:
        """The share from 0 to 1, or `None` of nothing."""
        return self.right / self.of if self.of else None
