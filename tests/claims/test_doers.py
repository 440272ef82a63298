"""Who did it, carried on from what the report has said before: to which words, by which voices, and where not."""

from __future__ import annotations

import pytest
from tests.reading import of_type, read_body

CARRIED = [
    # words that point back to the attack
    ("قصفت قوات النظام مدينة حلب. وقال مصدر طبي إن القصف أدى إلى مقتل 4 مدنيين.", "قوات النظام"),
    ("شنت طائرات روسية غارات على مدينة إدلب، وأدت هذه الغارات إلى مقتل 4 مدنيين.", "طائرات روسية"),
    # a reporter speaks for the report, and hears it
    ("قصف الطيران الروسي مدينة إدلب. وأضاف مراسلنا أن القصف أدى إلى مقتل 4 مدنيين.", "الطيران الروسي"),
    ("أفاد مراسلنا بأن الطيران الروسي قصف مدينة إدلب. وقال المراسل إن 4 مدنيين قتلوا في القصف.", "الطيران الروسي"),
    # the report itself recalls those attacks, whoever told of them
    ("قال الدفاع المدني إن قوات النظام قصفت مدينة حلب. وقتل 4 مدنيين في تلك الهجمات.", "قوات النظام"),
    # words that name no attack and go on with the last one, be it of another place
    ("قتل 9 مدنيين بقصف لقوات النظام على مدينة حلب. وسقط 4 قتلى في مدينة الباب.", "قوات النظام"),
]

NOT_CARRIED = [
    # another attack, or another deed
    "قصفت قوات النظام مدينة حلب. وانفجرت عبوة ناسفة في مدينة الباب، وأدى الانفجار إلى مقتل 4 مدنيين.",
    "قتل 9 مدنيين بقصف لقوات النظام على مدينة حلب. وقتل 4 مدنيين بانفجار في مدينة الباب.",
    # the one who did it is among those hit
    "قتل 9 مدنيين بقصف لقوات النظام على مدينة حلب. وقتل 4 عناصر من قوات النظام في مدينة الباب.",
    # a sentence of its own that names no attack
    "قتل 9 مدنيين بقصف لقوات النظام على مدينة حلب. العثور على 4 قتلى في مدينة الباب.",
    # of a clash nobody alone is the doer
    "شنت طالبان هجوما على مدينة قندوز. وأصيب 4 جنود في الاشتباكات.",
    # another voice said it
    "قال الدفاع المدني إن قوات النظام قصفت مدينة حلب. وقال مصدر طبي إن 4 مدنيين قتلوا في القصف.",
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_who_did_it_is_carried(text: str, expected: str) -> None:
    doer = of_type(read_body(text), "casualty")[-1].belligerent
    assert doer is not None
    assert doer.name == expected


@pytest.mark.parametrize("text", NOT_CARRIED)
def test_who_did_it_is_not_carried(text: str) -> None:
    assert of_type(read_body(text), "casualty")[-1].belligerent is None
