"""What is wrong with a case, and what came of looking for it."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.store.erasure import Erasure


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was: where it is, what is wrong with it, and what can be done."""

    where: str
    problem: str
    remedy: str = ""

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.where}: {self.problem}" + (f" ({self.remedy})" if self.remedy else "")


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found: how much there is, the head of the log, the `faults` (none where the case is whole).

    `notes` are no faults: bytes that an interrupted `add` left, settings that the log has not seen yet. `erased` is
    what the law demanded to erase, in order.
    """

    head: str
    entries: int
    evidence: int
    bytes: int
    reports: int
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    erased: tuple[Erasure, ...] = ()
