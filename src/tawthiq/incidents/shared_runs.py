"""Which texts share runs that are kept of them, and so are worth comparing."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import compress

from tawthiq.incidents.trails import Trail

COMMON = 40  # reports: a run in more of them is a byline or a page's menu and tells nothing
FIRST = 4  # reports: a later one is compared with so many of the first that have one of its runs
HINT = 0.125  # of the shorter text's kept runs that are shared where two texts are worth a full comparison
PART, BLOCK = 1 << 10, 1 << 14  # runs are gone through in parts as large as of so many reports, reports in blocks

_LOW = (1 << 32) - 1


class Repeats:
    """Texts that are an earlier one again, letter for letter, which need no comparing."""

    def __init__(self) -> None:
        """None yet."""
        self._first: dict[int, int] = {}
        self.of: dict[int, int] = {}
        """By the position of each the first text of its wording."""

    def is_new(self, position: int, whole: int) -> bool:
        """Take in the next text, and say whether it is the first of its wording."""
        first = self._first.setdefault(whole, position)
        if first != position:
            self.of[position] = first
        return first == position


class SharedRuns:
    """Which texts have which of the runs that are kept, in parts by the run, so that one part at a time is at hand."""

    def __init__(self, texts: int, common: Collection[int] = ()) -> None:
        """Room for so many texts; `common` runs tell nothing."""
        self._kept = array("I", bytes(4 * texts))  # how many runs are kept of each text
        self._parts = [(array("q"), array("I")) for _ in range(texts // PART + 1)]
        self._adding = [(runs.append, owners.append) for runs, owners in self._parts]
        self.repeats = Repeats()
        self.common: set[int] = set(common)

    def add(self, position: int, trail: Trail) -> None:
        """Take in a text, the texts before it having been taken in."""
        if trail.whole is None or not self.repeats.is_new(position, trail.whole):
            return
        self._kept[position] = len(trail.runs)
        adding, parts = self._adding, len(self._adding)
        for run in trail.runs:
            add_run, add_owner = adding[run % parts]
            add_run(run)
            add_owner(position)

    def candidates(self) -> Iterator[tuple[int, list[int]]]:
        """Each text with the earlier ones that it is worth comparing with, in order; `common` is known then."""
        blocks: list[array[int]] = [array("Q") for _ in range(len(self._kept) // BLOCK + 1)]
        for own_runs, owners in self._parts:
            self._pair(own_runs, owners, blocks)
        for number, block in enumerate(blocks):
            found: dict[int, list[int]] = {}
            for pair, shared in Counter(block).items():
                if shared > 1 and self._is_worth_comparing(pair >> 32, pair & _LOW, shared):
                    found.setdefault(pair >> 32, []).append(pair & _LOW)
            for later in range(number * BLOCK, min((number + 1) * BLOCK, len(self._kept))):
                if later in self.repeats.of:
                    found[later] = [self.repeats.of[later]]
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
