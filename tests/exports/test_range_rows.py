from __future__ import annotations

import dataclasses

from tawthiq.exports.case_report import CaseReport
from tawthiq.exports.numbering import numbered
from tawthiq.exports.range_rows import range_rows, undrawn
from tawthiq.model import Count, Population, exactly


def test_one_row_a_claim_source_by_source(case: CaseReport) -> None:
    rows = range_rows(case.incidents[0], numbered(case.reports))
    assert [(row.origin, row.source.number, row.is_copy) for row in rows] == [
        (1, "1.1", False),
        (1, "2.2", True),
        (2, "2.1", False),
        (3, "3.1", False),
    ]
    assert rows[0].figures == {Population.PEOPLE: exactly(43), Population.CIVILIANS: exactly(36)}
    assert rows[2].figures == {Population.CIVILIANS: Count(15, None)}


def test_the_same_source_with_another_figure_is_no_copy(case: CaseReport) -> None:
    north, wire, radio = case.reports
    medics, copied = wire.claims
    other = dataclasses.replace(copied, casualties=copied.casualties[:1])
    changed = (north, dataclasses.replace(wire, claims=(medics, other)), radio)
    origin = case.incidents[0].origins[0]
    origin = dataclasses.replace(origin, claims=(origin.claims[0], other.id))
    incident = dataclasses.replace(case.incidents[0], origins=(origin,))
    assert [row.is_copy for row in range_rows(incident, numbered(changed))] == [False, False]


def test_the_earlier_report_is_the_one_repeated(case: CaseReport) -> None:
    north, wire, radio = case.reports
    assert north.document.published
    later = north.document.published.replace(day=25)
    changed = (dataclasses.replace(north, document=dataclasses.replace(north.document, published=later)), wire, radio)
    rows = range_rows(case.incidents[0], numbered(changed))
    assert [(row.source.number, row.is_copy) for row in rows[:2]] == [("2.2", False), ("1.1", True)]


def test_claims_about_other_groups_are_counted_not_drawn(case: CaseReport) -> None:
    radio = case.reports[2]
    town = radio.claims[1]
    children = dataclasses.replace(town, casualties=(dataclasses.replace(town.casualties[0], who=Population.CHILDREN),))
    changed = (*case.reports[:2], dataclasses.replace(radio, claims=(children,)))
    incident = dataclasses.replace(case.incidents[1], claims=(children.id,), origins=())
    assert undrawn(incident, numbered(changed)) == 1
    assert undrawn(case.incidents[0], numbered(case.reports)) == 0
