"""A report's text as the reader shows it: paragraphs as they were, with the claims and the parts of one of them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.exports.highlighting import paragraphs
from tawthiq.model import Document, Span
from tawthiq.pipeline import ReviewedClaim

PARTS: Mapping[str, str] = {
    "speaker": "speaker",
    "via": "speaker",
    "casualties": "figure",
    "strikes": "figure",
    "belligerent": "party",
    "place": "place",
    "time": "time",
}
"""The parts of a claim that are marked in the text, by its fields."""

_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: the claims over it (places in the list, the longest first), those that begin here, whether it
    is of the claim that is open, the part of that claim that it is, and whether that part begins here.
    """

    text: str
    claims: tuple[int, ...]
    starts: tuple[int, ...]
    is_open: bool
    part: str | None
    begins: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text; `start` is where it begins in code points, `direction` as most of its letters run."""

    start: int
    direction: str
    pieces: Sequence[Piece]


def passages(document: Document, claims: Sequence[ReviewedClaim], open_claim: int | None) -> Sequence[Paragraph]:
    """The text with its claims; joined by line feeds the paragraphs are the text again."""
    parts = _parts(claims[open_claim]) if open_claim is not None else []
    spans = [one.claim.span for one in claims] + [span for _, span in parts]
    found, at = [], 0
    for line in paragraphs(document.text, spans):
        pieces = []
        for segment in line:
            own = tuple(mark for mark in segment.marks if mark < len(claims))
            part = next((mark for mark in reversed(segment.marks) if mark >= len(claims)), None)
            pieces.append(
                Piece(
                    segment.text,
                    own,
                    tuple(mark for mark in segment.starts if mark < len(claims)),
                    is_open=open_claim is not None and open_claim in own,
                    part=parts[part - len(claims)][0] if part is not None else None,
                    begins=part in segment.starts,
                )
            )
        text = "".join(piece.text for piece in pieces)
        found.append(Paragraph(at, direction_of(text), pieces))
        at += len(text) + 1
    return found


def direction_of(text: str) -> str:
    """The way in which most letters of a text run, `ltr` or `rtl`; `auto` where there are none."""
    ways = Counter(_WAYS[way] for letter in text if (way := unicodedata.bidirectional(letter)) in _WAYS)
    return ways.most_common(1)[0][0] if ways else "auto"


def _parts(one: ReviewedClaim) -> list[tuple[str, Span]]:
    return list(_named(one))


def _named(one: ReviewedClaim) -> Iterator[tuple[str, Span]]:
    for field in one.explained.fields:
        part = PARTS.get(field.name.partition(".")[0])
        if part and field.span != one.claim.span:
            yield part, field.span
