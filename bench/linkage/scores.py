"""How well clusters agree with the truth, by pairs that are counted and never made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Pairwise precision and recall of clusters: of the pairs of claims put together, and of those that belong so."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        whole = self.precision + self.recall
        return 2 * self.precision * self.recall / whole if whole else 0.0


def pairwise(labels: Iterable[tuple[Hashable, Hashable]]) -> Score:
    """The score of `(cluster, incident)` of every claim; a claim in no cluster must have a label of its own.

    The pairs in common are the pairs within each cell of the table of clusters by incidents (Hubert and Arabie 1985).
    """
    cells = Counter(labels)
    clusters: Counter[Hashable] = Counter()
    incidents: Counter[Hashable] = Counter()
    for (cluster, incident), count in cells.items():
        clusters[cluster] += count
        incidents[incident] += count
    common, made, true = (_pairs(table) for table in (cells, clusters, incidents))
    return Score(common / made if made else 1.0, common / true if true else 1.0)


def _pairs(table: Counter[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in table.values())
