from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
from importlib.resources import files

import pytest

from tawthiq.exports.basemap import Window, load_basemap
from tawthiq.exports.case_map import case_map, unmapped
from tawthiq.exports.case_report import CaseReport
from tawthiq.exports.face import load_faces
from tawthiq.exports.map_labels import label_point
from tawthiq.exports.projection import fitted
from tawthiq.model import Incident, Place, Precision, Span

ARABIC, ENGLISH = load_faces()


def _moved(
    incident: Incident, lat: float | None, lon: float | None, precision: Precision = Precision.EXACT
) -> Incident:
    place = Place("Sadd", Span(0, 4), lat=lat, lon=lon, precision=precision)
    return dataclasses.replace(incident, place=place)


def _texts(incidents: tuple[Incident, ...], kind: str) -> list[str]:
    drawn = case_map(incidents, ENGLISH)
    assert drawn
    root = ET.fromstring(drawn)
    if kind == "badge":
        return [group.findtext("text", "") for group in root.iter("g") if group.get("class") == "badge"]
    return [text.text or "" for text in root.iter("text") if text.get("class") == kind]


def test_close_incidents_share_a_badge(case: CaseReport) -> None:
    assert _texts(case.incidents, "badge") == ["1, 2"]


def test_distant_ones_have_their_own(case: CaseReport) -> None:
    first = case.incidents[0]
    incidents = (_moved(first, 36.2, 37.15), _moved(first, 15.35, 44.2), _moved(first, None, None))
    assert _texts(incidents, "badge") == ["1", "2"]
    assert unmapped(incidents) == (3,)


def test_a_crowd_is_counted_on_one_badge_and_named_in_the_description(case: CaseReport) -> None:
    incidents = tuple(_moved(case.incidents[0], 36.2 + step / 100, 37.15) for step in range(5))
    assert _texts(incidents, "badge") == ["1, 2, 3 +2"]
    drawn = case_map(incidents, ENGLISH)
    assert drawn
    assert ET.fromstring(drawn).findtext("desc") == "1, 2, 3, 4, 5: \u2068Sadd\u2069"


def test_badges_never_cover_one_another(case: CaseReport) -> None:
    spots = [(36.0 + (7 * k) % 5 / 3, 37.0 + (3 * k) % 8 / 2) for k in range(24)]
    drawn = case_map(tuple(_moved(case.incidents[0], lat, lon) for lat, lon in spots), ENGLISH)
    assert drawn
    badges = [group[0] for group in ET.fromstring(drawn).iter("g") if group.get("class") == "badge"]
    boxes = [[float(rect.get(name, "")) for name in ("x", "y", "width", "height")] for rect in badges]
    assert len(boxes) > 3
    for at, (x, y, width, height) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = x + width <= other[0] + 0.2 or other[0] + other[2] <= x + 0.2
            assert apart or y + height <= other[1] + 0.2 or other[1] + other[3] <= y + 0.2


def test_countries_are_named_in_the_language_of_the_face(case: CaseReport) -> None:
    assert _texts(case.incidents, "country") == ["Iraq", "Syria"]
    arabic = case_map(case.incidents, ARABIC)
    assert arabic
    assert ">سوريا<" in arabic


@pytest.mark.parametrize(("precision", "smaller"), [(Precision.FIRST_LEVEL, False), (Precision.NEAR, True)])
def test_the_circle_grows_as_precision_falls(case: CaseReport, precision: Precision, smaller: bool) -> None:
    def radius(how: Precision) -> float:
        drawn = case_map((_moved(case.incidents[0], 34.0, 40.0, how),), ENGLISH)
        assert drawn
        return float(next(ET.fromstring(drawn).iter("circle")).get("r", ""))

    assert (radius(precision) < radius(Precision.SECOND_LEVEL)) is smaller


def test_positions_on_the_map_are_rounded(case: CaseReport) -> None:
    drawn = [case_map((_moved(case.incidents[0], lat, 40.0),), ENGLISH) for lat in (34.0012, 34.0041)]
    assert drawn[0] == drawn[1]


def test_no_coordinates_no_map(case: CaseReport) -> None:
    assert case_map((dataclasses.replace(case.incidents[0], place=None),), ENGLISH) is None


def test_a_place_far_outside_the_outlines_still_has_a_map(case: CaseReport) -> None:
    assert _texts((_moved(case.incidents[0], -20.0, -60.0),), "badge") == ["1"]


def test_every_point_is_on_the_drawing() -> None:
    points = [(36.0, 33.0), (44.0, 15.0), (10.0, 36.0)]
    project = fitted(points, (400.0, 290.0))
    for x, y in map(project, points):
        assert 0 < x < 400
        assert 0 < y < 290


@pytest.mark.parametrize(("code", "inside"), [("SY", (37.0, 35.0)), ("YE", (47.0, 15.5)), ("PS", (35.25, 32.0))])
def test_the_outlines_hold_the_countries(code: str, inside: tuple[float, float]) -> None:
    rings = dict(load_basemap().countries)[code]
    near = Window(inside[0] - 0.2, inside[1] - 0.2, inside[0] + 0.2, inside[1] + 0.2)
    assert label_point(rings, near) is not None


def test_the_outlines_are_small_and_their_source_is_told() -> None:
    folder = files("tawthiq.exports") / "basemap"
    assert len((folder / "mena.json").read_bytes()) < 200_000
    assert "public domain" in (folder / "SOURCES.md").read_text(encoding="utf-8")
