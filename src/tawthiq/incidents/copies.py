"""Reports that are near copies of other reports, found by shared runs of words."""

from __future__ import annotations

import importlib
import importlib.util
from array import array
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from types import ModuleType
from typing import Protocol

from tawthiq.incidents.runs import Wording, runs_of, words_of
from tawthiq.incidents.shared_runs import Repeats, SharedRuns
from tawthiq.incidents.trails import SHORT, Trail, lead_of, order_of, text_of
from tawthiq.model import Report

SHARE = 0.5  # of the shorter text's runs that stand in the longer one
SMALL = 4000  # texts: fewer are gone through sooner than arrays are made
REMEMBERED = 4096  # texts whose runs are held at a time


class _Index(Protocol):
    """Which texts share runs: `SharedRuns`, or `SharedRunArrays` for very many."""

    repeats: Repeats
    common: set[int]

    def add(self, position: int, trail: Trail) -> None: ...

    def candidates(self) -> Iterator[tuple[int, list[int]]]: ...


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
    columns. Time grows with the words of the texts; what is held of a text is 40 runs, and one in eight of the rest,
    and beside them all runs of a short one.
    """
    ordered = sorted(reports, key=order_of)
    held = _ShortTexts()
    module = _arrays(len(ordered))
    index = _read_at_once(ordered, held, module) if module else _read_one_by_one(ordered, held)
    found = _copied(index, lambda at: Wording.of(held.runs(at) or runs_of(words_of(text_of(ordered[at])))))
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
    module = None if common else _arrays(count)
    index: _Index = module.SharedRunArrays(count) if module else SharedRuns(count, common)
    for position, trail in enumerate(trails):
        index.add(position, trail)
    return _copied(index, wording, only)


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


class _ShortTexts:
    """All runs of the texts that have few, in the order in which they are added."""

    def __init__(self) -> None:
        self._runs, self._ends = array("q"), array("Q", [0])

    def add(self, runs: Iterable[int], counts: Iterable[int]) -> None:
        """Take in the next texts: their runs, one text after the other, and how many each has, none if it is long."""
        self._runs.extend(runs)
        for end in accumulate(counts, initial=self._ends.pop()):
            self._ends.append(end)

    def runs(self, at: int) -> Sequence[int]:
        """The runs of the text at this position in order; none of one that is long."""
        return self._runs[self._ends[at] : self._ends[at + 1]]


@cache
def _module() -> ModuleType | None:
    """What works in arrays, where numpy is installed and this Python hashes as is expected."""
    if importlib.util.find_spec("numpy") is None:
        return None
    module = importlib.import_module("tawthiq.incidents.shared_runs_arrays")
    return module if module.is_as_python() else None


def _arrays(texts: int) -> ModuleType | None:
    return _module() if texts > SMALL else None


def _read_at_once(ordered: Sequence[Report], held: _ShortTexts, module: ModuleType) -> _Index:
    index = module.SharedRunArrays(len(ordered))
    for start in range(0, len(ordered), module.AT_ONCE):
        held.add(*index.read(start, [text_of(report) for report in ordered[start : start + module.AT_ONCE]]))
    found: _Index = index
    return found


def _read_one_by_one(ordered: Sequence[Report], held: _ShortTexts) -> _Index:
    index = SharedRuns(len(ordered))
    for position, report in enumerate(ordered):
        trail, runs = lead_of(text_of(report))
        short = runs if len(runs) <= SHORT else ()
        held.add(short, [len(short)])
        index.add(position, trail)
    return index


def _copied(index: _Index, wording: Callable[[int], Wording], only: Container[int] | None = None) -> Copied:
    earlier_of: dict[int, int] = {}
    remembered = lru_cache(REMEMBERED)(wording)
    for later, candidates in index.candidates():
        if only is None or later in only:
            is_repeat = later in index.repeats.of
            for earlier in candidates:
                if is_repeat or _contains(remembered(earlier), remembered(later), index.common):
                    earlier_of[later] = earlier
                    break
    return Copied(earlier_of, frozenset(index.common))


def _contains(first: Wording, second: Wording, common: Collection[int]) -> bool:
    """Whether half of the shorter's runs stand in the longer; the part of them that is common is left out.

    Of the runs that are not kept it is not known which are common: they are taken to be as often as the kept ones.
    """
    shared = first.runs & second.runs
    known = shared & (first.kept | second.kept) or shared
    fresh = len(known.difference(common))
    return len(shared) * fresh >= SHARE * min(len(first.runs), len(second.runs)) * max(len(known), 1)
