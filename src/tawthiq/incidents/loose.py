"""Records that know only an area, or no place: each joins the one incident it fits, or none."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.clustering import Assembly, Edge
from tawthiq.incidents.edges import Edges
from tawthiq.incidents.records import Record

MARGIN = 200  # hundredths of a bit: by how much one incident must fit better than the next


def join_loose(records: Sequence[Record], edges: Edges, clusters: Sequence[Assembly], atlas: Atlas) -> list[int]:
    """Add to the clusters the records without a settlement that fit one of them; those that fit none, by position.

    A record that fits several about equally joins none and is not among those left: it is surely about one of them.
    Every record is judged by the clusters as they were before, so that the order makes no difference.
    """
    cluster_of = {position: index for index, cluster in enumerate(clusters) for position in cluster.members}
    offers: dict[int, dict[int, Edge]] = {}
    sums: dict[tuple[int, int], int] = {}
    for first, second, weight in edges:
        if records[first].is_firm != records[second].is_firm:
            loose, anchor = (second, first) if records[first].is_firm else (first, second)
            index = cluster_of[anchor]
            sums[loose, index] = sums.get((loose, index), 0) + weight
            if weight > 0:
                found = offers.setdefault(loose, {})
                if index not in found or found[index][2] < weight:
                    found[index] = (first, second, weight)
    chosen: list[tuple[int, int, int, Edge]] = []
    fitting: set[int] = set()
    for position, found in offers.items():
        single = Assembly.of(position, records[position])
        fits = [
            (sums[position, index], index)
            for index in found
            if sums[position, index] > 0 and clusters[index].admits(single, atlas)
        ]
        fits.sort(key=lambda fit: (-fit[0], fit[1]))
        if not fits:
            continue
        fitting.add(position)
        if len(fits) == 1 or fits[0][0] - fits[1][0] >= MARGIN:
            chosen.append((-fits[0][0], position, fits[0][1], found[fits[0][1]]))
    for _, position, index, edge in sorted(chosen):
        single = Assembly.of(position, records[position])
        if clusters[index].admits(single, atlas):
            single.joins.append(edge)
            clusters[index].take(single)
    return [position for position, record in enumerate(records) if not record.is_firm and position not in fitting]
