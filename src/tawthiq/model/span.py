"""A stretch of a report's text."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.errors import InvariantError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in code points of the original text, never of a folded copy."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or backward stretch: words that cannot be quoted are no evidence."""
        if not 0 <= self.start < self.end:
            raise InvariantError(f"span [{self.start}, {self.end}) is empty or backward")

    def __len__(self) -> int:
        """Length in code points."""
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
