from __future__ import annotations

import dataclasses

import pytest
from tests.builders import (
    COALITION,
    ENVOY,
    MONITOR_A,
    MONITOR_B,
    OTHERS,
    POCKET,
    REGIME,
    VILLAGE,
    actor,
    casualty,
    day,
    killed,
    report,
)
from tests.cases import NIGHT_TO_SATURDAY, SATURDAY

from tawthiq.assessment import assess_all
from tawthiq.incidents import link
from tawthiq.model import Count, DenialKind, Mode, Span, Stance

HERE = {"place": VILLAGE, "time": SATURDAY}
JETS = actor("warplanes")
OTHER_SIDE = actor("rebels", "x-rebels", kind="armed-group", side="rebels")
ELSEWHERE = dataclasses.replace(VILLAGE, span=Span(10_000, 10_004))  # as carried over from another sentence
COALITION_JETS = actor("طائرات التحالف")
AIR_FORCE = actor("air force", "x-air-force", kind="military", side="x")
STATE = actor("the state", "state-x", kind="state", side="x")
BLAMES = {"mode": Mode.BLAMES}
DENIES = {"stance": Stance.DENIES}


def harm(speaker, belligerent=None, figures=None):
    return ("casualty", {"casualties": figures or killed(civilians=9), "speaker": speaker, "belligerent": belligerent})


def rumour(speaker, belligerent):
    kind, values = harm(speaker, belligerent)
    return (kind, {**values, "stance": Stance.DOUBTS})


def resp(speaker, belligerent, mode=Mode.BLAMES, **values):
    return ("responsibility", {"speaker": speaker, "belligerent": belligerent, "mode": mode, **values})


def strike(speaker, belligerent, **values):
    return ("attack", {"speaker": speaker, "belligerent": belligerent, **values})


def denial(speaker, kind=None, **values):
    return ("denial", {"speaker": speaker, "denial_kind": kind, **DENIES, **values})


def finding(speaker):
    return ("finding", {"speaker": speaker, "denial_kind": DenialKind.NO_EVIDENCE})


def assessed(*claims, rule_set="airwars"):
    reports = [report(f"r{i}").claim(kind, **{**HERE, **values}).build() for i, (kind, values) in enumerate(claims)]
    (incident,) = assess_all(link(reports), reports, rule_set)
    return incident


def joined(*actors):
    return dataclasses.replace(actors[0], name=" and ".join(one.name for one in actors), members=actors)


PARTNERS = actor("sdf", "sdf", kind="armed-group", side="sdf")
BOTH_STATES, RAIDERS = joined(REGIME, AIR_FORCE), joined(COALITION, PARTNERS)
A, B = harm(MONITOR_A, COALITION), harm(MONITOR_B, COALITION)
FIGHTERS = harm(MONITOR_A, COALITION, killed(combatants=9))
IN_AREA = {"place": POCKET, "time": NIGHT_TO_SATURDAY}


@pytest.mark.parametrize(
    ("claims", "rule", "strike_status"),
    [
        ([A], "airwars.weak", "single_source_claim"),
        ([A, A], "airwars.weak", "single_source_claim"),
        ([A, B], "airwars.fair", "likely_strike"),
        ([A, B, denial(COALITION)], "airwars.fair", "likely_strike"),
        ([A, B, resp(COALITION, REGIME)], "airwars.fair", "likely_strike"),
        ([A, B, resp(None, REGIME, stance=Stance.DOUBTS)], "airwars.fair", "likely_strike"),
        ([A, B, rumour(None, REGIME)], "airwars.fair", "likely_strike"),
        ([A, B, rumour(MONITOR_A, REGIME)], "airwars.contested", "contested_strike"),
        ([harm(MONITOR_A), rumour(None, REGIME)], "airwars.fair", "likely_strike"),
        ([A, B, strike(COALITION, COALITION, **IN_AREA)], "airwars.fair", "likely_strike"),
        ([A, B, strike(COALITION, COALITION)], "airwars.fair", "declared_strike"),
        ([A, B, strike(None, REGIME)], "airwars.contested", "contested_strike"),
        ([A, B, strike(None, REGIME, **IN_AREA)], "airwars.fair", "likely_strike"),
        ([A, strike(MONITOR_B, COALITION)], "airwars.fair", "likely_strike"),
        ([A, strike(MONITOR_B, REGIME, time=day("2018-11-20"))], "airwars.weak", "single_source_claim"),
        ([A, B, strike(None, REGIME, place=ELSEWHERE)], "airwars.fair", "likely_strike"),
        ([A, B, harm(None, OTHER_SIDE, killed(combatants=3))], "airwars.fair", "likely_strike"),
        ([harm(MONITOR_A, BOTH_STATES)], "airwars.contested", "contested_strike"),
        ([harm(MONITOR_A, REGIME), harm(MONITOR_B, BOTH_STATES)], "airwars.contested", "contested_strike"),
        ([harm(MONITOR_A, RAIDERS), harm(MONITOR_B, PARTNERS)], "airwars.fair", "likely_strike"),
        ([A, harm(MONITOR_B, PARTNERS)], "airwars.fair", "likely_strike"),
        ([A, harm(MONITOR_B, COALITION_JETS)], "airwars.fair", "likely_strike"),
        ([A, harm(MONITOR_B, JETS)], "airwars.fair", "likely_strike"),
        ([harm(MONITOR_A, AIR_FORCE), harm(MONITOR_B, STATE)], "airwars.fair", "likely_strike"),
        ([harm(MONITOR_A), harm(MONITOR_B)], "airwars.weak.no-party", "likely_strike"),
        ([A, strike(COALITION, COALITION, **IN_AREA)], "airwars.weak", "likely_strike"),
        ([A, harm(MONITOR_B, REGIME)], "airwars.contested", "contested_strike"),
        ([A, resp(MONITOR_A, REGIME)], "airwars.contested", "contested_strike"),
        ([harm(MONITOR_A), resp(COALITION, REGIME), resp(REGIME, COALITION)], "airwars.contested", "contested_strike"),
        ([FIGHTERS], "airwars.discounted.combatants", "single_source_claim"),
        ([FIGHTERS, A], "airwars.weak", "single_source_claim"),
        ([A, resp(COALITION, COALITION, Mode.ADMITS)], "airwars.confirmed", "declared_strike"),
        ([A, resp(COALITION, COALITION, Mode.CLAIMS)], "airwars.weak", "declared_strike"),
        ([A, harm(COALITION, COALITION)], "airwars.confirmed", "declared_strike"),
    ],
)
def test_grades_and_strike_status(claims, rule, strike_status):
    incident = assessed(*claims)
    assert incident.grade_rule == rule
    assert incident.strike_status == strike_status


@pytest.mark.parametrize(
    ("claims", "answer", "kinds"),
    [
        ([A], "not_stated", []),
        ([A, denial(COALITION)], "denies", [DenialKind.FLAT]),
        ([A, denial(ENVOY, DenialKind.NO_STRIKES)], "denies", [DenialKind.NO_STRIKES]),
        ([A, denial(MONITOR_A, DenialKind.REBUTTAL)], "not_stated", []),
        ([A, resp(COALITION, OTHERS)], "blames_others", [DenialKind.BLAME_ELSEWHERE]),
        ([A, resp(ENVOY, REGIME), denial(COALITION)], "blames_others", [DenialKind.FLAT, DenialKind.BLAME_ELSEWHERE]),
        ([A, finding(COALITION)], "denies", [DenialKind.NO_EVIDENCE]),
        ([A, finding(MONITOR_B)], "not_stated", []),
        ([A, resp(COALITION, COALITION, Mode.CLAIMS)], "accepts", []),
        ([A, resp(COALITION, COALITION, Mode.ADMITS), denial(COALITION)], "accepts", []),
    ],
)
def test_the_position_of_the_accused(claims, answer, kinds):
    (accused,) = assessed(*claims).belligerents
    assert accused.actor.id == "us-led-coalition"
    assert accused.position.answer == answer
    assert list(accused.position.kinds) == kinds
    assert bool(accused.position.claims) is (answer != "not_stated")


def test_a_later_denial_withdraws_an_admission():
    first = report("a").casualty(killed(civilians=9), speaker=MONITOR_A, belligerent=COALITION, **HERE)
    admits = report("b").claim("responsibility", speaker=COALITION, belligerent=COALITION, mode=Mode.ADMITS, **HERE)
    later = report("c", published="2018-11-20").claim("denial", speaker=COALITION, **DENIES, **HERE)
    reports = [first.build(), admits.build(), later.build()]
    (incident,) = assess_all(link(reports), reports)
    assert incident.belligerents[0].position.answer == "denies"
    assert incident.grade_rule == "airwars.weak"


def test_who_denies_with_nobody_accused_by_name_is_the_accused():
    incident = assessed(harm(MONITOR_A), denial(COALITION, belligerent=COALITION))
    assert [accused.actor.id for accused in incident.belligerents] == ["us-led-coalition"]
    assert incident.belligerents[0].position.answer == "denies"


def test_injuries_alone_are_graded_too():
    incident = assessed(harm(MONITOR_A, COALITION, [casualty(4, "civilians", "injured")]))
    assert "reports civilian injuries" in incident.reason["en"]
    assert "بإصابة مدنيين" in incident.reason["ar"]


@pytest.mark.parametrize(
    ("claims", "grades"),
    [
        ([A, B], ["fair"]),
        ([A, harm(MONITOR_B, REGIME)], ["contested", "contested"]),
        ([A, harm(MONITOR_B, REGIME), harm(COALITION, COALITION)], ["confirmed", "discounted"]),
        ([A, harm(MONITOR_B, PARTNERS), harm(COALITION, COALITION)], ["confirmed", "fair"]),
    ],
)
def test_each_belligerent_has_a_grade_of_its_own(claims, grades):
    incident = assessed(*claims)
    assert [accused.grade for accused in incident.belligerents] == grades
    assert incident.grade == grades[0]


@pytest.mark.parametrize(
    ("claims", "statuses"),
    [
        ([A, harm(MONITOR_B, PARTNERS), strike(COALITION, COALITION)], ["declared_strike", "likely_strike"]),
        ([A], ["single_source_claim"]),
    ],
)
def test_each_belligerent_has_a_strike_status_of_its_own(claims, statuses):
    assert [accused.strike_status for accused in assessed(*claims).belligerents] == statuses


@pytest.mark.parametrize(
    ("claims", "assessment"),
    [
        ([A], "not_yet_assessed"),
        ([A, denial(COALITION)], "not_yet_assessed"),
        ([A, finding(COALITION)], "non_credible"),
        ([A, harm(COALITION, COALITION)], "credible"),
        ([A, finding(MONITOR_B)], "not_yet_assessed"),
        ([harm(MONITOR_A, REGIME), denial(REGIME)], None),
    ],
)
def test_what_an_accused_party_with_a_process_has_found(claims, assessment):
    assert assessed(*claims).belligerents[0].position.assessment == assessment


@pytest.mark.parametrize(
    ("own", "conceded"),
    [
        (killed(civilians=4), (4, 4)),
        (killed(people=9, civilians=4), (4, 4)),
        ((casualty(Count(4, None), "civilians"),), (4, None)),
        ((casualty(1, "women"), casualty(2, "children")), (3, 3)),
        ((casualty(None, "civilians"),), None),
        ((casualty(4, "civilians", "injured"),), None),
        (killed(combatants=4), None),
    ],
)
def test_a_party_that_counts_civilians_it_killed_concedes_them(own, conceded):
    (accused,) = assessed(A, harm(COALITION, COALITION, own)).belligerents
    found = accused.position.conceded
    assert (found and (found.minimum, found.maximum)) == conceded
    assert found is None or len(found.claims) == 1


def test_the_grade_names_the_claims_on_which_it_rests():
    incident = assessed(A, harm(MONITOR_B), resp(None, REGIME, stance=Stance.DOUBTS))
    named = [key for key in incident.claims if key in incident.grade_claims]
    assert len(named) == 2
    assert set(incident.belligerents[0].claims) <= set(named)


@pytest.mark.parametrize(
    ("rule_set", "claims", "rule"),
    [
        ("ibc", [A, B], "ibc.included"),
        ("ibc", [A], "ibc.provisional"),
        ("ibc", [A, strike(MONITOR_B, COALITION)], "ibc.provisional"),
        ("ibc", [FIGHTERS], "ibc.outside.combatants"),
        ("ucdp", [A], "ucdp.clear"),
        ("ucdp", [FIGHTERS], "ucdp.clear"),
        ("ucdp", [harm(MONITOR_A)], "ucdp.unclear"),
        ("ucdp", [harm(MONITOR_A, JETS)], "ucdp.unclear"),
        ("ucdp", [harm(MONITOR_A, COALITION, [casualty(4, "civilians", "injured")])], "ucdp.outside.no-death"),
        ("cjtf", [A, B], "cjtf.non-credible.no-strikes"),
        ("cjtf", [A, B, strike(COALITION, COALITION)], "cjtf.credible.strike-and-sources"),
        ("cjtf", [A, strike(COALITION, COALITION)], "cjtf.non-credible.no-strikes"),
        ("cjtf", [A, B, finding(COALITION)], "cjtf.non-credible.no-evidence"),
        ("cjtf", [A, harm(COALITION, COALITION)], "cjtf.credible.accepted"),
        ("cjtf", [FIGHTERS], "cjtf.non-credible.no-civilians"),
    ],
)
def test_other_rule_sets_grade_in_their_own_words(rule_set, claims, rule):
    incident = assessed(*claims, rule_set=rule_set)
    assert (incident.rule_set, incident.grade_rule) == (rule_set, rule)
    assert incident.reason["en"] and incident.reason["ar"]
    assert [accused.grade_rule for accused in incident.belligerents] == [rule] * len(incident.belligerents)
