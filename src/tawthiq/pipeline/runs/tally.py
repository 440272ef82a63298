"""How many of what a run has met."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """`items` that were looked at; of them `reports` that were read, with their `claims`, and those `rejected`; the
    filter dropped the rest.
    """

    items: int = 0
    reports: int = 0
    claims: int = 0
    rejected: int = 0

    @property
    def dropped(self) -> int:
        """Those which can hold no claim, and were not read."""
        return self.items - self.reports - self.rejected

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        pairs = zip(dataclasses.astuple(self), dataclasses.astuple(other), strict=True)
        return Tally(*(mine + theirs for mine, theirs in pairs))

    def to_json(self) -> dict[str, int]:
        """All fields."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, int]) -> Tally:
        """The other way."""
        return cls(**value)
