"""Quantities: how many, of whom, with which bounds, and what is no quantity of people."""

from __future__ import annotations

import pytest
from tests.mentions.rows import joined

from tawthiq.lang import available
from tawthiq.mentions import Quantity, StrikeCount
from tawthiq.model import Outcome


def shown(value: object) -> str:
    if isinstance(value, StrikeCount):
        return f"{value.count.minimum}..{value.count.maximum} strikes"
    assert isinstance(value, Quantity)
    outcome = f" {value.outcome}" if value.outcome else ""
    return f"{value.count.minimum}..{value.count.maximum} {'others' if value.others else value.who}{outcome}"


def quantities(text: str, code: str = "ar") -> list[str]:
    items = joined(text, code)
    return [shown(item.value) for item in items if isinstance(item.value, Quantity | StrikeCount)]


ARABIC = [
    ("43 شخصا", ["43..43 people"]),
    ("ثلاثة مدنيين", ["3..3 civilians"]),
    ("نحو 20 مقاتلا", ["20..20 combatants"]),
    ("حوالي عشرين مدنيا", ["20..20 civilians"]),
    ("أكثر من 50 مدنيا", ["50..None civilians"]),
    ("ما لا يقل عن 12 طفلا", ["12..None children"]),
    ("12 طفلا على الأقل", ["12..None children"]),
    ("ما يصل إلى 30 مدنيا", ["None..30 civilians"]),
    ("5 إلى 7 أشخاص", ["5..7 people"]),
    ("9 إلى 7 أشخاص", []),  # crossed: no range, and nothing is guessed
    ("عشرات المدنيين", ["None..None civilians"]),
    ("عدد من الأطفال", ["None..None children"]),
    ("مدنيين", ["None..None civilians"]),
    ("مدنيا", ["1..1 civilians"]),
    ("طفلين", ["2..2 children"]),
    ("طفلتين وامرأة", ["2..2 children", "1..1 women"]),
    ("43 قتيلا", ["43..43 people killed"]),
    ("13 جريحا من المدنيين", ["13..13 civilians injured"]),
    ("قتيلين", ["2..2 people killed"]),
    ("16 آخرين", ["16..16 others"]),
    ("خمسة مدنيين آخرين", ["5..5 others"]),
    ("عشرة من قوات الأمن", ["10..10 combatants"]),
    ("خمسة من الدفاع المدني", ["5..5 other"]),
    ("43", ["43..43 None"]),
    ("19 غارة", ["19..19 strikes"]),
    ("غارتين", ["2..2 strikes"]),
    ("أكثر من 100 غارة جوية", ["100..None strikes"]),
    ("غارات", ["None..None strikes"]),
    ("75 بالمئة", []),
    ("75%", []),
    ("3.5 كيلومتر", []),
]
ENGLISH = [
    ("43 people", ["43..43 people"]),
    ("at least 12 civilians", ["12..None civilians"]),
    ("more than 50 civilians", ["50..None civilians"]),
    ("up to 30 civilians", ["None..30 civilians"]),
    ("dozens of civilians", ["None..None civilians"]),
    ("two children", ["2..2 children"]),
    ("about 20 fighters", ["20..20 combatants"]),
    ("16 others", ["16..16 others"]),
    ("19 air strikes", ["19..19 strikes"]),
    ("75 percent", []),
]
PACKS = [("ar", row) for row in ARABIC] + [("en", row) for row in ENGLISH if "en" in available()]


@pytest.mark.parametrize(("code", "text", "expected"), [(code, *row) for code, row in PACKS])
def test_quantities(code: str, text: str, expected: list[str]) -> None:
    assert quantities(text, code) == expected


@pytest.mark.parametrize(
    ("text", "quote", "bare", "definite"),
    [
        ("مقتل ما لا يقل عن 12 مدنيا في القصف", "ما لا يقل عن 12 مدنيا", False, False),
        ("تشييع القتلى في البلدة", "القتلى", True, True),
        ("سقوط قتلى في البلدة", "قتلى", True, False),
        ("إصابة مسلحيها", "مسلحيها", True, True),
    ],
)
def test_words_of_a_quantity(text: str, quote: str, bare: bool, definite: bool) -> None:
    (item,) = [item for item in joined(text) if isinstance(item.value, Quantity)]
    assert isinstance(item.value, Quantity)
    assert text[item.start : item.end] == quote
    assert (item.value.bare, item.value.definite) == (bare, definite)


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("43 شخصا", {"COUNT", "COUNT_NOUN", "COUNT_NUMBER", "COUNT_GROUP"}),
        ("مدنيين", {"COUNT", "COUNT_NOUN", "COUNT_BARE", "COUNT_NEW"}),
        ("المدنيين", {"COUNT", "COUNT_NOUN", "COUNT_BARE", "COUNT_KNOWN"}),
        ("43", {"COUNT", "COUNT_HEADLESS", "COUNT_NUMBER"}),
        ("قتلى", {"COUNT", "COUNT_VICTIM", "COUNT_BARE", "COUNT_NEW", "COUNT_VICTIMS_SOME"}),
        ("مجزرة", {"COUNT", "COUNT_MASSACRE", "ATTACK"}),
        ("19 غارة", {"STRIKE", "ATTACK", "STRIKES_NUMBER"}),
        ("غارة", {"STRIKE", "ATTACK", "STRIKES_BARE"}),
    ],
)
def test_classes_of_a_quantity(text: str, classes: set[str]) -> None:
    (item,) = joined(text)
    assert item.classes == classes


def test_what_belongs_to_something_named_before_does_not_count_the_noun_after_it() -> None:
    items = joined("تبنى بعضها تنظيم داعش")
    assert not [item for item in items if isinstance(item.value, Quantity)]
    assert "PARTY" in items[-1].classes


def test_a_victim_noun_carries_its_outcome() -> None:
    (item,) = joined("13 شهيدا")
    assert isinstance(item.value, Quantity)
    assert item.value.outcome is Outcome.KILLED
