"""What of a text leads to its copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tawthiq.incidents.runs import Wording, is_row, kept_runs, runs_of, words_of
from tawthiq.model import Report

LEAST = 8  # runs a text must have to be compared at all: 12 words
SHORT = 200  # runs: of a text that has no more all are kept beside the index


@dataclass(frozen=True, slots=True)
class Trail:
    """What of a text leads to its copies: `whole`, a number of all its words, `None` where they are too few; the runs
    that are kept of it, none of a row of a table; and the `rest` of its runs, where the text is short, else `None`.
    """

    whole: int | None
    runs: Sequence[int]
    rest: Sequence[int] | None = None

    def wording(self, text: Callable[[], str]) -> Wording:
        """All runs of the text, which is only looked at where it is long."""
        if self.rest is None:
            return Wording.of(runs_of(words_of(text())))
        kept = frozenset(self.runs)
        return Wording(kept.union(self.rest), kept)


def trail_of(text: str) -> Trail:
    """What leads from a text to its copies."""
    trail, runs = lead_of(text)
    if trail.runs and len(runs) <= SHORT:
        return Trail(trail.whole, trail.runs, tuple(set(runs).difference(trail.runs)))
    return trail


def lead_of(text: str) -> tuple[Trail, list[int]]:
    """What leads from a text to its copies, without the rest of its runs, and all its runs."""
    words = words_of(text)
    runs = runs_of(words)
    if len(runs) < LEAST:
        return Trail(None, ()), runs
    return Trail(hash(tuple(words)), () if is_row(text) else tuple(kept_runs(runs))), runs


def order_of(report: Report) -> tuple[str, str]:
    """The order in which reports are taken to have been written: by the day of publication, then by id."""
    published = report.document.published
    return (published.isoformat() if published else "9999", report.document.doc_id)


def text_of(report: Report) -> str:
    """The words by which a report is compared with others."""
    return report.document.text or " ".join(claim.text for claim in report.claims)
