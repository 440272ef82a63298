"""What is said goes on over the end of a sentence where a quotation stays open or a line breaks off."""

from __future__ import annotations

import pytest
from tests.reading import of_type, read_body, who_says

CASES = [
    # until the quotation closes
    (
        "وقال مدير المشفى «قتل 4 مدنيين بقصف على حلب. وأصيب 7 أشخاص في القصف».\nوقتل 9 أشخاص بقصف على إدلب.",
        ["مدير المشفى", "مدير المشفى", "-"],
    ),
    # one that is closed is over
    ("وقال مدير المشفى «قتل 4 مدنيين بقصف على حلب». وأصيب 7 أشخاص في القصف.", ["مدير المشفى", "-"]),
    # another who speaks within it has his own words
    (
        "وقال مدير المشفى «قتل 4 مدنيين بقصف على حلب. وقال مسعف إن 7 أشخاص أصيبوا في القصف».",
        ["مدير المشفى", "مسعف"],
    ),
    # a line that breaks off at a comma
    (
        "وقال مدير المشفى إن قصفا استهدف حلب،\nما تسبب بمقتل 4 مدنيين.\nوأصيب 7 أشخاص بقصف على إدلب.",
        ["مدير المشفى", "-"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_speech_goes_on(text: str, expected: list[str]) -> None:
    assert [who_says(claim) for claim in of_type(read_body(text), "casualty")] == expected
