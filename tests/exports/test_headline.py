from __future__ import annotations

import dataclasses

import pytest

from tawthiq.exports.brief import brief_of
from tawthiq.exports.case_report import CaseReport
from tawthiq.exports.headline import Headline, headline
from tawthiq.model import Grade, Range


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Grade.FAIR, Grade.CONTESTED, Headline(2, 1, 15, 43, 0)),
        (Grade.FAIR, Grade.CONFIRMED, Headline(2, 2, 27, 55, 0)),  # 43 and 12: civilians are people
        (Grade.WEAK, Grade.DISCOUNTED, Headline(2, 0, 0, 0, 0)),
        (Grade.WEAK, Grade.FAIR, Headline(2, 1, 12, 12, 0)),
    ],
)
def test_fair_and_confirmed_minima(case: CaseReport, first: Grade, second: Grade, expected: Headline) -> None:
    incidents = [dataclasses.replace(i, grade=g) for i, g in zip(case.incidents, (first, second), strict=True)]
    assert headline(list(map(brief_of, incidents))) == expected


def test_an_open_minimum_adds_nothing_and_is_counted(case: CaseReport) -> None:
    changed = dataclasses.replace(case.incidents[0], killed={"civilians": Range(None, 53, ())})
    assert headline([brief_of(changed)]) == Headline(1, 1, 0, 0, 1)
