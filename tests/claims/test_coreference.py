"""Speakers named in short take over what is known of the one named in full; their words stay as they are."""

from __future__ import annotations

import pytest
from tests.reading import of_type, read_body, read_text

SHORT = [
    # (full, short)
    ("قال مركز الضفاف للتوثيق إن 4 مدنيين قتلوا بقصف على حلب.", "وقال المركز إن 7 أشخاص أصيبوا في القصف."),
    ("قال مراسل راديو ضفاف إن 4 مدنيين قتلوا بقصف على حلب.", "وقال المراسل إن 7 أشخاص أصيبوا في القصف."),
    ("قالت الشبكة السورية لحقوق الإنسان إن 4 مدنيين قتلوا بقصف على حلب.", "وقالت الشبكة إن 7 أصيبوا في القصف."),
]


@pytest.mark.parametrize(("full", "short"), SHORT)
def test_a_short_name_is_joined_to_the_full_one_before_it(full: str, short: str) -> None:
    first, second = (claim.speaker for claim in of_type(read_body(f"{full} {short}"), "casualty"))
    assert first is not None
    assert second is not None
    assert second.name != first.name
    assert first.name in second.aliases
    assert (second.id, second.parent) == (first.id, first.parent)


def test_a_short_name_is_not_joined_to_another_body() -> None:
    text = "قال مركز الضفاف للتوثيق إن 4 مدنيين قتلوا بقصف على حلب. وقالت اللجنة إن 7 أشخاص أصيبوا في القصف."
    first, second = (claim.speaker for claim in of_type(read_body(text), "casualty"))
    assert first is not None
    assert second is not None
    assert first.name not in second.aliases


def test_a_headline_is_joined_to_the_body_after_it() -> None:
    text = (
        "مركز حقوقي: مقتل 4 مدنيين بقصف على حلب\n"
        "قال مركز الضفاف للتوثيق إن 4 مدنيين قتلوا بقصف على مدينة حلب، وأصيب 9 آخرون."
    )
    title, body = (claim.speaker for claim in of_type(read_text(text), "casualty"))
    assert title is not None
    assert body is not None
    assert title.name == "مركز حقوقي"
    assert body.name in title.aliases
