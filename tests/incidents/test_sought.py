"""What shares a word on a day with the claims sought is found, by the report, the place, or, far afield, the party."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.strategies_reports import busy_days

from tawthiq.incidents import trace_of
from tawthiq.incidents.sought import NEAR, TURNS, Shelves, Sought
from tawthiq.incidents.traces import FactTrace

CLAIM = FactTrace("c1", True, first=100, last=102, place=(1, 2), party=(7,))


@pytest.mark.parametrize(
    ("other", "near", "far"),
    [
        pytest.param(FactTrace("c2", False, 102, 104, (2,), ()), True, True, id="the place on a day of both"),
        pytest.param(FactTrace("c2", False, 103, 104, (2,), ()), False, False, id="the place on another day"),
        pytest.param(FactTrace("c2", False, 100, 100, (), (7,)), False, True, id="the party"),
        pytest.param(FactTrace("c2", False, 100, 100, (7,), (2,)), False, False, id="a place is no party"),
        pytest.param(FactTrace("c2", False, 100, 100, (), ()), False, False, id="nothing"),
    ],
)
def test_a_claim_is_found_by_what_it_shares(other, near, far):
    sought = Sought()
    sought.add("d1", CLAIM)
    assert sought.finds("d2", other, NEAR - 1) is near
    assert sought.finds("d2", other, len(TURNS)) is far
    assert sought.finds("d1", other, len(TURNS))


def test_a_party_is_not_sought_unless_asked():
    sought = Sought()
    sought.add("d1", CLAIM, far=False)
    assert not sought.finds("d2", FactTrace("c2", False, 100, 100, (), (7,)), len(TURNS))


@settings(max_examples=40, deadline=None)
@given(busy_days())
def test_no_report_with_a_claim_that_is_found_is_missed(reports):
    traces = [trace_of(one) for one in reports]
    shelves = Shelves(traces)
    for trace in traces:
        for fact in trace.facts():
            sought = Sought()
            sought.add(trace.doc_id, fact)
            near = [found.doc_id for found in shelves.near(sought)]
            finds = {one.doc_id for one in traces if any(sought.finds(one.doc_id, f, len(TURNS)) for f in one.facts())}
            assert finds <= set(near)
            assert len(near) == len(set(near))
