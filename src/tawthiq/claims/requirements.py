"""Whether bits of classes meet one of several requirements: what each of some rules must find in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.text import Remembered

Requirement = tuple[int, tuple[int, ...]]
"""Bits that all must be there; and sets of bits of each of which one must."""

_MOST = 10_000  # sentences differ more than words do, and to judge one anew costs little


class Requirements:
    """Some requirements, of which one must be met; `always` are bits that every sentence counts as having."""

    def __init__(self, requirements: Sequence[Requirement], always: int = 0) -> None:
        """Leave out what is always there, and what is asked for twice; the fewest requirements are gone through."""
        rests: dict[int, dict[tuple[int, ...], None]] = {}
        self._asked = 0
        for all_of, one_of in requirements:
            must = all_of & ~always
            sets = tuple(sorted({some for some in one_of if not some & (always | must)}))
            rests.setdefault(must, {})[sets] = None
            for bits in (must, *sets):
                self._asked |= bits
        self._requirements = [(must, tuple(some)) for must, some in rests.items()]
        self._known = Remembered(self._judge, _MOST)

    def are_met(self, bits: int) -> bool:
        """Whether the bits of a sentence meet one of them."""
        return self._known[bits & self._asked]

    def _judge(self, bits: int) -> bool:
        for must, rests in self._requirements:
            if bits & must == must:
                for sets in rests:
                    if all(bits & some for some in sets):
                        return True
        return False
