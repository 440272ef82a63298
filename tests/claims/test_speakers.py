"""From the words that name a speaker to an actor: what is kept of them, and which body stands behind."""

from __future__ import annotations

import pytest
from tests.reading import only, read_body

TRIMMED = [
    ("وقال، أمس، مصدر طبي إن 4 مدنيين قتلوا بقصف على حلب.", "مصدر طبي"),
    ("وقالت «شبكة الضفاف» إن 4 مدنيين قتلوا بقصف على حلب.", "«شبكة الضفاف»"),
    ("قتل 4 مدنيين بقصف على حلب (وفق الدفاع المدني).", "الدفاع المدني"),
    ("وبحسب ناشطين في المدينة فإن 4 مدنيين قتلوا بقصف على حلب.", "ناشطين في المدينة"),
]


@pytest.mark.parametrize(("text", "name"), TRIMMED)
def test_the_name_is_the_words_without_what_stands_around_them(text: str, name: str) -> None:
    speaker = only(read_body(text), "casualty").speaker
    assert speaker is not None
    assert speaker.name.strip("«»") == name.strip("«»")


def test_a_known_body_has_its_entry() -> None:
    speaker = only(read_body("قال المرصد السوري لحقوق الإنسان إن 4 مدنيين قتلوا بقصف على حلب."), "casualty").speaker
    assert speaker is not None
    assert speaker.kind == "monitor"
    assert speaker.id
    assert "SOHR" in speaker.aliases


def test_one_who_speaks_for_a_body_keeps_the_body_as_parent() -> None:
    full = "قال مدير المرصد السوري لحقوق الإنسان إن 4 مدنيين قتلوا بقصف على حلب."
    body = only(read_body("قال المرصد السوري لحقوق الإنسان إن 4 مدنيين قتلوا بقصف على حلب."), "casualty").speaker
    speaker = only(read_body(full), "casualty").speaker
    assert speaker is not None
    assert body is not None
    assert speaker.name == "مدير المرصد السوري لحقوق الإنسان"
    assert speaker.id is None
    assert speaker.parent == body.id


def test_a_body_in_quotation_marks_is_told_by_its_name() -> None:
    text = "قال «مركز الضفاف للتوثيق» إن 4 مدنيين قتلوا بقصف على حلب."
    other = "وأكد «مركز الضفاف للتوثيق» مقتل 7 أشخاص بغارة على إدلب."
    first = only(read_body(text), "casualty").speaker
    second = only(read_body(other), "casualty").speaker
    assert first is not None
    assert second is not None
    assert first.id == second.id is not None


def test_an_unknown_source_has_no_entry() -> None:
    speaker = only(read_body("قالت مصادر طبية إن 4 مدنيين قتلوا بقصف على حلب."), "casualty").speaker
    assert speaker is not None
    assert (speaker.id, speaker.parent) == (None, None)
