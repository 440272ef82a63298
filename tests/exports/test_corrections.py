from __future__ import annotations

import re

import pytest
from tests.builders import MONITOR_A, TOWN, casualty, day, report

from tawthiq.exports.corrections import Correction, in_words
from tawthiq.exports.face import load_faces
from tawthiq.exports.phrasing import Phrasing
from tawthiq.judging.fields import corrected

BUILDER = report("a")
BUILDER.casualty([casualty(43), casualty(36, "civilians")], speaker=MONITOR_A, place=TOWN, time=day("2018-11-17"))
(CLAIM,) = BUILDER.build().claims
WORDS = {face.language: Phrasing(face) for face in load_faces()}

CORRECTED = [
    ("casualties.1.count", {"min": 40, "max": 41}, ("how many", "36", "40 to 41")),
    ("casualties.0.who", "combatants", ("whom the figure counts", "All people", "Combatants")),
    ("casualties.0.outcome", "injured", ("what happened to them", "killed", "injured")),
    ("scope", "total", ("one incident or a total", "one incident", "running total")),
    ("speaker", {"name": "<medics>"}, ("who says it", "المرصد الأول", "&lt;medics&gt;")),
    ("belligerent", {"name": "The army"}, ("who did it", "not stated", "The army")),
    ("place", {}, ("place", "هجين", "place not known")),
    ("time", {"start": "2018-11-18", "end": "2018-11-18"}, ("day", "17 November 2018", "18 November 2018")),
]


@pytest.mark.parametrize(("field", "value", "told"), CORRECTED, ids=[field for field, *_ in CORRECTED])
def test_what_was_read_stands_beside_what_it_is_by_people(field: str, value: object, told: tuple[str, ...]) -> None:
    made = Correction(field, CLAIM, "A. Recorder", "2018-11-19T09:00:00Z", "its list has 40 names")
    pages = {code: in_words(made, corrected(CLAIM, field, value), words) for code, words in WORDS.items()}
    said = {code: re.sub(r"</?bdi[^>]*>", "", page) for code, page in pages.items()}
    assert all(part in said["en"] for part in (*told, "A. Recorder", "19 November 2018", "its list has 40 names"))
    assert said["en"].index(told[1]) < said["en"].rindex(told[2])
    assert all("A. Recorder" in one for one in said.values())
