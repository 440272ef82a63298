"""The match weight of every pair of records worth comparing."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Collection, Sequence

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.blocking import keys_of, pairs
from tawthiq.incidents.edges import Edges
from tawthiq.incidents.levels import levels_of
from tawthiq.incidents.records import Record
from tawthiq.incidents.weights import Model

Matcher = Callable[[Sequence[Record], Atlas, Model], Edges]
"""What finds the pairs and their weights: `match`, or the same on Spark (`spark_matching.match_on_spark`)."""

SMALL = 4000  # records: fewer are compared here sooner than a database is started


def match(records: Sequence[Record], atlas: Atlas, model: Model) -> Edges:
    """The pairs that blocking finds and that do not exclude each other, by first and second, with their weights.

    Large cases go through Splink and DuckDB where they are installed; the weights are the same.
    """
    if len(records) <= SMALL or importlib.util.find_spec("splink") is None:
        return match_in_process(records, atlas, model)
    found: Edges = importlib.import_module("tawthiq.incidents.splink_matching").match_with_splink(records, atlas, model)
    return found


def match_in_process(
    records: Sequence[Record], atlas: Atlas, model: Model, crowded: Collection[int] = frozenset()
) -> Edges:
    """As `match`, pair by pair, without a database. Of a part of a case `crowded` is as `pairs` has it."""
    keys = [keys_of(record, atlas) for record in records]
    tables, base = model.tables(), model.base
    edges = Edges()
    for first, second in pairs(records, keys, crowded):
        levels = levels_of(records[first], records[second], atlas)
        if levels:
            weight = base + sum(table[level] for table, level in zip(tables, levels, strict=True))
            edges.add(first, second, weight)
    return edges
