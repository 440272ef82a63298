from __future__ import annotations

import pytest
from tests.builders import report

from tawthiq.incidents import find_copies

STORY = (
    "Shells fell on the market street in the early afternoon while families were buying bread for the feast, and "
    "rescuers carried the wounded to a field hospital across the bridge until nightfall."
)
OTHER = (
    "A convoy of lorries with flour and medicine reached the besieged district on Tuesday after three weeks of talks "
    "between the council and the army, and drivers said that two more would follow."
)
ARABIC = (
    "أصابت القذائف شارع السوق بعد الظهر بينما كانت العائلات تشتري الخبز "
    "ونقل المسعفون الجرحى إلى مستشفى ميداني قرب الجسر"
)
VOWELLED = ARABIC.replace("شارع", "شارِع").replace("الظهر", "الظهــر")


def documents(*texts):
    return [report(f"d{i}", published=f"2020-01-0{i + 1}", text=text).build() for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("first", "second", "copied"),
    [
        (STORY, STORY, True),
        (STORY, "The agency adds its own head here. " + STORY[:120], True),
        (STORY, STORY.upper(), True),
        (ARABIC, VOWELLED, True),
        (STORY, OTHER, False),
        (STORY, OTHER + " Shells fell on the market street in the early afternoon.", False),
        ("Nine killed in the village", "Nine killed in the village", False),
    ],
)
def test_near_copies(first, second, copied):
    reports = documents(first, second)
    assert find_copies(reports) == ({"d1": "d0"} if copied else {})
    assert find_copies(reports[::-1]) == find_copies(reports)


def test_a_copy_of_a_copy_leads_to_the_first():
    assert find_copies(documents(STORY, STORY, STORY)) == {"d1": "d0", "d2": "d0"}
