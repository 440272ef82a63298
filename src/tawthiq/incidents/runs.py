"""Runs of words, by which the wording of texts is compared."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from tawthiq.text import Folding, Remembered

RUN = 5  # words in a row
HEAD = 40  # runs at the beginning of a text that are all kept: a short item is mostly the lead of a longer one
EVERY = 8  # of the other runs, one in so many is kept
MOST_WORDS = 1_000_000  # distinct words remembered at a time

_WORD = re.compile(r"\w+")
_FOLDING = Folding({})
_LINE_OF_ROW = re.compile(r"\s*[^\s:][^:\n]{0,40}:(?!//)")
_LEAST_LINES, _LABELLED = 4, 0.9  # so that at least four lines have a label


@dataclass(frozen=True, slots=True)
class Wording:
    """All runs of a text, and those of them that stand for it."""

    runs: frozenset[int]
    kept: frozenset[int]

    @classmethod
    def of(cls, runs: Sequence[int]) -> Wording:
        """The wording of a text with these runs."""
        return cls(frozenset(runs), kept_runs(runs))


def words_of(text: str) -> list[int]:
    """The words of a text in order, folded, each as a number of 64 bits."""
    return list(chain.from_iterable(map(_numbers.__getitem__, text.split())))


def runs_of(words: Sequence[int]) -> list[int]:
    """Every run of five words as a number, in order."""
    return list(map(hash, zip(*(words[start:] for start in range(RUN)), strict=False)))


def kept_runs(runs: Sequence[int]) -> frozenset[int]:
    """The runs that stand for a text where it is one of very many: all of its beginning, and a sample of the rest.

    The sample is by the run itself and not by where it stands (Broder 1997), so that two texts keep the same of what
    they share.
    """
    return frozenset(runs[:HEAD]).union(run for run in runs[HEAD:] if run % EVERY == 0)


def is_row(text: str) -> bool:
    """Whether a text is a row of a table and no prose: lines of a label, a colon and a value."""
    if text.count(":") < _LEAST_LINES:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    labelled = sum(1 for line in lines if _LINE_OF_ROW.match(line))
    return len(lines) >= _LEAST_LINES and labelled >= _LABELLED * len(lines)


def _hashes(token: str) -> tuple[int, ...]:
    words = _WORD.findall(_FOLDING.word(token))
    return tuple(int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest()) for word in words)


_numbers = Remembered(_hashes, MOST_WORDS)
