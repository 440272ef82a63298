"""Reports that are near copies of other reports, found by shared runs of words."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tawthiq.model import Report
from tawthiq.text import Folding

RUN = 5  # words in a row
LEAST = 8  # runs a text must have to be compared at all: 12 words
SHARE = 0.5  # of the shorter text's runs that stand in the longer one
COMMON = 40  # reports: a run in more of them is a byline or a page's menu and tells nothing

_WORD = re.compile(r"\w+")
_FOLDING = Folding({})


def find_copies(reports: Sequence[Report]) -> Mapping[str, str]:
    """Which report copies which: from a near copy's document id to that of the report it copies, the earliest.

    Wire copies are cut and given another head or tail, so the measure is containment of the shorter in the longer
    (Broder 1997), not likeness of the two. Equal days of publication are settled by id, which is arbitrary but fixed:
    both then count as one source, whichever is called the copy.
    """
    ordered = sorted(reports, key=_order)
    runs = [_runs(report) for report in ordered]
    copies: dict[str, str] = {}
    for (earlier, later), shared in sorted(_shared(runs).items(), key=lambda item: (item[0][1], item[0][0])):
        shorter = min(len(runs[earlier]), len(runs[later]))
        original, copy = ordered[earlier].document.doc_id, ordered[later].document.doc_id
        if shorter >= LEAST and shared >= SHARE * shorter and original != copy:
            copies.setdefault(copy, copies.get(original, original))
    return copies


def _order(report: Report) -> tuple[str, str]:
    published = report.document.published
    return (published.isoformat() if published else "9999", report.document.doc_id)


def _runs(report: Report) -> frozenset[int]:
    text = report.document.text or " ".join(claim.text for claim in report.claims)
    words = _WORD.findall(_FOLDING.word(text))
    return frozenset(_fingerprint(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _fingerprint(words: Sequence[str]) -> int:
    return int.from_bytes(hashlib.blake2b("\x1f".join(words).encode(), digest_size=8).digest())


def _shared(runs: Sequence[frozenset[int]]) -> Counter[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for index, own in enumerate(runs):
        for run in sorted(own):
            holders[run].append(index)
    counts: Counter[tuple[int, int]] = Counter()
    for indexes in holders.values():
        if len(indexes) <= COMMON:
            counts.update((a, b) for i, a in enumerate(indexes) for b in indexes[i + 1 :])
    return counts
