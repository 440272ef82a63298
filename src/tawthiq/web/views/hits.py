"""What a search found, with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.pipeline import Hit


@dataclass(frozen=True, slots=True)
class HitRow:
    """A report; `pieces` are the stretch of its text that is shown, each with whether it was looked for."""

    doc_id: str
    published: str | None
    outlet: str | None
    pieces: Sequence[tuple[str, bool]]
    is_cut_before: bool
    is_cut_after: bool
    places: int


def hit_rows(hits: Sequence[Hit]) -> Sequence[HitRow]:
    """One a report."""
    return [_row(hit) for hit in hits]


def _row(hit: Hit) -> HitRow:
    pieces: list[tuple[str, bool]] = []
    at, end = hit.snippet.start, hit.snippet.end
    for span in hit.spans:
        if at <= span.start and span.end <= end:
            pieces += [(hit.text[at : span.start], False), (hit.text[span.start : span.end], True)]
            at = span.end
    pieces.append((hit.text[at:end], False))
    kept = [(words, is_sought) for words, is_sought in pieces if words]
    is_cut = hit.snippet.start > 0, end < len(hit.text)
    return HitRow(hit.doc_id, hit.published, hit.outlet, kept, *is_cut, len(hit.spans))
