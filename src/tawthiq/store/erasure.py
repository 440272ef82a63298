"""What was erased from a case because the law demanded it, and what is to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Removal:
    """Evidence that is to go: whole, or those of its `reports` with these ids where something `remains`.

    `remains` is the SHA-256 of what is left of the bytes, which the archive has already.
    """

    sha256: str
    reports: frozenset[str] = frozenset()
    remains: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """An erasure that is to be: why, of which evidence, and what becomes of judgements that hold words of it.

    `judgements` has the line that stays of each by its id, `None` where nothing of it stays.
    """

    reason: str
    removals: Sequence[Removal]
    judgements: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Erasure:
    """Evidence `sha256` that was erased, whole or, where something `remains`, so many `reports` of it: none where only
    lines went that were no reports of the case.

    `removed` is the SHA-256 of the bytes that went: as received, or what an earlier erasure had left of them. `seq` is
    the entry of the log that covers it, from which `time` and `who` are.
    """

    sha256: str
    removed: str
    remains: str | None
    reports: int
    reason: str
    seq: int
    time: str | None
    who: str | None

    def __str__(self) -> str:
        """One line for people."""
        some = f"{self.reports} of its reports" if self.reports else "lines with ids of reports that were erased"
        what = some if self.remains else "whole"
        return f"erased, {what}, by {self.who or '(not stated)'}, {self.time or '(time not stated)'}: {self.reason}"
