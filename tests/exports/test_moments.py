from __future__ import annotations

import dataclasses
import datetime
import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from tawthiq.exports.case_report import CaseReport
from tawthiq.exports.day_plot import DayRow, day_plot
from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.moment import Moment
from tawthiq.exports.moments_plot import moments_plot
from tawthiq.exports.phrasing import Phrasing

DAY = datetime.date(2018, 11, 17)
faces = pytest.mark.parametrize("face", load_faces(), ids=lambda face: face.language)


@faces
def test_a_row_for_each_moment_the_last_stands_out(case: CaseReport, face: Face) -> None:
    moments = [Moment(DAY, (), case.incidents[0]), Moment(None, (), case.incidents[0])]
    drawn = moments_plot(moments, Phrasing(face), "moments")
    assert drawn
    labels = [one for one in ET.fromstring(drawn).iter("text") if "label" in one.get("class", "")]
    assert ["reconciled" in one.get("class", "") for one in labels] == [False, True]
    assert "2018" in (labels[0].text or "")


def test_no_figures_no_plot(case: CaseReport) -> None:
    silent = dataclasses.replace(case.incidents[0], killed={})
    assert moments_plot([Moment(DAY, (), silent)], Phrasing(load_faces()[0]), "moments") is None


@faces
def test_days_run_from_the_reading_side(case: CaseReport, face: Face) -> None:
    later = DAY + datetime.timedelta(days=9)
    row = DayRow(1, case.incidents[0], DAY, DAY, Counter({DAY: 1, later: 3}))
    drawn = day_plot([row], Phrasing(face), "days")
    assert drawn
    first, last = (float(one.get("cx", "0")) for one in ET.fromstring(drawn).iter("circle"))
    assert (first < last) is (face.direction == "ltr")


def test_a_day_alone_and_no_day_at_all(case: CaseReport) -> None:
    words = Phrasing(load_faces()[1])
    assert day_plot([DayRow(1, case.incidents[0], DAY, None, Counter())], words, "days")
    assert day_plot([DayRow(1, case.incidents[0], None, None, Counter())], words, "days") is None
