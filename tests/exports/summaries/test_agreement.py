"""Summaries of invented incidents: their numbers agree, and nothing in them comes from nowhere.

`bench/summaries/run.py` does this with 10,000 a language; here are fewer, and proof that the checks find faults.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports.summaries.benched import agreement, carried, inventing

from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.summaries import summarize
from tawthiq.model import Range

FIFTY = Path(__file__).parent / "fifty.txt"
SPACED = 61  # of the systematic ones every so many, the others are mixtures
faces = pytest.mark.parametrize("face", load_faces(), ids=lambda face: face.language)


@faces
def test_numbers_agree_and_every_word_is_carried(face: Face) -> None:
    for incident, claims in [*inventing.invented(2200)][::2]:
        text = summarize(incident, claims, face).text
        assert agreement.FAULTS[face.language](text) == [], text
        assert carried.uncarried(text, incident, claims, face) == [], text


@given(seed=st.integers(0, 1 << 32))
@settings(max_examples=40, deadline=None)
def test_whatever_an_incident_holds_its_summary_agrees_and_carries(seed: int) -> None:
    incident, claims = next(inventing.invented(1, seed, is_mixed=True))
    for face in load_faces():
        text = summarize(incident, claims, face).text
        assert agreement.FAULTS[face.language](text) == [], text
        assert carried.uncarried(text, incident, claims, face) == [], text
        assert 2 <= text.count(". ") + 1 <= 6
        assert "  " not in text


def test_fifty_of_each_language_are_as_they_were(request: pytest.FixtureRequest) -> None:
    every = [*inventing.invented(1890 + 20)]
    chosen = [*every[:1890:SPACED], *every[1890:]][:50]
    blocks = ["\n".join(summarize(incident, claims, face).text for face in load_faces()) for incident, claims in chosen]
    found = "\n\n".join(blocks) + "\n"
    if request.config.getoption("--update-golden"):
        FIFTY.write_text(found, encoding="utf-8")
    assert len(blocks) == 50
    assert found == FIFTY.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "wrong",
    [
        "قُتل ثلاث مدنيين في هجين.",
        "قُتل ثلاثة نساء في هجين.",
        "قُتلت ثلاثة مدنيين في هجين.",
        "قُتل ثلاث نساء في هجين.",
        "قُتل 43 مدني في هجين.",
        "قُتل 43 مدنيين في هجين.",
        "قُتل 100 مدنياً في هجين.",
        "قُتل 103 مدنياً في هجين.",
        "قُتل مدنيين اثنين في هجين.",
        "قُتل ما لا يقل عن مدنيان في هجين.",
        "قُتل ما بين 15 و53 مدني في هجين.",
        "قُتلت ما بين 15 و53 امرأة في هجين.",
        "قُتل ما بين ثلاث وسبعة مدنيين في هجين.",
        "قُتل شخص واحد لم تُذكر صفتهم في هجين.",
        "قُتل شخص واحد جرّاء ضربتان جويتان.",
        "قُتل شخص واحد، بحسب مصدران مستقلان في تقريرين.",
        "قُتل شخص واحد، بحسب مصدرين مستقلين في تقريران.",
    ],
)
def test_the_arabic_check_finds_what_is_wrong(wrong: str) -> None:
    assert agreement.arabic_faults(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        "One civilian were killed.",
        "Two civilian were killed.",
        "Two civilians was killed.",
        "One civilians was killed.",
        "7 civilians were killed.",
        "Between three and 12 civilians were killed.",
        "At least one civilians were killed.",
        "Among the dead was two children.",
        "Among the dead were one child.",
        "Up to 12 were killed.",
    ],
)
def test_the_english_check_finds_what_is_wrong(wrong: str) -> None:
    assert agreement.english_faults(wrong)


@faces
def test_the_check_of_words_finds_what_no_claim_carries(face: Face) -> None:
    incident, claims = next(inventing.invented(1, 5, is_mixed=True))
    incident = replace(incident, killed={"civilians": Range(36, 36, ())}, injured={}, place=None, bounds=())
    text = summarize(incident, claims, face).text
    assert carried.uncarried(text, incident, claims, face) == []
    other = replace(incident, killed={"civilians": Range(37, 37, ())})
    assert carried.uncarried(text, other, claims, face) == ["not carried: 36"]
    for extra in (" Yesterday", " 4711", " هجين"):
        assert carried.uncarried(text + extra, incident, claims, face)
