from __future__ import annotations

import dataclasses

import pytest

from tawthiq.exports.case_report import CaseReport
from tawthiq.exports.unlinked import reasons
from tawthiq.model import Place, Scope, Span, TimeSpan

SPAN = Span(0, 1)
KNOWN = {"place": Place("x", SPAN, lat=1.0, lon=2.0), "time": TimeSpan("x", SPAN, "2018", "2018")}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("not_linked",)),
        ({"scope": Scope.TOTAL, "place": None}, ("scope_total",)),
        ({"place": None}, ("no_place",)),
        ({"place": Place("x", SPAN)}, ("no_coordinates",)),
        ({"time": None}, ("no_time",)),
        ({"time": TimeSpan("x", SPAN)}, ("time_unresolved",)),
        ({"place": None, "time": None}, ("no_place", "no_time")),
    ],
)
def test_reasons(case: CaseReport, changes: dict[str, object], expected: tuple[str, ...]) -> None:
    claim = case.reports[0].claims[0]
    assert reasons(dataclasses.replace(claim, **{**KNOWN, **changes})) == expected
