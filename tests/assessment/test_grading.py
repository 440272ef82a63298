from __future__ import annotations

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
    killed,
    report,
)
from tests.cases import NIGHT_TO_SATURDAY, SATURDAY

from tawthiq.assessment import assess_all
from tawthiq.incidents import link
from tawthiq.model import DenialKind, Mode, Stance

HERE = {"place": VILLAGE, "time": SATURDAY}
JETS = actor("warplanes")
COALITION_JETS = actor("طائرات التحالف")
AIR_FORCE = actor("air force", "x-air-force", kind="military", side="x")
STATE = actor("the state", "state-x", kind="state", side="x")
BLAMES = {"mode": Mode.BLAMES}
DENIES = {"stance": Stance.DENIES}


def harm(speaker, belligerent=None, figures=None):
    return ("casualty", {"casualties": figures or killed(civilians=9), "speaker": speaker, "belligerent": belligerent})


def resp(speaker, belligerent, mode=Mode.BLAMES, **values):
    return ("responsibility", {"speaker": speaker, "belligerent": belligerent, "mode": mode, **values})


def strike(speaker, belligerent, **values):
    return ("attack", {"speaker": speaker, "belligerent": belligerent, **values})


def denial(speaker, kind=None, **values):
    return ("denial", {"speaker": speaker, "denial_kind": kind, **DENIES, **values})


def finding(speaker):
    return ("finding", {"speaker": speaker, "denial_kind": DenialKind.NO_EVIDENCE})


def assessed(*claims):
    reports = [report(f"r{i}").claim(kind, **{**HERE, **values}).build() for i, (kind, values) in enumerate(claims)]
    (incident,) = assess_all(link(reports), reports)
    return incident


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
        ([A, B, strike(COALITION, COALITION, **IN_AREA)], "airwars.fair", "likely_strike"),
        ([A, B, strike(COALITION, COALITION)], "airwars.fair", "declared_strike"),
        ([A, B, strike(None, REGIME)], "airwars.contested", "contested_strike"),
        ([A, B, strike(None, REGIME, **IN_AREA)], "airwars.fair", "likely_strike"),
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
