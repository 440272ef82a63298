"""Texts by what leads to their near copies among very many: runs of words, and bands of their MinHash signatures.

Needs rensa, numpy and pyarrow; imported only where the extra `scale` is installed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np
import pyarrow as pa
import rensa
from numpy.typing import NDArray

from tawthiq.incidents.runs import HEAD
from tawthiq.incidents.trails import lead_of, order_of, text_of
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

_MIX = np.uint64(0x9E3779B97F4A7C15)  # as in tokens.py
_U32, _U64 = np.uint64(32), (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class _Signed:
    """The columns of a batch of texts that are worked out from their words."""

    wholes: list[int | None]
    kept: list[list[int]]
    runs: list[list[int]]
    heads: list[list[int]]


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


def bands_of(runs: Sequence[Sequence[int]], seed: int) -> NDArray[np.int64]:
    """The bands of the signature of each set of runs, a row of `BANDS` numbers each.

    A number tells the band as well, so that what is the same in different bands is no match.
    """
    ends = array("Q", accumulate(map(len, runs), initial=0))
    values = array("Q", [run & _U64 for run in chain.from_iterable(runs)])
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(values, ends, BANDS * ROWS, seed)
    minima = np.array(matrix.to_rows(), np.uint64).reshape(len(runs), BANDS, ROWS)
    numbers = minima[:, :, 0] << _U32 | minima[:, :, 1]
    places = np.arange(1, BANDS + 1, dtype=np.uint64) + np.uint64(seed)
    mixed = (numbers ^ (places * _MIX)) * _MIX
    return (mixed ^ mixed >> _U32).view(np.int64)


def _signed(reports: Sequence[Report]) -> pa.RecordBatch:
    own = _read(reports)
    documents = [report.document for report in reports]
    telling = [place for place, kept in enumerate(own.kept) if kept]
    bands: list[list[int]] = [[] for _ in reports]
    if telling:
        sketches = ((own.runs, SEED), (own.heads, SEED + 1))
        both = [bands_of([sets[place] for place in telling], seed) for sets, seed in sketches]
        for place, row in zip(telling, np.concatenate(both, axis=1).tolist(), strict=True):
            bands[place] = row
    columns = (
        [document.doc_id for document in documents],
        [order_of(report)[0] for report in reports],
        [document.language for document in documents],
        [document.outlet for document in documents],
        [document.title for document in documents],
        own.wholes,
        own.kept,
        own.runs,
        bands,
    )
    arrays = [pa.array(column, field.type) for column, field in zip(columns, TEXTS, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=TEXTS)


def _read(reports: Sequence[Report]) -> _Signed:
    own = _Signed([], [], [], [])
    for report in reports:
        trail, runs = lead_of(text_of(report))
        own.wholes.append(trail.whole)
        own.kept.append(sorted(trail.runs))
        own.runs.append(sorted(set(runs)) if trail.runs else [])
        own.heads.append(sorted(set(runs[:HEAD])))
    return own
