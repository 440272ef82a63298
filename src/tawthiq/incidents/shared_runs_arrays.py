"""What `shared_runs.py` finds, for very many texts at once, in arrays. Needs numpy; imported only where it is."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from tawthiq.incidents.runs import EVERY, HEAD, RUN, is_row, words_of
from tawthiq.incidents.shared_runs import COMMON, FIRST, HINT, Repeats
from tawthiq.incidents.trails import LEAST, SHORT, Trail

AT_ONCE = 1 << 12  # texts whose words are held at a time
PART = 1 << 22  # runs that are sorted at a time

_Runs = NDArray[np.int64]
_Positions = NDArray[np.uint32]

# CPython's hash of a tuple: xxHash, as Objects/tupleobject.c has it since 3.8; that of a number is its rest by a prime.
_PRIME_1, _PRIME_2 = np.uint64(11400714785074694791), np.uint64(14029467366897019727)
_PRIME_5 = np.uint64(2870177450012600261)
_MODULUS = np.uint64((1 << 61) - 1)
_UP, _DOWN = np.uint64(31), np.uint64(33)
_LATER, _EARLIER = np.uint64(32), np.uint64((1 << 32) - 1)
_MINUS_ONE, _INSTEAD = np.uint64((1 << 64) - 1), np.uint64(1546275796)


def runs_in(words: NDArray[np.uint64]) -> _Runs:
    """The run that begins at each word, but for the last ones: what `runs.runs_of` gives."""
    lanes, size = (words % _MODULUS) * _PRIME_2, max(len(words) - RUN + 1, 0)
    found = np.full(size, _PRIME_5)
    for place in range(RUN):
        found += lanes[place : place + size]
        found = (found << _UP) | (found >> _DOWN)
        found *= _PRIME_1
    found += np.uint64(RUN) ^ _PRIME_5 ^ np.uint64(3527539)
    found[found == _MINUS_ONE] = _INSTEAD
    return found.view(np.int64)


def is_as_python() -> bool:
    """Whether this Python hashes as `runs_in` does."""
    words = [1, 1 << 61, (1 << 64) - 1, 5, 6]
    return int(runs_in(np.array(words, np.uint64))[0]) == hash(tuple(words))


class SharedRunArrays:
    """As `SharedRuns`."""

    def __init__(self, texts: int) -> None:
        """Room for so many texts."""
        self._texts = texts
        self._runs, self._owners = array("q"), array("I")
        self.repeats = Repeats()
        self.common: set[int] = set()
        self._kept = np.zeros(texts, np.int64)

    def add(self, position: int, trail: Trail) -> None:
        """Take in a text, the texts before it having been taken in."""
        if trail.whole is not None and self.repeats.is_new(position, trail.whole):
            self._runs.extend(trail.runs)
            self._owners.extend(repeat(position, len(trail.runs)))

    def read(self, position: int, texts: Sequence[str]) -> tuple[array[int], Sequence[int]]:
        """Take in texts from this position on. Gives all runs of those that are short, text by text, and how many each
        has there.
        """
        words = [words_of(text) for text in texts]
        sizes = np.array([len(own) for own in words], np.int64)
        flat = np.array(array("Q", chain.from_iterable(words)), np.uint64)
        owner = np.repeat(np.arange(len(texts), dtype=np.uint32), sizes)
        place = np.arange(len(flat)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        begins = place + RUN <= np.repeat(sizes, sizes)  # the words at which a run of their text does
        runs, owner, place = runs_in(flat)[begins[: max(len(flat) - RUN + 1, 0)]], owner[begins], place[begins]
        tells = [
            len(own) >= LEAST + RUN - 1 and self.repeats.is_new(at, hash(tuple(own))) and not is_row(text)
            for at, (own, text) in enumerate(zip(words, texts, strict=True), position)
        ]
        kept = np.array(tells, np.bool_)[owner] & ((place < HEAD) | (runs % EVERY == 0))
        self._runs.frombytes(runs[kept].tobytes())
        self._owners.frombytes((owner[kept] + np.uint32(position)).tobytes())
        counts = np.maximum(sizes - RUN + 1, 0)
        counts[counts > SHORT] = 0
        return array("q", runs[(counts > 0)[owner]].tobytes()), counts.tolist()

    def candidates(self) -> Iterator[tuple[int, list[int]]]:
        """Each text with the earlier ones that it is worth comparing with, in order; `common` is known then."""
        pairs, shared = np.unique(self._pairs(), return_counts=True)
        later, earlier = pairs >> _LATER, pairs & _EARLIER
        fewest = np.minimum(self._kept[later], self._kept[earlier])
        worth = (shared > 1) & (shared >= HINT * fewest)
        found: dict[int, list[int]] = {}
        for one, other in zip(later[worth].tolist(), earlier[worth].tolist(), strict=True):
            found.setdefault(one, []).append(other)
        found |= {position: [first] for position, first in self.repeats.of.items()}
        yield from sorted(found.items())

    def _pairs(self) -> NDArray[np.uint64]:
        """Each pair of texts that share a run, once for each run, the later above the lowest 32 bits."""
        every, owners = np.frombuffer(self._runs, np.int64), np.frombuffer(self._owners, np.uint32)
        found: list[NDArray[np.uint64]] = []
        parts = len(every) // PART + 1
        for part in range(parts):
            own = every % parts == part
            runs, holders = _distinct(every[own], owners[own])
            self._kept += np.bincount(holders, minlength=self._texts)
            begins = np.flatnonzero(np.concatenate(([True], runs[1:] != runs[:-1]))) if len(runs) else np.array([], int)
            sizes = np.diff(np.concatenate((begins, [len(runs)])))
            self.common.update(runs[begins[sizes > COMMON]].tolist())
            place = np.arange(len(runs)) - np.repeat(begins, sizes)
            tells = np.repeat(sizes <= COMMON, sizes)
            for first in range(FIRST):
                later = np.flatnonzero(tells & (place > first))
                earlier = later - place[later] + first
                found.append(holders[later].astype(np.uint64) << _LATER | holders[earlier])
        return np.concatenate(found)


def _distinct(runs: _Runs, holders: _Positions) -> tuple[_Runs, _Positions]:
    """The runs in order, each once for each text that has it, with these in order."""
    order = np.argsort(runs, kind="stable")  # the texts came in order
    runs, holders = runs[order], holders[order]
    again = (runs[1:] == runs[:-1]) & (holders[1:] == holders[:-1])
    once = np.concatenate(([True], ~again)) if len(runs) else np.array([], np.bool_)
    return runs[once], holders[once]
