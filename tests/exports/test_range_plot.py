from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET

import pytest

from tawthiq.exports.axis import Axis, axis_for
from tawthiq.exports.case_report import CaseReport
from tawthiq.exports.face import load_faces
from tawthiq.exports.numbering import numbered
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.range_plot import range_plot

ARABIC, ENGLISH = (Phrasing(face) for face in load_faces())


def _plot(case: CaseReport, at: int, words: Phrasing) -> ET.Element:
    drawn = range_plot(case.incidents[at], numbered(case.reports), words, "figure")
    assert drawn
    return ET.fromstring(drawn)


def _marks(root: ET.Element) -> list[str]:
    return [group.get("class", "") for group in root.iter("g")]


def test_marks_say_whom_they_count_and_what_repeats(case: CaseReport) -> None:
    assert _marks(_plot(case, 0, ENGLISH)) == [
        "mark civilians",
        "mark people",
        "mark civilians",
        "mark people",
        "mark civilians copy",
        "mark people copy",
        "mark civilians",
        "mark civilians",
    ]


def test_an_open_count_is_dashed_and_has_no_shape(case: CaseReport) -> None:
    open_mark = list(_plot(case, 1, ENGLISH).iter("g"))[-1]
    assert [child.get("class") for child in open_mark] == ["line open"]


def test_the_arabic_figure_is_the_english_one_mirrored(case: CaseReport) -> None:
    discs = [
        [float(disc.get("cx", "")) for disc in _plot(case, 0, words).iter("circle")] for words in (ENGLISH, ARABIC)
    ]
    assert [440 - x for x in discs[0]] == pytest.approx(discs[1], abs=0.2)


def test_everything_stays_inside(case: CaseReport) -> None:
    for words in (ENGLISH, ARABIC):
        root = _plot(case, 0, words)
        _, _, width, height = (float(number) for number in root.get("viewBox", "").split())
        for text in root.iter("text"):
            assert 0 <= float(text.get("x", "-1")) <= width
            assert 0 <= float(text.get("y", "-1")) <= height


def test_no_figure_no_plot(case: CaseReport) -> None:
    bare = dataclasses.replace(case.incidents[0], origins=())
    assert range_plot(bare, numbered(case.reports), ENGLISH, "figure") is None


@pytest.mark.parametrize(
    ("numbers", "limit", "step"),
    [
        ([], 5, 1),
        ([0], 5, 1),
        ([15, 53], 60, 10),
        ([7], 8, 1),
        ([8], 10, 2),
        ([1240], 1400, 200),
        ([90000], 100000, 20000),
    ],
)
def test_the_axis_ends_on_a_round_number_past_the_last(numbers: list[int], limit: int, step: int) -> None:
    axis = axis_for(numbers, 440.0, mirrored=False)
    assert (axis.limit, axis.step) == (limit, step)
    assert list(axis.ticks())[-1] == limit


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_axis_runs_from_the_reading_side_and_leaves_room_for_words(mirrored: bool) -> None:
    axis = Axis(10, 1, 440.0, mirrored=mirrored)
    assert (axis(10) - axis(0)) * axis.forward > 0
    assert abs(axis.near + axis.forward * 440.0 - axis(10)) > 100


def test_the_lines_at_the_edges_leave_out_the_labels(case: CaseReport) -> None:
    for words in (ENGLISH, ARABIC):
        root = _plot(case, 0, words)
        labels = [float(text.get("y", "")) for text in root.iter("text") if "label" in text.get("class", "")]
        edges = [path.get("d", "") for path in root.iter("path") if path.get("class") == "edge"]
        assert len(edges) == 2
        for edge in edges:
            ends = [float(number) for piece in edge.split("M")[1:] for number in piece.split()[1::2]]
            for top, bottom in zip(ends[::2], ends[1::2], strict=True):
                assert not [y for y in labels if top < y < bottom]
