"""Whether bits of classes meet one of several requirements: what each of some rules must find in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from tawthiq.text import Remembered

Requirement = tuple[int, tuple[int, ...]]
"""Bits that all must be there; and sets of bits of each of which one must."""

_MOST = 4_000  # sentences differ more than words do, and to judge one anew costs little


class Requirements:
    """Some requirements, of which one must be met; `always` are bits that every sentence counts as having."""

    def __init__(self, requirements: Sequence[Requirement], always: int = 0) -> None:
        """Leave out what is always there, and what is asked for twice; the fewest requirements are gone through."""
        found: dict[Requirement, None] = {}
        for all_of, one_of in requirements:
            must = all_of & ~always
            found[must, tuple(sorted({some for some in one_of if not some & (always | must)}))] = None
        self._requirements = list(found)
        self._asked = reduce(or_, (bits for must, sets in found for bits in (must, *sets)), 0)
        self._known = Remembered(self._judge, _MOST)

    def are_met(self, bits: int) -> bool:
        """Whether the bits of a sentence meet one of them."""
        return self._known[bits & self._asked]

    def _judge(self, bits: int) -> bool:
        return any(bits & must == must and all(bits & some for some in sets) for must, sets in self._requirements)
