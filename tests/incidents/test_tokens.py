from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import place

from tawthiq.incidents.tokens import REACH, WIDE, number_of, place_tokens
from tawthiq.model import Precision

steps = st.floats(-1, 1)


def point(lat, lon, name="مزرعة"):
    return place(name, lat=lat, lon=lon, precision=Precision.EXACT)


@given(st.floats(-80, 80), st.floats(-170, 170), steps, steps)
def test_a_settlement_finds_every_other_in_its_reach(lat, lon, up, right):
    one, other = point(lat, lon), point(lat + 0.99 * REACH * up, lon + 0.99 * REACH * right, "ضيعة")
    assert set(place_tokens(one).neighbours) & set(place_tokens(other).settlement)


@given(st.floats(-80, 80), st.floats(-170, 170), steps, steps)
def test_an_area_finds_every_place_a_degree_off(lat, lon, up, right):
    area, inner = point(lat, lon), point(lat + 0.99 * WIDE * up, lon + 0.99 * WIDE * right, "ضيعة")
    assert set(place_tokens(area).inner) & set(place_tokens(inner).area)


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (place("قرية أبو الحسن"), place("أبو الحسن"), True),
        (place("قرية أبو الحسنن"), place("قرية أبو الحسن"), True),
        (place("ضيعة", near="مزرعة"), place("مزرعة"), True),
        (place("ضيعة"), place("مزرعة"), False),
        (point(34.6, 40.9), point(35.6, 40.9, "ضيعة"), False),
    ],
)
def test_settlements_meet_by_name_and_by_nearness(first, second, meet):
    assert bool(set(place_tokens(first).neighbours) & set(place_tokens(second).settlement)) is meet


def test_numbers_do_not_depend_on_the_process():
    assert number_of("id russia") == 188416720566
