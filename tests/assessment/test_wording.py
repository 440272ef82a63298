from __future__ import annotations

import pytest
from tests.builders import COALITION, MONITOR_B

from tawthiq.assessment.wording import wordings
from tawthiq.model import DenialKind

ARABIC, ENGLISH = wordings()
COUNTED = ("origins", "copies", "carried", "copied", "repeated")
BLANKS = {"names": "X", "harm": "Y"}


@pytest.mark.parametrize(
    ("number", "start"),
    [
        (1, "أفاد مصدر مستقل واحد"),
        (2, "أفاد مصدران مستقلان"),
        (3, "أفادت 3 مصادر مستقلة"),
        (10, "أفادت 10 مصادر مستقلة"),
        (11, "أفاد 11 مصدراً مستقلاً"),
        (99, "أفاد 99 مصدراً مستقلاً"),
        (100, "أفاد 100 مصدر مستقل"),
        (103, "أفادت 103 مصادر مستقلة"),
    ],
)
def test_arabic_numbers_agree(number, start):
    assert ARABIC.counted("origins", number, **BLANKS).startswith(start)


@pytest.mark.parametrize("table", COUNTED)
@pytest.mark.parametrize("wording", [ARABIC, ENGLISH], ids=lambda wording: wording.language)
@pytest.mark.parametrize("number", [1, 2, 5, 11, 100])
def test_every_counted_phrase_has_every_form(wording, table, number):
    assert wording.counted(table, number, **BLANKS)


@pytest.mark.parametrize("wording", [ARABIC, ENGLISH], ids=lambda wording: wording.language)
def test_every_kind_of_denial_has_words(wording):
    assert {kind.value for kind in DenialKind} - {"rebuttal"} <= wording.data["kinds"].keys()


def test_both_languages_have_the_same_keys():
    for table, values in ENGLISH.data.items():
        if isinstance(values, dict) and table not in COUNTED:
            assert values.keys() == ARABIC.data[table].keys()


def test_names_come_in_the_script_of_the_language():
    assert ENGLISH.name_of(COALITION, COALITION.name) == "US-led Coalition"
    assert ARABIC.name_of(COALITION, COALITION.name) == "التحالف"
    assert ARABIC.name_of(MONITOR_B, MONITOR_B.name) == "Monitor B"


def test_lists():
    assert ENGLISH.either(["A"]) == "A"
    assert ENGLISH.either(["A", "B", "C"]) == "A, B or C"
    assert ARABIC.either(["أ", "ب"]) == "أ أو ب"
    assert ENGLISH.listed(["A"]) == "A"
    assert ENGLISH.listed(["A", "B", "C"]) == "A, B and C"
    assert ARABIC.listed(["أ", "ب"]) == "أ وب"
