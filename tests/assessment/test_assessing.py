from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import strategies_reports
from tests.cases import denial_report, worked_case

from tawthiq.assessment import assess, assess_all, assess_each
from tawthiq.incidents import link
from tawthiq.model import ClaimType, DenialKind, Grade, StrikeStatus
from tawthiq.wire import dumps, incident_to_json


def assessed(reports):
    return assess_all(link(reports), reports)


def edges(ranges):
    return {who: (value.minimum, value.maximum) for who, value in ranges.items()}


def test_the_worked_report_alone():
    (incident,) = assessed([denial_report()])
    assert edges(incident.killed) == {"people": (43, 43), "civilians": (36, 36), "unknown": (7, 7)}
    assert incident.injured == {}
    assert (incident.start, incident.end) == ("2018-11-17", "2018-11-17")
    assert (incident.grade, incident.grade_rule) == (Grade.WEAK, "airwars.weak")
    assert incident.strike_status is StrikeStatus.LIKELY
    (accused,) = incident.belligerents
    assert accused.actor.id == "us-led-coalition"
    assert accused.position.answer == "blames_others"
    assert accused.position.kinds == (DenialKind.FLAT, DenialKind.NO_EVIDENCE, DenialKind.BLAME_ELSEWHERE)


def test_a_rebuttal_by_the_monitor_is_no_position_of_the_accused():
    report = denial_report()
    (incident,) = assessed([report])
    (rebuttal,) = (claim for claim in report.claims if claim.denial_kind is DenialKind.REBUTTAL)
    assert rebuttal.id in incident.claims
    assert rebuttal.id not in incident.belligerents[0].position.claims


def test_the_worked_case_is_fair_and_the_town_beside_it_contested():
    reports = worked_case()
    village, town = sorted(assessed(reports), key=lambda incident: -len(incident.reports))
    assert edges(village.killed) == {"people": (15, 53), "civilians": (15, 53), "unknown": (7, 7)}
    assert (village.grade, village.strike_status) == (Grade.FAIR, StrikeStatus.LIKELY)
    assert [origin.name for origin in village.origins] == ["Monitor A", "Monitor B", "River Radio"]
    assert village.origins[0].reports == ("a", "d")
    assert [accused.actor.id for accused in village.belligerents] == ["us-led-coalition"]
    assert village.belligerents[0].position.answer == "blames_others"
    assert edges(town.killed) == {"civilians": (12, 24)}
    assert (town.grade, town.strike_status) == (Grade.CONTESTED, StrikeStatus.CONTESTED)
    assert {accused.actor.id for accused in town.belligerents} == {"us-led-coalition", "syrian-government"}


def test_the_reason_says_who_is_counted_and_who_is_not():
    reports = worked_case()
    village = max(assessed(reports), key=lambda incident: len(incident.reports))
    assert village.reason["en"] == (
        "Fair: 3 independent origins (Monitor A, Monitor B and River Radio) report civilian deaths; "
        "US-led Coalition declared strikes in the area then; "
        "one report only repeats Monitor A and is not counted; "
        "US-led Coalition denied it, said that there was no evidence of civilians and placed the blame elsewhere."
    )
    assert village.reason["ar"].startswith("مقبولة: أفادت 3 مصادر مستقلة (")
    assert "تقرير واحد يكرر ما قاله غيره" in village.reason["ar"]


def test_strikes_are_in_no_range():
    (incident,) = assessed([denial_report()])
    numbers = {side for value in incident.killed.values() for side in (value.minimum, value.maximum)}
    strikes = {c.strikes.count.minimum for c in denial_report().claims if c.type is ClaimType.ATTACK and c.strikes}
    assert strikes == {10, 19}
    assert not numbers & strikes


def test_one_cluster_alone_gives_the_same_incident():
    reports = worked_case()
    clusters = link(reports)
    one_by_one = {incident.id: incident for incident in (assess(cluster, reports) for cluster in clusters)}
    assert {incident.id: incident for incident in assess_all(clusters, reports)} == one_by_one


def test_every_claim_an_incident_names_is_there():
    reports = worked_case()
    known = {claim.id for report in reports for claim in report.claims}
    for incident in assessed(reports):
        ranged = {claim for value in incident.killed.values() for claim in value.claims}
        assert ranged <= set(incident.claims) <= known
        assert {claim for origin in incident.origins for claim in origin.claims} <= set(incident.claims)


def test_incidents_come_one_by_one_in_the_order_of_their_clusters():
    reports = worked_case()
    clusters = link(reports)
    assert list(assess_each(clusters, reports)) == assess_all(clusters, reports)
    assert [one.claims for one in assess_each(reversed(clusters), reports)] == [one.claims for one in clusters[::-1]]


@settings(max_examples=60, deadline=None)
@given(st.permutations(worked_case()))
def test_the_order_of_reports_makes_no_difference(reports):
    expected = [dumps(incident_to_json(incident)) for incident in assessed(worked_case())]
    assert [dumps(incident_to_json(incident)) for incident in assessed(reports)] == expected


@pytest.mark.parametrize("left_out", range(8))
def test_each_report_left_out_still_gives_valid_incidents(left_out):
    reports = [report for index, report in enumerate(worked_case()) if index != left_out]
    for incident in assessed(reports):
        assert incident.reason["ar"] and incident.reason["en"]
        assert incident.origins


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_is_said_the_order_of_reports_makes_no_difference(data):
    reports = data.draw(strategies_reports.reports())
    shuffled = data.draw(st.permutations(reports))
    assert assessed(reports) == assessed(shuffled)


@settings(max_examples=200, deadline=None)
@given(strategies_reports.reports())
def test_whatever_is_said_incidents_hold_together(reports):
    for incident in assessed(reports):
        assert incident.origins
        joins = [reason for reason in incident.link_reasons if reason["rule"] != "day.reported"]
        assert len(joins) == len(incident.claims) - 1
        for value in (*incident.killed.values(), *incident.injured.values()):
            assert value.claims
            assert value.minimum is None or value.maximum is None or value.minimum <= value.maximum
        assert not {accused.actor.id for accused in incident.belligerents} & {"monitor-a", "monitor-b"}
