"""Reports that are near copies of other reports, found by shared runs of words."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress

from tawthiq.incidents.runs import Wording, is_row, kept_runs, runs_of, words_of
from tawthiq.model import Report

LEAST = 8  # runs a text must have to be compared at all: 12 words
SHARE = 0.5  # of the shorter text's runs that stand in the longer one
COMMON = 40  # reports: a run in more of them is a byline or a page's menu and tells nothing
FIRST = 4  # reports: a later one is compared with so many of the first that have one of its runs
HINT = 0.125  # of the shorter text's kept runs that are shared where two texts are worth a full comparison
PART, BLOCK = 1 << 13, 1 << 14  # runs are gone through in parts as large as of so many reports, reports in blocks
REMEMBERED = 4096  # texts whose runs are held at a time

_LOW = (1 << 32) - 1


def find_copies(reports: Sequence[Report]) -> Mapping[str, str]:
    """Which report copies which: from a near copy's document id to that of the report it copies, the earliest.

    Wire copies are cut and given another head or tail, so the measure is containment of the shorter in the longer
    (Broder 1997), not likeness of the two. Equal days of publication are settled by id, which is arbitrary but fixed:
    both then count as one source, whichever is called the copy. Rows of tables copy nothing: what they share is their
    columns. Time grows with the words of the texts; what is held of a text is 40 runs, and one in eight of the rest.
    """
    ordered = sorted(reports, key=_order)
    index = _Index(len(ordered))
    for position, report in enumerate(ordered):
        index.add(position, _text(report))
    wording = lru_cache(REMEMBERED)(lambda position: Wording.of(runs_of(words_of(_text(ordered[position])))))
    copies: dict[str, str] = {}
    for earlier, later in index.copies(wording):
        original, copy = ordered[earlier].document.doc_id, ordered[later].document.doc_id
        if original != copy:
            copies.setdefault(copy, copies.get(original, original))
    return copies


def _order(report: Report) -> tuple[str, str]:
    published = report.document.published
    return (published.isoformat() if published else "9999", report.document.doc_id)


def _text(report: Report) -> str:
    return report.document.text or " ".join(claim.text for claim in report.claims)


class _Index:
    """Which texts have which of the runs that are kept, in parts by the run, so that one part at a time is at hand."""

    def __init__(self, texts: int) -> None:
        self._kept = array("I", bytes(4 * texts))  # how many runs are kept of each text
        self._parts = [(array("q"), array("I")) for _ in range(texts // PART + 1)]
        self._adding = [(runs.append, owners.append) for runs, owners in self._parts]
        self._whole: dict[int, int] = {}  # the first text of each wording
        self._same: dict[int, int] = {}  # texts that are that wording again, letter for letter
        self._common: set[int] = set()

    def add(self, position: int, text: str) -> None:
        """Take in a text, the texts before it having been taken in."""
        words = words_of(text)
        runs = runs_of(words)
        if len(runs) < LEAST:
            return
        first = self._whole.setdefault(hash(tuple(words)), position)
        if first != position:
            self._same[position] = first
        elif not is_row(text):
            kept = kept_runs(runs)
            self._kept[position] = len(kept)
            adding, parts = self._adding, len(self._adding)
            for run in kept:
                add_run, add_owner = adding[run % parts]
                add_run(run)
                add_owner(position)

    def copies(self, wording: Callable[[int], Wording]) -> Iterator[tuple[int, int]]:
        """Pairs of an earlier text and one that copies it, by the later and then the earlier."""
        for later, candidates in self._candidates():
            for earlier in candidates:
                if later in self._same or self._contains(wording(earlier), wording(later)):
                    yield earlier, later

    def _contains(self, first: Wording, second: Wording) -> bool:
        """Whether half of the shorter's runs stand in the longer; the part of them that is common is left out.

        Of the runs that are not kept it is not known which are common: they are taken to be as often as the kept ones.
        """
        shared = first.runs & second.runs
        known = shared & (first.kept | second.kept) or shared
        fresh = len(known - self._common)
        return len(shared) * fresh >= SHARE * min(len(first.runs), len(second.runs)) * max(len(known), 1)

    def _candidates(self) -> Iterator[tuple[int, list[int]]]:
        blocks: list[array[int]] = [array("Q") for _ in range(len(self._kept) // BLOCK + 1)]
        for own_runs, owners in self._parts:
            for pair in self._pairs(own_runs, owners):
                blocks[(pair >> 32) // BLOCK].append(pair)
        for number, block in enumerate(blocks):
            found: dict[int, list[int]] = {}
            for pair, shared in Counter(block).items():
                if shared > 1 and self._is_worth_comparing(pair >> 32, pair & _LOW, shared):
                    found.setdefault(pair >> 32, []).append(pair & _LOW)
            for later in range(number * BLOCK, min((number + 1) * BLOCK, len(self._kept))):
                if later in self._same:
                    found[later] = [self._same[later]]
                if later in found:
                    yield later, sorted(found[later])

    def _is_worth_comparing(self, later: int, earlier: int, shared: int) -> bool:
        return shared >= HINT * min(self._kept[later], self._kept[earlier])

    def _pairs(self, own_runs: Sequence[int], owners: Sequence[int]) -> Iterator[int]:
        """Each pair of texts that share a run, once for each run, as one number: the later above the lowest 32 bits.

        Most runs are in one text alone; those are counted and passed over without a step of Python for each.
        """
        counts = Counter(own_runs)
        self._common.update(run for run, count in counts.items() if count > COMMON)
        holders: dict[int, list[int]] = {run: [] for run, count in counts.items() if 1 < count <= COMMON}
        shared = list(map(holders.__contains__, own_runs))
        for run, owner in zip(compress(own_runs, shared), compress(owners, shared), strict=True):
            holders[run].append(owner)
        for own in holders.values():
            for place, later in enumerate(own):
                for earlier in own[: min(place, FIRST)]:
                    yield later << 32 | earlier
