from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import MONITOR_A, MONITOR_B, VILLAGE, actor, casualty, killed, one_event, report
from tests.cases import SATURDAY, worked_case

from tawthiq.assessment import assess_all
from tawthiq.incidents import link
from tawthiq.model import OPEN, Count

SPEAKERS = [MONITOR_A, MONITOR_B, actor("C", "monitor-c"), actor("D", "monitor-d")]
SPLIT = ("civilians", "combatants", "unknown")


def conventions(*figure_lists):
    """By id, the conventions of an incident with one report and one origin for each list of figures."""
    reports = [
        report(f"r{i}").casualty(figures, speaker=speaker, place=VILLAGE, time=SATURDAY).build()
        for i, (figures, speaker) in enumerate(zip(figure_lists, SPEAKERS, strict=False))
    ]
    incident = one_event(reports)
    return {convention.id: convention for convention in incident.conventions}


@pytest.mark.parametrize(
    ("figures", "estimates", "split"),
    [
        ([killed(43, 36)], (43, 43, 43), (36, 0, 7)),
        ([killed(43, 36, combatants=5)], (43, 43, 43), (36, 5, 2)),
        ([killed(43, 36), killed(civilians=53), killed(civilians=15)], (43, 43, 53), (36, 0, 7)),
        ([killed(43), killed(60)], (43, 43, 60), (0, 0, 43)),
        ([killed(43), killed(60, 50)], (43, 43, 60), (0, 0, 43)),
        ([killed(3), killed(civilians=3)], (3, 3, 3), (3, 0, 0)),
        ([killed(civilians=12), killed(civilians=24)], (12, 12, 24), (12, 0, 0)),
        ([killed(civilians=12, combatants=4)], (16, 16, 16), (12, 4, 0)),
        ([killed(13, children=6, women=1)], (13, 13, 13), (7, 0, 6)),
        ([killed(Count(5, None)), killed(9)], (5, 9, 9), (0, 0, 9)),
        ([killed(Count(5, 7))], (5, 5, 7), (0, 0, 5)),
        ([killed(combatants=10)], (10, 10, 10), (0, 10, 0)),
    ],
)
def test_all_killed_as_ucdp_codes_them(figures, estimates, split):
    convention = conventions(*figures)["ucdp"]
    assert tuple(convention.figures[name] for name in ("low", "best", "high")) == estimates
    assert tuple(convention.figures[name] for name in SPLIT) == split
    assert convention.qualifies
    assert convention.claims


def test_without_a_number_of_dead_there_is_no_estimate():
    convention = conventions([casualty(None), casualty(3, outcome="injured")])["ucdp"]
    assert set(convention.figures.values()) == {None}
    assert not convention.qualifies


def test_the_worked_incident_by_each_convention():
    reports = worked_case()
    village, town = sorted(assess_all(link(reports), reports), key=lambda incident: -len(incident.reports))
    ucdp, airwars, ibc = village.conventions
    assert ucdp.figures == {"low": 43, "best": 43, "high": 53, "civilians": 36, "combatants": 0, "unknown": 7}
    assert airwars.figures == {"killed_min": 15, "killed_max": 53, "injured_min": None, "injured_max": None}
    assert ibc.figures == {"min": 15, "max": 53}
    assert ibc.qualifies
    assert town.conventions[1].figures["killed_min"], town.conventions[1].figures["killed_max"] == (12, 24)


@pytest.mark.parametrize(
    ("figures", "qualifies"),
    [
        ([killed(civilians=4)], False),
        ([killed(civilians=4), killed(civilians=OPEN)], True),
        ([killed(civilians=4), killed(4)], False),  # people whose status nobody states
        ([killed(civilians=4), killed(children=1)], True),
        ([killed(combatants=4), killed(combatants=5)], False),
    ],
)
def test_two_independent_sources_of_civilian_deaths_for_iraq_body_count(figures, qualifies):
    assert conventions(*figures)["ibc"].qualifies is qualifies


def test_people_of_unknown_status_are_no_civilians_for_airwars():
    assert conventions(killed(9))["airwars"].figures["killed_max"] is None
    assert conventions(killed(9), killed(civilians=4))["airwars"].figures["killed_max"] == 4


def test_each_says_on_what_it_rests_in_both_languages():
    for convention in conventions(killed(43, 36)).values():
        assert convention.reason["ar"] and convention.reason["en"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["people", "civilians", "combatants", "children"]), st.integers(1, 50), min_size=1
        ),
        min_size=1,
        max_size=4,
    )
)
def test_the_estimates_are_in_order_and_the_split_adds_up(counted):
    ucdp = conventions(*([casualty(count, who) for who, count in one.items()] for one in counted))["ucdp"]
    low, best, high = (ucdp.figures[name] for name in ("low", "best", "high"))
    if best is None:
        assert {*ucdp.figures.values()} == {None}
    else:
        assert low <= best <= high
        assert sum(ucdp.figures[name] for name in SPLIT) == best
        assert min(ucdp.figures[name] for name in SPLIT) >= 0
