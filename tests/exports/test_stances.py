from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tawthiq.exports.case_report import CaseReport
from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.matrix_plot import matrix_plot, wrapped
from tawthiq.exports.numbering import numbered
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.stances import matrix_of


def _said(case: CaseReport) -> set[tuple[str, str, str]]:
    matrix = matrix_of(case.incidents, numbered(case.reports), "itself")
    return {
        (speaker, said.kind, party)
        for speaker, cells in matrix.rows
        for party, cell in zip(matrix.parties, cells, strict=True)
        for said in cell
    }


def test_who_blames_and_who_denies(case: CaseReport) -> None:
    found = _said(case)
    assert {kind for _, kind, _ in found} >= {"denies", "blames"}
    village = case.incidents[0].belligerents[0]
    assert any(kind == "denies" and party == village.actor.name for _, kind, party in found)


def test_every_claim_that_names_a_party_is_in_it_once(case: CaseReport) -> None:
    claims = numbered(case.reports)
    for one in case.incidents:
        matrix = matrix_of([one], claims, "itself")
        shown = [each.claim.id for _, cells in matrix.rows for cell in cells for said in cell for each in said.claims]
        wanted = [{*accused.claims, *accused.position.claims} & claims.keys() for accused in one.belligerents]
        assert sorted(shown) == sorted(id_ for ids in wanted for id_ in ids)


@pytest.mark.parametrize("face", load_faces(), ids=lambda face: face.language)
def test_the_figure_has_a_sign_for_each_cell(case: CaseReport, face: Face) -> None:
    matrix = matrix_of(case.incidents, numbered(case.reports), "itself")
    drawn = matrix_plot(matrix, Phrasing(face), "matrix")
    assert drawn
    signs = [one for one in ET.fromstring(drawn).iter("g") if "stance" in one.get("class", "")]
    assert len(signs) == len(_said(case))


def test_nobody_accused_is_no_figure() -> None:
    assert matrix_plot(matrix_of([], {}, "itself"), Phrasing(load_faces()[0]), "matrix") is None


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("one two three", 20, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three four five six", 5, ["one", "two", "three\u2026"]),
        ("incomprehensibilities", 8, ["incompreh\u2026"]),
        ("", 8, [""]),
    ],
)
def test_names_are_wrapped(text: str, letters: int, lines: list[str]) -> None:
    assert wrapped(text, letters) == lines
