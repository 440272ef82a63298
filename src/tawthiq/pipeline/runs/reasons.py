"""Why reports were not read, by kinds of reasons, and how many of each."""

from __future__ import annotations

import re
from collections import Counter

KINDS = 1_000
"""The most that are counted apart: what a count needs does not grow with an archive."""

TOLD = 20
"""The most that are told."""

OTHER = "other reasons"
_OWN = re.compile(
    r"""
    \([a-z][a-z0-9+.-]*://\S+\) | \b[a-z][a-z0-9+.-]*://\S+                     # an address
    | (?<!\w)'(?![,:]')[^']*'(?!\w) | (?<!\w)"[^"]*"(?!\w)                      # what a report says
    | (?<![\w.,-])\d+(?:[.,]\d+)*\b(?![.,]?\d)(?![ ](?:s|MB|GB)\b)              # where it is in it; no limits
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Reasons:
    """A count by kinds. Where there are more than `KINDS`, those that come first by their letters are counted apart,
    whatever the order in which they come: each engine has another.
    """

    def __init__(self) -> None:
        """None yet."""
        self._counts: Counter[str] = Counter()
        self._others, self._last = 0, ""

    def add(self, reason: str) -> None:
        """One more."""
        kind = kind_of(reason)
        if self._last and kind > self._last:
            self._others += 1
            return
        self._counts[kind] += 1
        if len(self._counts) >= 2 * KINDS:
            self._let_go()

    def ranked(self) -> list[tuple[str, int]]:
        """The most frequent kinds with how many, and last how many all others are."""
        self._let_go()
        ranked = sorted(self._counts.items(), key=lambda one: (-one[1], one[0]))
        rest = self._others + sum(number for _, number in ranked[TOLD:])
        return ranked[:TOLD] + ([(OTHER, rest)] if rest else [])

    def _let_go(self) -> None:
        """What comes after the first kinds joins the others, now and from now on: its count is never taken up again."""
        kinds = sorted(self._counts)
        if len(kinds) > KINDS:
            self._last = kinds[KINDS - 1]
            self._others += sum(self._counts.pop(kind) for kind in kinds[KINDS:])


def kind_of(reason: str) -> str:
    """A reason without what is of one report alone: what it says, its address, and where in it something is."""
    return _OWN.sub("...", reason)
