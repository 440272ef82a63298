from __future__ import annotations

import pytest
from tests.builders import PROVINCE, TOWN, VILLAGE, place

from tawthiq.incidents.site import is_of_province, site_of
from tawthiq.model import Precision

UNMAPPED = place("قرية الزوبعة", precision=Precision.EXACT, proper="الزوبعة")
SAME_BY_TOWN = place("بلدة الزوبعة", None, 34.68, 40.83, Precision.NEAR, near="هجين", proper="الزوبعة")
SAME_BY_CAPITAL = place("قرية الزوبعة", None, 35.33, 40.14, Precision.NEAR, near="دير الزور")
EAST = place("ريف دير الزور الشرقي", "sy-east", 34.8, 40.65, Precision.SECOND_LEVEL)


def placed(*places):
    return [(f"r{index}", where) for index, where in enumerate(places)]


@pytest.mark.parametrize("places", [[PROVINCE, VILLAGE], [UNMAPPED, VILLAGE], [UNMAPPED, UNMAPPED, VILLAGE, PROVINCE]])
def test_the_most_precise_place_on_the_map(places):
    assert site_of(placed(*places)) == VILLAGE


def test_what_more_reports_name():
    assert site_of(placed(VILLAGE, TOWN, TOWN)) == TOWN
    assert site_of([("r0", VILLAGE), ("r0", VILLAGE), ("r1", TOWN), ("r2", TOWN)]) == TOWN


@pytest.mark.parametrize(
    ("places", "around", "point", "precision"),
    [
        ([UNMAPPED], [], None, Precision.EXACT),
        ([UNMAPPED, SAME_BY_TOWN], [], 34.68, Precision.NEAR),
        ([UNMAPPED], [SAME_BY_TOWN], 34.68, Precision.NEAR),
        ([UNMAPPED, SAME_BY_CAPITAL, SAME_BY_TOWN], [], 34.68, Precision.NEAR),
        ([UNMAPPED, SAME_BY_CAPITAL], [], 35.33, Precision.NEAR),
        ([UNMAPPED, EAST], [], 34.8, Precision.SECOND_LEVEL),
        ([UNMAPPED], [TOWN], 34.68, Precision.NEAR),
        ([UNMAPPED, PROVINCE], [], None, Precision.EXACT),
    ],
)
def test_a_place_on_no_map_has_the_point_of_what_tells_most_exactly_where_it_is(places, around, point, precision):
    found = site_of(placed(*places), placed(*around))
    assert found is not None
    assert (found.name, found.lat, found.precision) == (UNMAPPED.name, point, precision)


@pytest.mark.parametrize(
    ("own", "expected"),
    [(PROVINCE, True), (SAME_BY_CAPITAL, True), (SAME_BY_TOWN, False), (VILLAGE, False), (TOWN, False)],
)
def test_what_is_known_by_the_town_of_a_province(own, expected):
    assert is_of_province(own) is expected


CAPITAL = place("مدينة دير الزور", "sy-deir-ez-zor-city", 35.33, 40.14, Precision.EXACT, proper="دير الزور")
QUARTER = place("حي الجورة", None, 35.33, 40.14, Precision.NEAR, near="دير الزور", proper="الجورة")


@pytest.mark.parametrize(
    ("places", "around", "expected"),
    [
        ([CAPITAL, SAME_BY_TOWN], [], SAME_BY_TOWN),  # a village beats the town that may stand for the province
        ([CAPITAL, PROVINCE], [], CAPITAL),
        ([EAST, PROVINCE], [TOWN], TOWN),  # no claim of harm names a settlement, but one of the attack does
        ([CAPITAL], [TOWN, SAME_BY_TOWN], TOWN),
        ([SAME_BY_TOWN], [TOWN], SAME_BY_TOWN),
        ([QUARTER], [TOWN], QUARTER),
        ([EAST], [SAME_BY_TOWN, CAPITAL], EAST),
    ],
)
def test_a_town_that_may_stand_for_its_province_and_an_area_give_way(places, around, expected):
    assert site_of(placed(*places), placed(*around)) == expected


def test_without_a_place():
    assert site_of([]) is None
