"""What people said of claims put over what the program linked: the incidents that it touches, and how they would be."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from tawthiq.incidents import NO_BONDS, Bonds, Kept, Linkage, Linked, Trace, link_whole, relink, trace_of
from tawthiq.incidents.matching import Matcher, match
from tawthiq.model import Cluster, Report
from tawthiq.store import Derived, KeptProposal

INSTEAD = "instead"
"""The note of a build that names the clusters that are not as the program alone would have them."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the program alone makes of a case: the traces of its reports, how all of them are linked, and the clusters
    that are not as the build before left them.
    """

    traces: Mapping[str, Trace]
    linked: Mapping[str, Linked]
    linkage: Linkage


@dataclass(frozen=True, slots=True)
class Access:
    """What linking asks for: reports by their ids, the order in which they came in, how many may be looked at, and what
    compares records where all are linked.
    """

    load: Callable[[Collection[str]], Iterable[Report]]
    received: Mapping[str, int]
    most: int
    matcher: Matcher = match


@dataclass(frozen=True, slots=True)
class Bound:
    """A linkage as people left it, the clusters that the program alone would have in place of those they touched, and
    the ids of those that stand instead.
    """

    linkage: Linkage
    proposals: Sequence[KeptProposal] = ()
    instead: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of claims, and the ids of all reports of these."""

    bonds: Bonds = NO_BONDS
    reports: AbstractSet[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Known:
    """A cluster, and the reports of its claims with those that these copy."""

    cluster: Cluster
    reports: AbstractSet[str]


def bind(machine: Machine, said: Said, access: Access, derived: Derived) -> Bound:
    """The linkage with what people said; where nobody says or said anything, it is that of the program.

    The build before has left its proposals and named the clusters that stood in place of them: where people no longer
    say so the proposals come back.
    """
    before, instead = derived.proposals(), json.loads(derived.note(INSTEAD) or "[]")
    if not said.bonds.said and not before and not instead:
        return Bound(machine.linkage)
    over = _relinked(machine, said, access)
    if over is None:
        return _bind_whole(machine, said, access)
    linkage = machine.linkage
    base = _base(linkage, before)
    hidden = _hidden(over, base, set(instead), derived, whole=linkage.is_whole)
    final = {id_: one for id_, one in base.items() if id_ not in over.gone}
    final |= {one.id: _Known(one, over.reports[one.id]) for one in over.clusters}
    gone = (linkage.gone | over.gone | set(instead)) - final.keys()
    return _bound(linkage, final, hidden, [one.id for one in over.clusters], gone)


def _relinked(machine: Machine, said: Said, access: Access) -> Linkage | None:
    """What is otherwise with these bonds than without; `None` where too much is."""
    fresh = said.reports & machine.traces.keys() if said.bonds.said else set()
    if len(fresh) > access.most:
        return None
    former = {doc_id: machine.traces[doc_id] for doc_id in fresh}
    linked = {doc_id: one for doc_id, one in machine.linked.items() if doc_id in machine.traces}
    kept = Kept(_traces(machine, said, access), former, linked, fresh, machine.linkage.common)
    return relink(kept, access.load, access.received, access.most, said.bonds)


def _bind_whole(machine: Machine, said: Said, access: Access) -> Bound:
    reports = list(access.load(machine.traces.keys()))
    alone = machine.linkage
    if not alone.is_whole:
        alone = link_whole(reports, machine.traces, access.received, matcher=access.matcher)
    over = link_whole(reports, _traces(machine, said, access), access.received, said.bonds, access.matcher)
    final, hidden = (
        {one.id: _Known(one, linkage.reports[one.id]) for one in linkage.clusters} for linkage in (over, alone)
    )
    return _bound(alone, final, hidden, list(final), frozenset())


def _traces(machine: Machine, said: Said, access: Access) -> Mapping[str, Trace]:
    """The traces of all reports, those of which people said something made with that."""
    bound = access.load(said.reports & machine.traces.keys())
    return {**machine.traces, **{one.document.doc_id: trace_of(one, said.bonds) for one in bound}}


def _base(linkage: Linkage, before: Sequence[KeptProposal]) -> dict[str, _Known]:
    """What is at hand of the clusters as the program alone has them: those that are new, and those that were hidden."""
    base = {one.cluster.id: _Known(one.cluster, one.reports) for one in before if one.cluster.id not in linkage.gone}
    if linkage.is_whole:
        base = {}
    return base | {one.id: _Known(one, linkage.reports[one.id]) for one in linkage.clusters}


def _hidden(
    over: Linkage, base: Mapping[str, _Known], instead: AbstractSet[str], derived: Derived, *, whole: bool
) -> dict[str, _Known]:
    """The clusters of the program alone under the ids of those that are gone or other than they were."""
    touched = over.gone | {one.id for one in over.clusters}
    found = {id_: base[id_] for id_ in touched & base.keys()}
    if not whole:
        wanted = {f"i-{id_.removeprefix('k-')}" for id_ in touched - base.keys() - instead}
        for kept in derived.incidents(wanted):
            found[kept.cluster.id] = _Known(kept.cluster, kept.reports)
    return found


def _bound(
    linkage: Linkage,
    final: Mapping[str, _Known],
    alone: Mapping[str, _Known],
    touched: Iterable[str],
    gone: AbstractSet[str],
) -> Bound:
    """The linkage with the clusters that are final; `alone` are those of the program under the ids `touched`, and under
    those that there are no more.
    """
    instead = sorted(id_ for id_ in touched if alone.get(id_) != final[id_])
    hidden = [one for id_, one in sorted(alone.items()) if id_ in instead or id_ not in final]
    clusters = sorted((one.cluster for one in final.values()), key=lambda one: (one.start or "9999", one.id))
    reports = {id_: one.reports for id_, one in final.items()}
    bound = replace(linkage, clusters=clusters, reports=reports, gone=frozenset(gone))
    return Bound(bound, [KeptProposal(one.cluster, one.reports) for one in hidden], instead)
