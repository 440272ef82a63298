from __future__ import annotations

import pytest
from markupsafe import Markup

from tawthiq.exports.face import load_faces
from tawthiq.exports.phrasing import Phrasing
from tawthiq.model import Count, Place, Precision, Range, Span

ARABIC, ENGLISH = (Phrasing(face) for face in load_faces())


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        (None, "no figure", "لا رقم"),
        (Count(None, None), "number not stated", "العدد غير مذكور"),
        (Count(0, 0), "0", "0"),
        (Count(7, 7), "7", "7"),
        (Count(15, 53), "15 to 53", "من 15 إلى 53"),
        (Count(12, None), "at least 12", "12 على الأقل"),
        (Count(None, 30), "up to 30", "حتى 30"),
        (Range(15, 53, ()), "15 to 53", "من 15 إلى 53"),
    ],
)
def test_figures(value: Count | Range | None, english: str, arabic: str) -> None:
    assert ENGLISH.figure(value).striptags() == english
    assert ARABIC.figure(value).striptags() == arabic
    assert ENGLISH.plain_figure(value).replace("\u2068", "").replace("\u2069", "") == english


@pytest.mark.parametrize(
    ("start", "end", "english", "arabic"),
    [
        (None, None, "date not known", "التاريخ غير معروف"),
        ("2018-11-17", "2018-11-17", "17 November 2018", "17 تشرين الثاني/نوفمبر 2018"),
        ("2018-11-17", None, "17 November 2018", "17 تشرين الثاني/نوفمبر 2018"),
        ("2018-11", "2018-11", "November 2018", "تشرين الثاني/نوفمبر 2018"),
        ("2018", "2018", "2018", "2018"),
        ("2018-12-31", "2019-01-01", "31 December 2018 to 1 January 2019", None),
    ],
)
def test_periods(start: str | None, end: str | None, english: str, arabic: str | None) -> None:
    assert ENGLISH.period(start, end).striptags() == english
    if arabic:
        assert ARABIC.period(start, end).striptags() == arabic


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (Precision.EXACT, "latitude 34.65, longitude -7.13, rounded"),
        (Precision.SECOND_LEVEL, "latitude 34.6, longitude -7.1, rounded"),
        (Precision.COUNTRY, "latitude 35, longitude -7, rounded"),
        (None, "latitude 34.6, longitude -7.1, rounded"),
    ],
)
def test_coordinates_are_rounded_to_what_the_precision_is_worth(precision: Precision | None, expected: str) -> None:
    place = Place("x", Span(0, 1), lat=34.6489, lon=-7.1349, precision=precision)
    assert ENGLISH.coordinates(place).striptags() == expected


def test_places_name_what_is_known_once() -> None:
    place = Place("Sadd", Span(0, 4), near="Gharbi", admin1="Sadd", country="SY")
    assert ENGLISH.place(place) == Markup("<bdi>Sadd</bdi>, <bdi>Gharbi</bdi>, <bdi>Syria</bdi>")
    assert ENGLISH.place(None) == Markup("place not known")
    assert ENGLISH.coordinates(None) == Markup("coordinates not known")
    assert ENGLISH.precision(place) == "not stated"
