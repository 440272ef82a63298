"""Lines on a page to paragraphs: a line that fills its column goes on in the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FULL = 0.85  # of the widest line near: a line as wide as that was broken for want of room
_NEAR = 1.9  # heights of a line from one to the next: beyond it there is a gap between paragraphs
_ALIKE = 1.35  # how many times as high the letters of one paragraph may be as its lowest


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line and its box, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is; never nothing."""
        return max(self.top - self.bottom, 1.0)


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs that lines make, in their order, each with one space where a line ended."""
    words: list[str] = []
    for index, line in enumerate(lines):
        words.append(line.text)
        if index + 1 == len(lines) or not _goes_on(lines, index):
            yield " ".join(words)
            words = []


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    line, after = lines[index], lines[index + 1]
    near = [one.width for one in lines[max(0, index - 1) : index + 2]]
    heights = sorted((line.height, after.height))
    return (
        0 < line.bottom - after.bottom < _NEAR * line.height
        and heights[1] < _ALIKE * heights[0] + 2
        and min(line.right, after.right) > max(line.left, after.left)
        and line.width >= _FULL * max(near)
    )
