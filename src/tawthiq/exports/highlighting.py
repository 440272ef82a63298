"""Marked passages: text and spans, which may nest and overlap, cut into segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tawthiq.model import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same spans: `marks` are their indices, the longest first.

    `starts` are those that no earlier segment carries: here a page puts their anchors.
    """

    text: str
    marks: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()


def segments(text: str, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """The text cut wherever a span begins or ends; the segments joined are the text again.

    A span that reaches past the end is cut there; one that begins there or later marks nothing.
    """
    return _opened([tuple(_cut(text, spans, [0, len(text)]))])[0]


def paragraphs(text: str, spans: Sequence[Span]) -> tuple[tuple[Segment, ...], ...]:
    """The same by lines: segments joined, and lines joined by line feeds, are the text again."""
    lines = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        lines.append(tuple(_cut(text, spans, [at, end])))
        at = end + 1
    return _opened(lines)


def _opened(lines: Sequence[tuple[Segment, ...]]) -> tuple[tuple[Segment, ...], ...]:
    seen: set[int] = set()
    result = []
    for line in lines:
        opened = []
        for segment in line:
            starts = tuple(index for index in segment.marks if index not in seen)
            seen.update(starts)
            opened.append(replace(segment, starts=starts))
        result.append(tuple(opened))
    return tuple(result)


def _cut(text: str, spans: Sequence[Span], edges: list[int]) -> Iterator[Segment]:
    first, last = edges
    cuts = {edge for span in spans for edge in (span.start, span.end) if first < edge < last}
    points = sorted({*edges, *cuts})
    for start, end in pairwise(points):
        over = [index for index, span in enumerate(spans) if span.start <= start and end <= span.end]
        over.sort(key=lambda index: (-len(spans[index]), spans[index].start, index))
        yield Segment(text[start:end], tuple(over))
