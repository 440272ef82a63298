"""A report's text cut into pieces, each with the claims of either side that it is part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawthiq.evaluation.annotation import Marked
from tawthiq.evaluation.comparison import ComparedReport, Side


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text within one line, and the numbers of the claims on each side whose words it belongs to."""

    text: str
    gold: tuple[int, ...] = ()
    found: tuple[int, ...] = ()


def marked_lines(report: ComparedReport) -> tuple[tuple[Piece, ...], ...]:
    """The report's text by lines; none where neither file carries it.

    A claim's words are where its `spans` say, else where its text first stands letter for letter, else nowhere.
    """
    text = report.text or ""
    gold = _stretches(text, [row.gold for row in report.rows if row.gold])
    found = _stretches(text, [row.found for row in report.rows if row.found])
    edges = sorted({edge for start, end, _ in (*gold, *found) for edge in (start, end)})
    lines, at = [], 0
    for line in text.split("\n") if text else ():
        end = at + len(line)
        cuts = [at, *(edge for edge in edges if at < edge < end), end]
        lines.append(tuple(Piece(text[a:b], _over(a, b, gold), _over(a, b, found)) for a, b in pairwise(cuts) if a < b))
        at = end + 1
    return tuple(lines)


_Stretch = tuple[int, int, int]  # start, end, number of the claim


def _stretches(text: str, sides: Sequence[Side]) -> list[_Stretch]:
    return sorted((*place, side.number) for side in sides for place in _place(text, side.claim))


def _place(text: str, claim: Marked) -> Iterator[tuple[int, int]]:
    for span in claim.raw.get("spans") or ():
        if span.get("field") == "text" and text[span["start"] : span["end"]] == claim.text:
            yield span["start"], span["end"]
            return
    start = text.find(claim.text) if claim.text else -1
    if start >= 0:
        yield start, start + len(claim.text)


def _over(start: int, end: int, stretches: Sequence[_Stretch]) -> tuple[int, ...]:
    return tuple(number for first, last, number in stretches if first <= start and end <= last)
