from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import strategies_reports
from tests.builders import (
    COALITION,
    COUNTRY,
    ENVOY,
    MONITOR_A,
    MONITOR_B,
    PROVINCE,
    REGIME,
    TOWN,
    VILLAGE,
    casualty,
    day,
    killed,
    place,
    report,
)
from tests.cases import SATURDAY, denial_report, worked_case

from tawthiq.incidents import link
from tawthiq.model import Count, Precision, Scope, Stance

SUNDAY = day("2018-11-18")
HERE = {"place": VILLAGE, "time": SATURDAY}
FAR = place("الرقة", "sy-raqqa", 35.95, 39.01, Precision.EXACT, admin1="الرقة", country="SY")
OTHER = place("السوسة", "sy-susa", 34.52, 40.97, Precision.EXACT)
UNMAPPED = place("أبو الحسن", near="هجين")


def one(doc_id, figures, published="2018-11-19", **values):
    return report(doc_id, published=published).casualty(figures, **values).build()


def documents(cluster, reports):
    owner = {claim.id: claim.doc_id for report in reports for claim in report.claims}
    return {owner[claim] for claim in cluster.claims}


def test_the_worked_report_is_one_incident_and_leaves_its_total_out():
    reports = [denial_report()]
    (cluster,) = link(reports)
    totals = {claim.id for claim in reports[0].claims if claim.scope is Scope.TOTAL}
    assert cluster.place is not None
    assert (cluster.place.id, cluster.start, cluster.end) == ("sy-abu-al-hasan", "2018-11-17", "2018-11-17")
    assert totals and set(cluster.claims) == {claim.id for claim in reports[0].claims} - totals


def test_the_worked_case_is_two_incidents_eight_kilometres_apart():
    reports = worked_case()
    village, town = sorted(link(reports), key=lambda cluster: -len(cluster.claims))
    assert documents(village, reports) == {"a", "b", "c", "d", "e", "f"}
    assert documents(town, reports) == {"town"}
    assert village.copies == {"d": "a"}


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ({"place": VILLAGE, "time": SATURDAY}, {"place": VILLAGE, "time": SATURDAY}, True),
        ({"place": VILLAGE, "time": SATURDAY}, {"place": UNMAPPED, "time": SATURDAY}, True),
        ({"place": VILLAGE, "time": SATURDAY}, {"place": VILLAGE, "time": SUNDAY}, False),
        ({"place": VILLAGE, "time": SATURDAY}, {"place": TOWN, "time": SATURDAY}, False),
        ({"place": VILLAGE, "time": SATURDAY}, {"place": FAR, "time": SATURDAY}, False),
        ({"place": VILLAGE, "time": SATURDAY}, {"place": PROVINCE, "time": SATURDAY}, False),
    ],
)
def test_places_and_days_decide(first, second, together):
    reports = [one("x", killed(9), **first), one("y", killed(4), **second)]
    assert len(link(reports)) == (1 if together else 2)


@pytest.mark.parametrize("wide", [PROVINCE, COUNTRY])
@pytest.mark.parametrize(
    ("figures", "party", "together"),
    [
        (killed(9), None, True),
        (killed(civilians=9), None, True),
        (None, COALITION, True),
        (killed(4), COALITION, False),
    ],
)
def test_a_claim_that_knows_only_an_area_needs_the_figure_or_the_party(wide, figures, party, together):
    figures = figures or [casualty(None)]
    precise = one("x", killed(9), belligerent=COALITION, **HERE)
    coarse = one("y", figures, belligerent=party, place=wide, time=SATURDAY)
    assert len(link([precise, coarse])) == (1 if together else 2)


def test_a_claim_that_fits_two_incidents_equally_joins_neither():
    village = one("x", killed(9), **HERE)
    town = one("y", killed(9), place=OTHER, time=SATURDAY)
    coarse = one("z", killed(9), place=PROVINCE, time=SATURDAY)
    clusters = link([village, town, coarse])
    assert sorted(len(cluster.claims) for cluster in clusters) == [1, 1]


@pytest.mark.parametrize(("figure", "incidents"), [(9, 1), (4, 2)])
def test_a_report_that_knows_only_the_town_nearby_needs_the_figure(figure, incidents):
    village = one("x", killed(9), belligerent=COALITION, **HERE)
    town = one("y", killed(figure), belligerent=COALITION, place=TOWN, time=SATURDAY)
    assert len(link([village, town])) == incidents


def test_the_publication_day_is_blurred_but_a_report_that_states_two_days_keeps_them_apart():
    today = one("x", killed(9), published="2018-11-18", place=VILLAGE, time=SUNDAY)
    yesterday = one("y", killed(9), published="2018-11-18", **HERE)
    assert len(link([today, yesterday])) == 1
    both = report("z").casualty(killed(9), place=VILLAGE, time=SUNDAY).casualty(killed(5), **HERE).build()
    assert len(link([both])) == 2


def test_nothing_is_joined_through_a_third_claim():
    day_one, day_two = day("2018-11-10"), day("2018-11-12")
    between = day("2018-11-10", "2018-11-12")
    reports = [one(str(i), killed(3), place=VILLAGE, time=time) for i, time in enumerate((day_one, between, day_two))]
    assert sorted(len(cluster.claims) for cluster in link(reports)) == [1, 2]


@pytest.mark.parametrize(
    "figures",
    [[casualty(0)], [casualty(3, outcome="missing")], [casualty(3, outcome="captured")]],
)
def test_no_incident_without_alleged_harm(figures):
    assert link([one("x", figures, **HERE)]) == []


def test_no_incident_from_attacks_totals_and_denied_figures():
    attack = report("x").attack(19, speaker=COALITION, belligerent=COALITION, **HERE).build()
    total = one("y", killed(90), scope=Scope.TOTAL, **HERE)
    denied = one("z", killed(9), stance=Stance.DENIES, **HERE)
    assert link([attack, total, denied]) == []


def test_dozens_are_alleged_harm():
    assert len(link([one("x", [casualty(None)], **HERE)])) == 1


def test_title_and_body_that_say_the_same_fall_together():
    both = report("x").casualty(killed(9)).casualty(killed(9), speaker=MONITOR_A, **HERE).casualty(killed(9)).build()
    (cluster,) = link([both])
    assert len(cluster.claims) == 3
    assert {reason["rule"] for reason in cluster.reasons} == {"link.report-figures"}


def test_every_join_has_its_reason_in_both_languages():
    reports = worked_case()
    for cluster in link(reports):
        joins = [reason for reason in cluster.reasons if reason["rule"] != "day.reported"]
        assert len(joins) == len(cluster.claims) - 1
        assert all(reason["ar"] and reason["en"] and reason["rule"] for reason in cluster.reasons)


def two_incidents(doc_id="x"):
    return (
        report(doc_id)
        .casualty(killed(9), belligerent=COALITION, speaker=MONITOR_A, **HERE)
        .casualty(killed(4), belligerent=COALITION, speaker=MONITOR_A, place=OTHER, time=SATURDAY)
    )


def test_a_denial_without_a_place_goes_with_the_claim_before_it():
    built = two_incidents().claim("denial", speaker=COALITION, stance=Stance.DENIES).build()
    holder = next(cluster for cluster in link([built]) if built.claims[2].id in cluster.claims)
    assert built.claims[1].id in holder.claims


def test_a_denial_that_fits_two_incidents_of_other_reports_joins_neither():
    denial = report("y").claim("denial", speaker=COALITION, stance=Stance.DENIES).build()
    clusters = link([two_incidents().build(), denial])
    assert all(denial.claims[0].id not in cluster.claims for cluster in clusters)


@pytest.mark.parametrize(("speaker", "joined"), [(COALITION, True), (ENVOY, True), (REGIME, False)])
def test_a_denial_in_another_report_finds_the_incident_of_its_party(speaker, joined):
    harm = one("x", killed(9), belligerent=COALITION, speaker=MONITOR_B, **HERE)
    denial = report("y", published="2018-11-25").claim("denial", speaker=speaker, stance=Stance.DENIES).build()
    (cluster,) = link([harm, denial])
    assert (denial.claims[0].id in cluster.claims) is joined


def test_later_reports_leave_the_id_as_it_is():
    first = one("x", killed(9), published="2018-11-17", **HERE)
    (before,) = link([first])
    (after,) = link([one("a", killed(Count(10, None)), published="2018-11-20", **HERE), first])
    assert before.id == after.id


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_order_of_reports_makes_no_difference(data):
    reports = data.draw(strategies_reports.reports())
    assert link(reports) == link(data.draw(st.permutations(reports)))


@settings(max_examples=100, deadline=None)
@given(strategies_reports.reports())
def test_no_claim_is_in_two_incidents_and_each_alleges_harm(reports):
    seen = [claim for cluster in link(reports) for claim in cluster.claims]
    assert len(seen) == len(set(seen))
