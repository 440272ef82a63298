"""The claims of a case linked: only what is new and what that can change, where the rest was linked before."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq.incidents import Kept, Linkage, Linked, Trace, link_whole, relink, trace_of
from tawthiq.incidents.matching import Matcher, match
from tawthiq.pipeline.case_bonds import INSTEAD, Access, Machine, Said, bind
from tawthiq.pipeline.case_reading import CaseReading
from tawthiq.pipeline.fingerprints import linking_print
from tawthiq.store import Derived, KeptProposal, KeptTrace

SHARE = 3
"""Where more than one in so many reports would be looked at, all are linked, which is then sooner done."""

_LINKING, _COMMON = "linking", "common"


@dataclass(frozen=True, slots=True)
class CaseLinkage:
    """What a linking gave, and what is to be kept of it: `traces` in place of those of their reports, the ids of
    reports that are `gone`, and notes by name.

    `proposals` are the clusters as the program alone would have them, where people decided otherwise, and `instead`
    the ids of those that stand in place of them.
    """

    linkage: Linkage
    traces: Sequence[KeptTrace]
    gone: Sequence[str]
    notes: Mapping[str, str]
    proposals: Sequence[KeptProposal] = ()
    instead: Sequence[str] = ()


def link_case(
    read: CaseReading, derived: Derived, received: Mapping[str, int], said: Said, matcher: Matcher = match
) -> CaseLinkage:
    """Link the claims of a case, from what was kept where that can be used; `matcher` compares the records where all
    are linked.

    What is kept of how reports were linked is what the program alone makes of them; what people said of claims comes
    on top of it, anew with each build (`case_bonds`).
    """
    print_ = linking_print()
    rows = {row.doc_id: row for row in derived.traces()} if derived.note(_LINKING) == print_ else {}
    fresh = {doc_id for doc_id, mark in read.marks.items() if doc_id not in rows or rows[doc_id].mark != mark}
    kept = {doc_id: _trace(row) for doc_id, row in rows.items()}
    traces = {doc_id: kept[doc_id] for doc_id in read.marks if doc_id not in fresh}
    traces |= {report.document.doc_id: trace_of(report) for report in read.load(fresh)}
    former = {doc_id: trace for doc_id, trace in kept.items() if traces.get(doc_id) is not trace}
    most = len(traces) // SHARE
    linkage = None
    linked = {doc_id: Linked.from_text(row.linked) for doc_id, row in rows.items()}
    if rows and len(fresh) <= most:
        common = frozenset(json.loads(derived.note(_COMMON) or "[]"))
        linkage = relink(Kept(traces, former, linked, fresh, common), read.load, received, most)
    if linkage is None:
        linkage = link_whole(read.load(read.marks), traces, received, matcher=matcher)
    changed = [_row(read.marks[doc_id], traces[doc_id], one) for doc_id, one in sorted(linkage.linked.items())]
    gone = sorted(rows.keys() - traces.keys())
    notes = {_LINKING: print_, _COMMON: json.dumps(sorted(linkage.common))}
    machine = Machine(traces, {**linked, **linkage.linked}, linkage)
    bound = bind(machine, said, Access(read.load, received, most, matcher), derived)
    notes[INSTEAD] = json.dumps(bound.instead)
    return CaseLinkage(bound.linkage, changed, gone, notes, bound.proposals, bound.instead)


def _row(mark: bytes, trace: Trace, linked: Linked) -> KeptTrace:
    values = [trace.day, trace.whole, trace.is_short, trace.shape]
    numbers = (trace.runs, trace.rest, trace.own, trace.probe, trace.tokens)
    line = json.dumps(values, ensure_ascii=False)
    return KeptTrace(trace.doc_id, mark, line, tuple(one.tobytes() for one in numbers), linked.to_text())


def _trace(row: KeptTrace) -> Trace:
    day, whole, is_short, shape = json.loads(row.trace)
    runs, rest, own, probe, tokens = (array("q", numbers) for numbers in row.numbers)
    return Trace(row.doc_id, day, whole, is_short, runs, rest, own, probe, tokens, shape)
