"""Texts by what leads to their near copies among very many: runs of words, and bands of their MinHash signatures.

Needs rensa, numpy and pyarrow; imported only where the extra `scale` is installed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
import pyarrow as pa
import rensa
from numpy.typing import NDArray

from tawthiq.incidents.runs import EVERY, HEAD, RUN, is_row, runs_of, words_of
from tawthiq.incidents.shared_runs_arrays import is_as_python, runs_in
from tawthiq.incidents.trails import LEAST, order_of, text_of
from tawthiq.model import Report

SEED = 20181118  # of the permutations; another seed gives other candidates
ROWS = 2  # values of a signature in a band: all must be the same in two texts
BANDS = 16  # of each signature
AT_ONCE = 1 << 10  # texts whose runs are held at a time

TEXTS = pa.schema(
    [
        ("doc_id", pa.string()),
        ("day", pa.string()),
        ("language", pa.string()),
        ("outlet", pa.string()),
        ("title", pa.string()),
        ("whole", pa.int64()),
        ("kept", pa.list_(pa.int64())),
        ("runs", pa.list_(pa.int64())),
        ("bands", pa.list_(pa.int64())),
    ]
)
"""A text as its near copies are sought: its place in the order of publication, a number of all its words (`null` where
they are too few), the runs that stand for it, all its runs, and the bands of its signatures (none of a row of a table).
"""

_Runs = NDArray[np.int64]
_Counts = NDArray[np.int64]
_MIX = np.uint64(0x9E3779B97F4A7C15)  # as in tokens.py
_U32 = np.uint64(32)


def signed(reports: Iterable[Report]) -> Iterator[pa.RecordBatch]:
    """The texts of reports, batch by batch, in the form of `TEXTS`.

    Each has two signatures (MinHash, Broder 1997): of all its runs, and of those of its beginning alone, where a short
    item is the lead of a longer one. Two texts are candidates where one band is the same in both.
    """
    batch: list[Report] = []
    for report in reports:
        batch.append(report)
        if len(batch) == AT_ONCE:
            yield _signed(batch)
            batch = []
    if batch:
        yield _signed(batch)


def bands_of(runs: _Runs, ends: Sequence[int], seed: int) -> _Runs:
    """The bands of the signature of each set of runs, a row of `BANDS` numbers each; the sets follow one another, and
    `ends` has where each begins, and the end.

    A number tells the band as well, so that what is the same in different bands is no match.
    """
    values = memoryview(runs.view(np.uint64).data)
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(values, array("Q", ends), BANDS * ROWS, seed)
    minima = np.array(matrix.to_rows(), np.uint64).reshape(len(ends) - 1, BANDS, ROWS)
    numbers = minima[:, :, 0] << _U32 | minima[:, :, 1]
    places = np.arange(1, BANDS + 1, dtype=np.uint64) + np.uint64(seed)
    mixed = (numbers ^ (places * _MIX)) * _MIX
    return (mixed ^ mixed >> _U32).view(np.int64)


def _signed(reports: Sequence[Report]) -> pa.RecordBatch:
    texts = [text_of(report) for report in reports]
    words = [words_of(text) for text in texts]
    long = [len(own) >= LEAST + RUN - 1 for own in words]
    tells = np.array([is_long and not is_row(text) for is_long, text in zip(long, texts, strict=True)], np.bool_)
    runs, owners, places = _distinct(*_runs(words), tells)
    is_head = places < HEAD
    every = _Lists(runs, owners, len(texts))
    kept, heads = (
        _Lists(runs[chosen], owners[chosen], len(texts)) for chosen in (is_head | (runs % EVERY == 0), is_head)
    )
    bands = np.concatenate([one.bands(tells, seed) for one, seed in ((every, SEED), (heads, SEED + 1))], axis=1)
    documents = [report.document for report in reports]
    columns = (
        [document.doc_id for document in documents],
        [order_of(report)[0] for report in reports],
        [document.language for document in documents],
        [document.outlet for document in documents],
        [document.title for document in documents],
        [hash(tuple(own)) if is_long else None for own, is_long in zip(words, long, strict=True)],
    )
    arrays = [pa.array(column, field.type) for column, field in zip(columns, TEXTS, strict=False)]
    counts = np.where(tells, bands.shape[1], 0)
    arrays += [kept.column(), every.column(), _column(np.cumsum(np.append(0, counts)), bands.ravel())]
    return pa.RecordBatch.from_arrays(arrays, schema=TEXTS)


def _runs(words: Sequence[Sequence[int]]) -> tuple[_Runs, _Counts, _Counts]:
    """All runs of texts, one text after the other, with the text and the place in it of each."""
    sizes = np.array([len(own) for own in words], np.int64)
    flat = np.array(array("Q", chain.from_iterable(words)), np.uint64)
    owners = np.repeat(np.arange(len(words), dtype=np.int64), sizes)
    places = np.arange(len(flat)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    begins = places + RUN <= np.repeat(sizes, sizes)
    if is_as_python():
        runs = runs_in(flat)[begins[: max(len(flat) - RUN + 1, 0)]]
    else:
        runs = np.array(array("q", chain.from_iterable(map(runs_of, words))), np.int64)
    return runs, owners[begins], places[begins]


def _distinct(
    runs: _Runs, owners: _Counts, places: _Counts, tells: NDArray[np.bool_]
) -> tuple[_Runs, _Counts, _Counts]:
    """The runs of the texts that tell anything, each once for each text that has it, where it stands first."""
    order = np.lexsort((runs, owners))  # equal ones stay in the order of their places
    runs, owners, places = runs[order], owners[order], places[order]
    once = np.ones(len(runs), np.bool_)
    once[1:] = (runs[1:] != runs[:-1]) | (owners[1:] != owners[:-1])
    once &= tells[owners]
    return runs[once], owners[once], places[once]


class _Lists:
    """Runs of texts, text after text."""

    def __init__(self, runs: _Runs, owners: _Counts, texts: int) -> None:
        """Each run with its text."""
        self.values = runs
        self.ends = np.append(0, np.cumsum(np.bincount(owners, minlength=texts)))

    def bands(self, tells: NDArray[np.bool_], seed: int) -> _Runs:
        """The bands of the texts that have any."""
        if not tells.any():
            return np.zeros((0, BANDS), np.int64)
        return bands_of(self.values, np.append(self.ends[:-1][tells], self.ends[-1]).tolist(), seed)

    def column(self) -> pa.Array:
        """A list a text."""
        return _column(self.ends, self.values)


def _column(ends: _Counts, values: _Runs) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.array(values, pa.int64()))
