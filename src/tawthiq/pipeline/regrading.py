"""The incidents of a built case under another rule set: linked as they are, assessed anew a few at a time."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from tawthiq import assessment, wire
from tawthiq.pipeline.building import check
from tawthiq.pipeline.case_reading import read_case
from tawthiq.pipeline.judged import judge_reading
from tawthiq.store import Case, Output

_AT_ONCE = 500  # incidents, with their reports, in memory


def regraded(case: Case, rule_set: str) -> Iterator[dict[str, Any]]:
    """Each incident of the last build, in its order, as `incidents.jsonl` would have it under these rules.

    What people corrected counts; a grade that they gave is one of the case's own rules, and does not.
    """
    with contextlib.closing(case.derived()) as derived:
        read = read_case(case, derived, check(case), lambda _done, _total: None)
        judge_reading(case, read)
        coming = iter(Output(case.folder).incident_ids())
        while ids := list(islice(coming, _AT_ONCE)):
            kept = {one.incident.id: one for one in derived.incidents(ids)}
            found = [kept[id_] for id_ in ids if id_ in kept]
            needed = frozenset().union(*(one.reports for one in found))
            reports = read.load(needed & read.marks.keys())
            read.at_hand.clear()
            for incident in assessment.assess_each([one.cluster for one in found], reports, rule_set):
                yield wire.incident_to_json(incident)
