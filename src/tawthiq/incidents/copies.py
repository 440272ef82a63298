"""Reports that are near copies of other reports, found by shared runs of words."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
SHORT = 200  # runs: of a text that has no more all are kept beside the index
REMEMBERED = 4096  # texts whose runs are held at a time

_LOW = (1 << 32) - 1


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


@dataclass(frozen=True, slots=True)
class Copied:
    """By the position of each copy the earlier text that it copies, and the runs that are in too many texts to tell."""

    earlier: dict[int, int]
    common: frozenset[int]


def find_copies(reports: Sequence[Report]) -> Mapping[str, str]:
    """Which report copies which: from a near copy's document id to that of the report it copies, the earliest.

    Wire copies are cut and given another head or tail, so the measure is containment of the shorter in the longer
    (Broder 1997), not likeness of the two. Equal days of publication are settled by id, which is arbitrary but fixed:
    both then count as one source, whichever is called the copy. Rows of tables copy nothing: what they share is their
    columns. Time grows with the words of the texts; what is held of a text is 40 runs, and one in eight of the rest.
    """
    ordered = sorted(reports, key=order_of)
    trails = (_lead(text_of(one))[0] for one in ordered)
    found = copied(trails, len(ordered), lambda at: Wording.of(runs_of(words_of(text_of(ordered[at])))))
    ids = [report.document.doc_id for report in ordered]
    return originals({ids[copy]: ids[earlier] for copy, earlier in found.earlier.items()})


def copied(
    trails: Iterable[Trail],
    count: int,
    wording: Callable[[int], Wording],
    common: Collection[int] = (),
    only: Container[int] | None = None,
) -> Copied:
    """For each of `count` texts in the order of publication the first that it copies, itself perhaps a copy.

    `wording` gives all runs of a text by its position. Where the texts are part of a case, `common` are runs that are
    too frequent in the whole of it, and `only` the positions of the texts that are asked about.
    """
    index = _Index(count, common)
    for position, trail in enumerate(trails):
        index.add(position, trail)
    earlier_of: dict[int, int] = {}
    for earlier, later in index.copies(lru_cache(REMEMBERED)(wording), only):
        earlier_of.setdefault(later, earlier)
    return Copied(earlier_of, frozenset(index.common))


def originals(earlier: Mapping[str, str]) -> dict[str, str]:
    """From each copy to the report at the head of its line; `earlier` leads from each to the one before it."""
    found: dict[str, str] = {}
    for copy in earlier:
        line, at = [], copy
        while at in earlier and at not in found:
            line.append(at)
            at = earlier[at]
        found |= dict.fromkeys(line, found.get(at, at))
    return found


def order_of(report: Report) -> tuple[str, str]:
    """The order in which reports are taken to have been written: by the day of publication, then by id."""
    published = report.document.published
    return (published.isoformat() if published else "9999", report.document.doc_id)


def text_of(report: Report) -> str:
    """The words by which a report is compared with others."""
    return report.document.text or " ".join(claim.text for claim in report.claims)


def trail_of(text: str) -> Trail:
    """What leads from a text to its copies."""
    trail, runs = _lead(text)
    if trail.runs and len(runs) <= SHORT:
        return Trail(trail.whole, trail.runs, tuple(set(runs).difference(trail.runs)))
    return trail


def _lead(text: str) -> tuple[Trail, list[int]]:
    """What leads from a text to its copies, without the rest of its runs, and all its runs."""
    words = words_of(text)
    runs = runs_of(words)
    if len(runs) < LEAST:
        return Trail(None, ()), runs
    return Trail(hash(tuple(words)), () if is_row(text) else tuple(kept_runs(runs))), runs


class _Index:
    """Which texts have which of the runs that are kept, in parts by the run, so that one part at a time is at hand."""

    def __init__(self, texts: int, common: Collection[int]) -> None:
        self._kept = array("I", bytes(4 * texts))  # how many runs are kept of each text
        self._parts = [(array("q"), array("I")) for _ in range(texts // PART + 1)]
        self._adding = [(runs.append, owners.append) for runs, owners in self._parts]
        self._whole: dict[int, int] = {}  # the first text of each wording
        self._same: dict[int, int] = {}  # texts that are that wording again, letter for letter
        self.common: set[int] = set(common)

    def add(self, position: int, trail: Trail) -> None:
        """Take in a text, the texts before it having been taken in."""
        if trail.whole is None:
            return
        first = self._whole.setdefault(trail.whole, position)
        if first != position:
            self._same[position] = first
            return
        self._kept[position] = len(trail.runs)
        adding, parts = self._adding, len(self._adding)
        for run in trail.runs:
            add_run, add_owner = adding[run % parts]
            add_run(run)
            add_owner(position)

    def copies(
        self, wording: Callable[[int], Wording], only: Container[int] | None = None
    ) -> Iterator[tuple[int, int]]:
        """Pairs of an earlier text and one that copies it, by the later and then the earlier."""
        for later, candidates in self._candidates():
            if only is not None and later not in only:
                continue
            for earlier in candidates:
                if later in self._same or self._contains(wording(earlier), wording(later)):
                    yield earlier, later

    def _contains(self, first: Wording, second: Wording) -> bool:
        """Whether half of the shorter's runs stand in the longer; the part of them that is common is left out.

        Of the runs that are not kept it is not known which are common: they are taken to be as often as the kept ones.
        """
        shared = first.runs & second.runs
        known = shared & (first.kept | second.kept) or shared
        fresh = len(known - self.common)
        return len(shared) * fresh >= SHARE * min(len(first.runs), len(second.runs)) * max(len(known), 1)

    def _candidates(self) -> Iterator[tuple[int, list[int]]]:
        blocks: list[array[int]] = [array("Q") for _ in range(len(self._kept) // BLOCK + 1)]
        for own_runs, owners in self._parts:
            self._pair(own_runs, owners, blocks)
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

    def _pair(self, own_runs: Sequence[int], owners: Sequence[int], blocks: Sequence[array[int]]) -> None:
        """Put each pair of texts that share a run, once for each run, with the block of the later, which stands above
        the lowest 32 bits of their number.

        Most runs are in one text alone; those are counted and passed over without a step of Python for each.
        """
        counts = Counter(own_runs)
        self.common.update(run for run, count in counts.items() if count > COMMON)
        holders: dict[int, list[int]] = {
            run: [] for run, count in counts.items() if count > 1 and run not in self.common
        }
        shared = list(map(holders.__contains__, own_runs))
        for run, owner in zip(compress(own_runs, shared), compress(owners, shared), strict=True):
            holders[run].append(owner)
        for own in holders.values():
            for place, later in enumerate(own[1:], 1):
                high = later << 32
                blocks[later // BLOCK].extend([high | earlier for earlier in own[: min(place, FIRST)]])
