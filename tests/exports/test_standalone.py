from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tawthiq.exports.case_report import CaseReport
from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.numbering import numbered
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.range_plot import range_plot
from tawthiq.exports.standalone import standalone

SVG = "{http://www.w3.org/2000/svg}"
faces = pytest.mark.parametrize("face", load_faces(), ids=lambda face: face.language)


def _drawn(case: CaseReport, face: Face) -> tuple[ET.Element, ET.Element]:
    inline = range_plot(case.incidents[0], numbered(case.reports), Phrasing(face), "figure")
    assert inline
    return ET.fromstring(inline), ET.fromstring(standalone(inline, "plot", 760))


@faces
def test_it_is_an_svg_with_its_style_and_size(case: CaseReport, face: Face) -> None:
    _, alone = _drawn(case, face)
    assert alone.tag == f"{SVG}svg"
    assert alone.get("width") == "760"
    style = alone.findtext(f"{SVG}style")
    assert style
    assert "var(" not in style


@faces
def test_text_needs_no_direction_and_keeps_its_place(case: CaseReport, face: Face) -> None:
    inline, alone = _drawn(case, face)
    texts = list(alone.iter(f"{SVG}text"))
    for before, after in zip(inline.iter("text"), texts, strict=True):
        assert after.get("direction") is None
        assert after.get("x") == before.get("x")
        if before.get("direction") == "rtl":
            assert after.text == f"\u2067{before.text}\u2069"
            swapped = {"start": "end", "end": "start", "middle": "middle"}
            assert after.get("text-anchor") == swapped[before.get("text-anchor", "start")]
        else:
            assert after.text == before.text
