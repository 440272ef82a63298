"""A case as it was known on a day: the reports that were out, and incidents under the ids that they have today."""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq import incidents
from tawthiq.incidents.bonds import Bonds
from tawthiq.model import Cluster, Report
from tawthiq.pipeline.case_reading import CaseReading


@dataclass(frozen=True, slots=True)
class Known:
    """The reports published on or before a day; how many came `later`, and how many are `undated` and so left out."""

    reports: list[Report]
    later: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """What was known of a case by the end of a day, and its clusters, under the ids that they have today.

    `alone` are the clusters as they are without what people joined and parted.
    """

    known: Known
    clusters: list[Cluster]
    alone: list[Cluster]


def state_as_of(read: CaseReading, received: Mapping[str, int], bonds: Bonds, day: datetime.date) -> State:
    """What has been read of a case, linked as it was known by the end of `day`, with what people joined and parted."""
    reports = read.load(read.marks)
    known = known_on(reports, day)
    today = incidents.link(reports, received, bonds)
    clusters = with_todays_ids(incidents.link(known.reports, received, bonds), today)
    alone = with_todays_ids(incidents.link(known.reports, received), today) if bonds.said else clusters
    return State(known, clusters, alone)


def known_on(reports: Sequence[Report], day: datetime.date) -> Known:
    """What had been published by the end of `day`. A report that states no day could be of any, and is left out."""
    dated = [report for report in reports if report.document.published is not None]
    known = [report for report in dated if report.document.published and report.document.published <= day]
    return Known(known, len(dated) - len(known), len(reports) - len(dated))


def with_todays_ids(then: Sequence[Cluster], today: Sequence[Cluster]) -> list[Cluster]:
    """The clusters of an earlier day, each under the id of today's cluster that holds most of its claims.

    One that bears an id of today's keeps it; where several others want the same, the one that shares most claims has
    it and the rest keep their own. The id of a cluster goes by the first report received, which need not be the first
    that was published: without this, one event could have two ids on two days.
    """
    home = {claim: cluster.id for cluster in today for claim in cluster.claims}
    taken = {cluster.id for cluster in then}
    wishes = [(cluster, *_wish(cluster, home)) for cluster in then]
    wishes.sort(key=lambda wish: (-wish[2], wish[0].id))
    named = []
    for cluster, wanted, _ in wishes:
        id_ = cluster.id if wanted in taken else wanted
        taken.add(id_)
        named.append(dataclasses.replace(cluster, id=id_))
    return named


def _wish(cluster: Cluster, home: Mapping[str, str]) -> tuple[str, int]:
    counts = Counter(home[claim] for claim in cluster.claims if claim in home)
    if not counts:
        return cluster.id, 0
    shared = max(counts.values())
    return min(id_ for id_, count in counts.items() if count == shared), shared
