from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import VILLAGE, day, killed, place, report

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.clustering import contract
from tawthiq.incidents.edges import Edges, components
from tawthiq.incidents.facts import facts_of
from tawthiq.incidents.grouping import Group
from tawthiq.incidents.records import records_of
from tawthiq.model import Precision

RAQQA = place("الرقة", "sy-raqqa", 35.95, 39.01, Precision.EXACT, admin1="الرقة", country="SY")
SATURDAY, MONDAY = day("2018-11-17"), day("2018-11-19")


def records(places):
    """One record a report, named r0, r1 and so on."""
    atlas = Atlas()
    made = [
        report(f"r{i}").casualty(killed(9), place=where, time=time).build() for i, (where, time) in enumerate(places)
    ]
    return records_of([Group(facts_of([one])) for one in made], {}, atlas), atlas


def clusters(edges, places):
    found, atlas = records(places)
    return [sorted(one.members) for one in contract(range(len(places)), edges, found, atlas)]


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([(0, 1, 500), (1, 2, 300)], [[0, 1, 2]]),
        ([(0, 1, 500), (1, 2, 300), (0, 2, -400)], [[0, 1], [2]]),
        ([(0, 1, 500), (1, 2, 300), (0, 2, -200)], [[0, 1, 2]]),
        ([(0, 1, -1), (1, 2, 300)], [[0], [1, 2]]),
        ([(0, 1, 300), (1, 2, 300), (2, 3, 300), (0, 2, -900), (1, 3, -900), (0, 3, -900)], [[0, 1], [2, 3]]),
    ],
)
def test_weights_for_and_against_decide_together(edges, expected):
    size = 1 + max(max(first, second) for first, second, _ in edges)
    assert clusters(edges, [(VILLAGE, SATURDAY)] * size) == expected


@pytest.mark.parametrize("other", [(VILLAGE, MONDAY), (RAQQA, SATURDAY)])
def test_no_weight_joins_what_excludes_itself(other):
    found = clusters([(0, 1, 900), (1, 2, 800), (0, 2, 900)], [(VILLAGE, SATURDAY), (None, SATURDAY), other])
    assert all(not {0, 2} <= set(one) for one in found)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_order_of_the_pairs_makes_no_difference(data):
    size = data.draw(st.integers(2, 7))
    weights = st.integers(-400, 400)
    edges = [(a, b, data.draw(weights)) for a, b in itertools.combinations(range(size), 2) if data.draw(st.booleans())]
    places = [(data.draw(st.sampled_from([VILLAGE, RAQQA, None])), SATURDAY) for _ in range(size)]
    assert clusters(edges, places) == clusters(data.draw(st.permutations(edges)), places)


def test_parts_of_the_graph_hold_by_pairs_above_zero():
    edges = Edges()
    for edge in [(0, 1, 5), (1, 2, -5), (2, 3, 5), (3, 4, 5)]:
        edges.add(*edge)
    inside = [True, True, True, True, False, True]
    assert list(components(edges, 6, inside)) == [([0, 1], [0]), ([2, 3], [2])]
