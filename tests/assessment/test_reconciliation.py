from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import MONITOR_A, MONITOR_B, VILLAGE, actor, casualty, killed, report
from tests.cases import SATURDAY

from tawthiq.assessment import assess_all
from tawthiq.incidents import link
from tawthiq.model import OPEN, Count, Outcome, Stance

HERE = {"place": VILLAGE, "time": SATURDAY}
SPEAKERS = [MONITOR_A, MONITOR_B, actor("C", "monitor-c"), actor("D", "monitor-d")]
AT_LEAST_12, UP_TO_30 = Count(12, None), Count(None, 30)


def incident_of(*figure_lists):
    """One report and one origin for each list of figures."""
    reports = [
        report(f"r{i}").casualty(figures, speaker=speaker, **HERE).build()
        for i, (figures, speaker) in enumerate(zip(figure_lists, SPEAKERS, strict=False))
    ]
    (incident,) = assess_all(link(reports), reports)
    return incident


def edges(incident, outcome=Outcome.KILLED):
    ranges = incident.killed if outcome is Outcome.KILLED else incident.injured
    return {who: (value.minimum, value.maximum) for who, value in ranges.items()}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([killed(43, 36)], {"people": (43, 43), "civilians": (36, 36), "unknown": (7, 7)}),
        (
            [killed(43, 36, combatants=5)],
            {"people": (43, 43), "civilians": (36, 36), "combatants": (5, 5), "unknown": (2, 2)},
        ),
        ([killed(43, 43)], {"people": (43, 43), "civilians": (43, 43)}),
        ([killed(43, AT_LEAST_12)], {"people": (43, 43), "civilians": (12, None)}),
        ([killed(43, combatants=7)], {"people": (43, 43), "combatants": (7, 7)}),
        ([killed(43), killed(civilians=36)], {"people": (36, 43), "civilians": (36, 36)}),
        ([killed(43), killed(civilians=53)], {"people": (43, 53), "civilians": (53, 53)}),
        (
            [killed(43), killed(civilians=30, combatants=20)],
            {"people": (43, 50), "civilians": (30, 30), "combatants": (20, 20)},
        ),
        ([killed(civilians=15), killed(civilians=53)], {"civilians": (15, 53)}),
        ([killed(civilians=8, children=3, women=2)], {"civilians": (8, 8), "children": (3, 3), "women": (2, 2)}),
        ([killed(children=2, women=1)], {"civilians": (3, 3), "children": (2, 2), "women": (1, 1)}),
        ([killed(civilians=OPEN, children=1)], {"civilians": (1, None), "children": (1, 1)}),
        ([killed(combatants=4)], {"combatants": (4, 4)}),
        ([killed(AT_LEAST_12)], {"people": (12, None)}),
        ([killed(AT_LEAST_12), killed(20)], {"people": (12, 20)}),
        ([killed(AT_LEAST_12), killed(10)], {"people": (10, 12)}),
        ([killed(Count(5, 7)), killed(6)], {"people": (5, 7)}),
        ([killed(UP_TO_30)], {"people": (None, 30)}),
        ([killed(UP_TO_30), killed(9)], {"people": (9, 9)}),
        ([killed(OPEN)], {}),
        ([killed(OPEN), killed(9)], {"people": (9, 9)}),
    ],
)
def test_ranges(figures, expected):
    assert edges(incident_of(*figures)) == expected


def test_killed_and_injured_are_apart():
    incident = incident_of([casualty(3), casualty(20, outcome="injured")])
    assert edges(incident) == {"people": (3, 3)}
    assert edges(incident, Outcome.INJURED) == {"people": (20, 20)}


def test_zero_and_denied_figures_set_no_edge():
    nobody = report("z").casualty([casualty(0)], speaker=MONITOR_B, **HERE).build()
    denied = report("y").casualty(killed(2), speaker=MONITOR_B, stance=Stance.DENIES, **HERE).build()
    counted = report("x").casualty(killed(9), speaker=MONITOR_A, **HERE).build()
    reports = [nobody, denied, counted]
    (incident,) = assess_all(link(reports), reports)
    assert edges(incident) == {"people": (9, 9)}
    assert len(incident.claims) == 3


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        (5, 9, (9, 9)),
        (9, 5, (5, 5)),
        (9, Count(8, None), (9, 9)),
        (9, Count(12, None), (12, None)),
        (Count(8, None), 9, (9, 9)),
        (9, OPEN, (9, 9)),
    ],
)
def test_an_origins_later_word_replaces_its_earlier_one(first, later, expected):
    days = {"a": "2018-11-17", "b": "2018-11-19"}
    reports = [
        report(doc_id, published=days[doc_id]).casualty([casualty(count)], speaker=MONITOR_A, **HERE).build()
        for doc_id, count in (("a", first), ("b", later))
    ]
    (incident,) = assess_all(link(reports), reports)
    assert edges(incident) == {"people": expected}


def test_in_one_report_the_definite_figure_stands():
    built = report("a").casualty(killed(Count(5, None)), speaker=MONITOR_A, **HERE)
    built = built.casualty(killed(9), speaker=MONITOR_A, **HERE).build()
    (incident,) = assess_all(link([built]), [built])
    assert edges(incident) == {"people": (9, 9)}


def test_copies_set_no_edge_twice():
    reports = [
        report(doc_id, published=published).casualty(killed(9), speaker=MONITOR_A, **HERE).build()
        for doc_id, published in (("b", "2018-11-18"), ("a", "2018-11-19"))
    ]
    (incident,) = assess_all(link(reports), reports)
    assert incident.killed["people"].claims == (reports[0].claims[0].id,)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=4), st.lists(st.sampled_from([1, 8, 60, None]), max_size=4))
def test_a_range_contains_every_origins_exact_figure(exact, least):
    figures = [killed(count) for count in exact] + [killed(Count(count, None)) for count in least]
    value = incident_of(*figures[:4]).killed["people"]
    assert value.minimum is not None and value.maximum is not None
    assert value.minimum <= min(exact) and max(exact) <= value.maximum


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), min_size=1, max_size=4))
def test_unknown_is_what_each_claim_leaves_and_never_negative(pairs):
    figures = [killed(max(pair), min(pair)) for pair in pairs]
    incident = incident_of(*figures)
    rests = [abs(a - b) for a, b in pairs if a != b]
    assert edges(incident).get("unknown") == ((min(rests), max(rests)) if rests else None)
    assert "combatants" not in incident.killed
