from __future__ import annotations

import pytest
from tests.builders import COUNTRY, EAST, POCKET, PROVINCE, TOWN, VILLAGE, place

from tawthiq.incidents.places import PlaceRelation, distance_km, is_precise, relate_places
from tawthiq.model import Precision

OTHER_PROVINCE = place("محافظة حلب", "sy-aleppo-g", 36.2, 37.16, Precision.FIRST_LEVEL, admin1="حلب", country="SY")
IRAQ = place("العراق", "iq", precision=Precision.COUNTRY, country="IQ")
NAMED = place("أبو الحسن", country="SY")
COORDINATES = place("Abu Hasan", lat=34.651, lon=40.911, precision=Precision.EXACT)
NEAR_TOWN = place("هجين", "sy-hajin", 34.68, 40.83, Precision.NEAR)
BY_TOWN = place("قرية عريمات", lat=34.68, lon=40.83, precision=Precision.NEAR, near="هجين")
MISSPELT_BY_OTHER = place("قرية عليمات", lat=34.45, lon=40.92, precision=Precision.NEAR, near="البوكمال")
FARM = place("مزرعة", lat=34.60, lon=40.95, precision=Precision.EXACT, country="SY")


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (VILLAGE, VILLAGE, "same"),
        (VILLAGE, NAMED, "same"),
        (VILLAGE, COORDINATES, "same"),
        (VILLAGE, TOWN, "neighbour"),
        (VILLAGE, POCKET, "nearby"),
        (VILLAGE, PROVINCE, "within"),
        (VILLAGE, EAST, "within"),
        (VILLAGE, COUNTRY, "within"),
        (VILLAGE, None, "unsaid"),
        (VILLAGE, IRAQ, "apart"),
        (VILLAGE, OTHER_PROVINCE, "apart"),
        (VILLAGE, FARM, "close"),
        (NEAR_TOWN, FARM, "nearby"),
        (TOWN, FARM, "apart"),
        (BY_TOWN, MISSPELT_BY_OTHER, "similar"),
        (PROVINCE, PROVINCE, "same"),
        (PROVINCE, COUNTRY, "within"),
        (PROVINCE, OTHER_PROVINCE, "apart"),
    ],
)
def test_relations_hold_both_ways(first, second, relation):
    assert relate_places(first, second) is PlaceRelation(relation)
    assert relate_places(second, first) is PlaceRelation(relation)


@pytest.mark.parametrize(("own", "precise"), [(VILLAGE, True), (NAMED, True), (POCKET, False), (PROVINCE, False)])
def test_what_counts_as_precise(own, precise):
    assert is_precise(own) is precise


def test_distance():
    assert distance_km(VILLAGE, TOWN) == pytest.approx(8.1, abs=0.2)
    assert distance_km(VILLAGE, NAMED) is None
