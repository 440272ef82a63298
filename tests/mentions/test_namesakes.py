"""Actors of one name are told apart by the rest of the report; where nothing tells, the table's first stands."""

from __future__ import annotations

import pytest

from tawthiq.lang import load
from tawthiq.mentions import read_passages
from tawthiq.model import Document

COALITION = "نفذ التحالف غارات على المنطقة."
CASES = [
    # (the rest of the report, the actor that "the coalition" means)
    ("واستهدف التحالف الدولي مدينة الرقة في سوريا.", "us-led-coalition"),
    ("واستهدف التحالف العربي مدينة صنعاء في اليمن.", "saudi-led-coalition"),
    ("وقال مصدر في صنعاء إن القصف على تعز والحديدة في اليمن مستمر.", "saudi-led-coalition"),
    ("وقال مصدر في الرقة إن القصف على دير الزور في سوريا مستمر.", "us-led-coalition"),
]


def coalition(text: str) -> str:
    """The id of the one actor that the first word "the coalition" is left to mean."""
    passages = read_passages(Document("case", text, "ar"), load("ar"))
    item = next(i for p in passages for i in p.items if text[i.start : i.end] == "التحالف")
    values = [item.value.entries] if hasattr(item.value, "entries") else [(item.actor(),)]
    return values[0][0].id


@pytest.mark.parametrize(("rest", "expected"), CASES)
def test_the_rest_of_the_report_tells(rest: str, expected: str) -> None:
    assert coalition(f"{COALITION} {rest}") == expected


def test_what_stands_later_tells_as_well_as_what_stands_before() -> None:
    rest, expected = CASES[1]
    assert coalition(f"{rest} {COALITION}") == coalition(f"{COALITION} {rest}") == expected


def test_the_name_in_full_is_stronger_than_the_country() -> None:
    rest = "وقال مصدر في صنعاء إن القصف على تعز في اليمن مستمر. وعلق التحالف الدولي ضد داعش على ذلك."
    assert coalition(f"{COALITION} {rest}") == "us-led-coalition"
