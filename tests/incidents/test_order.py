"""What holds of linkage whatever the reports: their order, what one report tells apart, what belongs to no event."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies_reports import busy_days

from tawthiq.incidents import find_copies, link
from tawthiq.model import Scope

hundred = settings(max_examples=100, deadline=None)


def claims_by_cluster(reports):
    claims = {claim.id: claim for report in reports for claim in report.claims}
    return [[claims[claim] for claim in cluster.claims] for cluster in link(reports)]


@hundred
@given(st.data())
def test_any_order_of_the_reports_gives_the_same_incidents(data):
    reports = data.draw(busy_days())
    assert link(reports) == link(data.draw(st.permutations(reports)))


@hundred
@given(busy_days())
def test_what_one_report_sets_at_two_settlements_never_meets(reports):
    for claims in claims_by_cluster(reports):
        harm = [claim for claim in claims if claim.type == "casualty" and claim.place and claim.place.id]
        for one, other in combinations(harm, 2):
            if one.doc_id == other.doc_id and {one.place.precision, other.place.precision} == {1}:
                assert one.place.id == other.place.id


@hundred
@given(busy_days())
def test_days_that_exclude_each_other_never_meet(reports):
    published = {report.document.doc_id: report.document.published for report in reports}
    for claims in claims_by_cluster(reports):
        stated = [claim for claim in claims if claim.type == "casualty" and claim.time and claim.time.start]
        days = [(c.time.first_day(), c.doc_id) for c in stated if c.time.first_day() == c.time.last_day()]
        for one, other in combinations(days, 2):
            blurred = any(published[doc_id] == day for day, doc_id in (one, other))
            assert abs((one[0] - other[0]).days) <= 1 + blurred  # the day of publication is blurred by one day


@hundred
@given(busy_days())
def test_a_claim_is_in_one_incident_at_most_and_a_total_in_none(reports):
    totals = {claim.id for report in reports for claim in report.claims if claim.scope is Scope.TOTAL}
    seen = [claim for cluster in link(reports) for claim in cluster.claims]
    assert len(seen) == len(set(seen))
    assert totals.isdisjoint(seen)


@hundred
@given(busy_days())
def test_a_copy_is_led_to_the_report_that_came_first(reports):
    published = {report.document.doc_id: report.document.published for report in reports}
    for copy, original in find_copies(reports).items():
        if published[copy] and published[original]:
            assert published[original] <= published[copy]
