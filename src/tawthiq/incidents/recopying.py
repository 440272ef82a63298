"""Which reports copy which, after some have come in, changed or gone: only what that can have moved is looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from tawthiq.incidents.copies import copied
from tawthiq.incidents.linked import Kept
from tawthiq.incidents.shared_runs import COMMON, FIRST
from tawthiq.incidents.traces import Trace

_Holders = Mapping[int, list[Trace]]


@dataclass(slots=True)
class _Moved:
    """Reports whose copying can be another now, and the runs that are common now."""

    reports: set[str]
    common: set[int]
    crossing: set[str] = field(default_factory=set)


def recopy(kept: Kept, text: Callable[[str], str]) -> tuple[dict[str, str], frozenset[int]]:
    """For each copy of the case the report that it copies, itself perhaps a copy, and the runs that are common.

    `text` gives the words of a report by its id. A report's copying can change where a run of it that tells something
    is now in other texts than before, or tells something no more; where its wording as a whole is now first met
    elsewhere; and where a text that it shares runs with has one that begins or ceases to tell.
    """
    moved = _moved(kept)
    earlier = {
        trace.doc_id: copies
        for trace in kept.stable()
        if trace.doc_id not in moved.reports and (copies := kept.linked[trace.doc_id].copies)
    }
    asked = [kept.traces[doc_id] for doc_id in moved.reports]
    runs = {run for trace in asked for run in trace.runs} - moved.common
    wholes = {trace.whole for trace in asked} - {None}
    near = [trace for trace in kept.traces.values() if trace.whole in wholes or not runs.isdisjoint(trace.runs)]
    ordered = sorted(near, key=lambda trace: trace.order)
    ids = [trace.doc_id for trace in ordered]
    only = {position for position, doc_id in enumerate(ids) if doc_id in moved.reports}
    trails = [trace.trail for trace in ordered]
    found = copied(trails, len(ids), lambda at: trails[at].wording(lambda: text(ids[at])), moved.common, only)
    earlier |= {ids[copy]: ids[first] for copy, first in found.earlier.items()}
    return earlier, frozenset(moved.common)


def _moved(kept: Kept) -> _Moved:
    stable = kept.stable()
    fresh, former = [kept.traces[doc_id] for doc_id in kept.fresh], list(kept.former.values())
    runs = {run for trace in (*fresh, *former) for run in trace.runs}
    held, was, now = (_holders(traces, runs) for traces in (stable, former, fresh))
    found = _Moved(set(kept.fresh), set(kept.common))
    for run in runs:
        staying = held.get(run, [])
        if _is_common(staying):
            found.common.add(run)
            continue
        before, after = (_firsts([*staying, *side.get(run, ())]) for side in (was, now))
        if min(len(before), len(after)) <= COMMON and (since := _since(before.values(), after.values())):
            found.reports.update(trace.doc_id for trace in staying if trace.order > since)
        if (len(before) > COMMON) != (len(after) > COMMON):
            found.crossing.update(trace.doc_id for trace in (*staying, *now.get(run, ())))
        (found.common.add if len(after) > COMMON else found.common.discard)(run)
    found.reports |= _moved_wholes(stable, former, fresh)
    found.reports |= _beside(kept, found)
    return found


def _is_common(traces: Iterable[Trace]) -> bool:
    """Whether they are of more wordings than a run may be in and tell something."""
    wholes: set[int | None] = set()
    for trace in traces:
        wholes.add(trace.whole)
        if len(wholes) > COMMON:
            return True
    return False


def _since(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """After which text a run leads to other texts than it did: to the first few that have it."""
    sides = (sorted(side)[:FIRST] for side in (before, after))
    return next((min(filter(None, pair)) for pair in zip_longest(*sides) if pair[0] != pair[1]), None)


def _moved_wholes(stable: Iterable[Trace], former: Collection[Trace], fresh: Collection[Trace]) -> set[str]:
    """The reports whose wording as a whole is now first met elsewhere."""
    wholes = {trace.whole for trace in (*fresh, *former)} - {None}
    held = [trace for trace in stable if trace.whole in wholes]
    before, after = _firsts([*held, *former]), _firsts([*held, *fresh])
    return {trace.doc_id for trace in held if before.get(trace.whole) != after.get(trace.whole)}


def _beside(kept: Kept, moved: _Moved) -> set[str]:
    """The reports that share runs with those that hold one which begins or ceases to be common."""
    if not moved.crossing:
        return set()
    held = {run for doc_id in moved.crossing for run in kept.traces[doc_id].runs}
    telling = held - (kept.common & moved.common)
    return {trace.doc_id for trace in kept.traces.values() if not telling.isdisjoint(trace.runs)}


def _holders(traces: Iterable[Trace], runs: set[int]) -> _Holders:
    found: dict[int, list[Trace]] = {}
    for trace in traces:
        if not runs.isdisjoint(trace.runs):
            for run in trace.runs:
                if run in runs:
                    found.setdefault(run, []).append(trace)
    return found


def _firsts(traces: Iterable[Trace]) -> dict[int | None, tuple[str, str]]:
    """Of each wording the first text, by its order."""
    found: dict[int | None, tuple[str, str]] = {}
    for trace in traces:
        if trace.whole not in found or trace.order < found[trace.whole]:
            found[trace.whole] = trace.order
    return found
