"""How far a run is, and what came of it in the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tawthiq.pipeline.runs.tally import Tally


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a run is: bytes of the input that are `passed` of a `total`, and `items` read; of both, how many there
    were when it began.
    """

    passed: int
    total: int
    items: int
    items_before: int
    passed_before: int


Watch = Callable[[Standing], None]
"""Told again and again how far a run is."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a run, with what was `taken_over` of it from an earlier one: counts, the seconds of work on it, the
    output, and the file that says what was not read.
    """

    tally: Tally
    seconds: float
    output: str
    rejected: str
    taken_over: int
    reasons: Sequence[tuple[str, int]]
    """Why reports were rejected, without what is of one report alone, with how many; the most frequent first."""
