"""Numbers in words, digits and both; neighbours that are two numbers stay two."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang import available, load
from tawthiq.mentions import Item, itemise, join_numbers
from tawthiq.mentions.items import read_digits
from tawthiq.text import tokenise


def items(text: str, code: str) -> list[Item]:
    language = load(code)
    folded = language.folding.fold(text)
    return join_numbers(itemise(tokenise(folded), folded, language))


def numbers(text: str, code: str) -> list[object]:
    return [item.value for item in items(text, code) if "NUM" in item.classes]


ARABIC = [
    ("3 مدنيين", [3]),
    ("\u0663 مدنيين", [3]),
    ("43 شخصا", [43]),
    ("1300 قتيل", [1300]),
    ("1,300 قتيل", [1300]),
    ("1.300 قتيل", [1300]),
    ("1\u066c300 قتيل", [1300]),
    ("12,345,678 شخصا", [12345678]),
    ("12,34 كيلومترا", [None]),
    ("2.5 مليون شخص", [2500000]),
    ("3.5 كيلومتر", [None]),  # no whole number of people
    ("40 ألف شخص", [40000]),
    ("40 ألفا", [40000]),
    ("100 ألف", [100000]),
    ("3 آلاف مدني", [3000]),
    ("4 ملايين نازح", [4000000]),
    ("12345678901 شخصا", [None]),  # more digits than there are people
    ("ثلاثة مدنيين", [3]),
    ("ثلاث نساء", [3]),
    ("ثمانية أطفال", [8]),
    ("ثماني نساء", [8]),
    ("عشرة أشخاص", [10]),
    ("أحد عشر شخصا", [11]),
    ("إحدى عشرة امرأة", [11]),
    ("اثني عشر مدنيا", [12]),
    ("اثنا عشر مدنيا", [12]),
    ("اثنتا عشرة امرأة", [12]),
    ("ثلاثة عشر شخصا", [13]),
    ("خمسة عشر قتيلا", [15]),
    ("خمس عشرة امرأة", [15]),
    ("تسعة عشر مدنيا", [19]),
    ("عشرون شخصا", [20]),
    ("عشرين شخصا", [20]),
    ("ثلاثة وعشرين مدنيا", [23]),
    ("خمسة وعشرون قتيلا", [25]),
    ("تسع وتسعون امرأة", [99]),
    ("مئة شخص", [100]),
    ("مائة شخص", [100]),
    ("مئة وخمسة أشخاص", [105]),
    ("مئة وعشرين شخصا", [120]),
    ("مئة وخمسة وعشرين شخصا", [125]),
    ("مئتي شخص", [200]),
    ("مائتين وخمسين شخصا", [250]),
    ("ثلاثمئة وعشرين جنديا", [320]),
    ("ثلاثمائة قتيل", [300]),
    ("أربع مئة قتيل", [400]),
    ("خمسمئة وخمسة وخمسين شخصا", [555]),
    ("تسعمئة شخص", [900]),
    ("ألف شخص", [1000]),
    ("ألفي شخص", [2000]),
    ("ألف وثلاثمئة قتيل", [1300]),
    ("ألف ومئتين وخمسين قتيلا", [1250]),
    ("ثلاثة آلاف شخص", [3000]),
    ("ثلاثة آلاف وخمسمئة شخص", [3500]),
    ("عشرة آلاف شخص", [10000]),
    ("اثني عشر ألف شخص", [12000]),
    ("خمسة وعشرين ألف شخص", [25000]),
    ("مئة ألف شخص", [100000]),
    ("مئة وعشرين ألفا وثلاثمئة شخص", [120300]),
    ("نصف مليون شخص", [500000]),
    ("ربع مليون شخص", [250000]),
    ("مليون شخص", [1000000]),
    ("مليون ونصف", [1000000]),  # "and a half" is lost, not guessed
    ("مليوني شخص", [2000000]),
    ("ثلاثة ملايين ومئتي ألف شخص", [3200000]),
    ("مليون وثلاثمئة ألف شخص", [1300000]),
    ("ألف و 300 قتيل", [1300]),
    ("قتل ثلاثة وأصيب خمسة", [3, 5]),
    ("ثلاثة وخمسة أشخاص", [3, 5]),
    ("3 و5 أشخاص", [3, 5]),
    ("20 و30 شخصا", [20, 30]),
    ("عشرة وعشرين", [10, 20]),
    ("خمسين وثلاثة", [50, 3]),
    ("مئة ومئتين", [100, 200]),
    ("43 شخصا و36 مدنيا", [43, 36]),
    ("2018 17", [2018, 17]),
    ("لا أحد هنا", []),
]

ENGLISH = [
    ("43 people", [43]),
    ("1,300 dead", [1300]),
    ("2.5 million people", [2500000]),
    ("40 thousand", [40000]),
    ("three civilians", [3]),
    ("Thirteen civilians", [13]),
    ("twenty people", [20]),
    ("twenty-three people", [23]),
    ("twenty three people", [23]),
    ("one hundred people", [100]),
    ("a hundred people", [100]),
    ("three hundred and twenty soldiers", [320]),
    ("three hundred twenty soldiers", [320]),
    ("two thousand five hundred", [2500]),
    ("one thousand and five", [1005]),
    ("twenty-five thousand", [25000]),
    ("half a million people", [500000]),
    ("a quarter of a million people", [250000]),
    ("three million two hundred thousand", [3200000]),
    ("three and five people", [3, 5]),
    ("three, five people", [3, 5]),
    ("20 and 30 people", [20, 30]),
    ("ten twenty", [10, 20]),
    ("20 three", [20, 3]),
    ("100 five", [100, 5]),
    ("four hundred thirty two", [432]),
    ("six thousand seven hundred and eighty-nine", [6789]),
]
PACKS = [("ar", row) for row in ARABIC] + [("en", row) for row in ENGLISH if "en" in available()]


@pytest.mark.parametrize(("code", "text", "expected"), [(code, *row) for code, row in PACKS])
def test_numbers(code: str, text: str, expected: list[object]) -> None:
    assert numbers(text, code) == expected


@pytest.mark.parametrize(
    ("norm", "value"),
    [
        ("0", 0),
        ("007", 7),
        ("1,000", 1000),
        ("1.000", 1000),
        ("1,000,000", 1000000),
        ("1.5", 1.5),
        ("1\u066b5", 1.5),
        ("1,5", None),
        ("1,0000", None),
        ("1234,567", None),
        ("1.2.3", None),
        ("999999999", 999999999),
        ("1000000000", None),
        ("999,999,999,999,999", None),
    ],
)
def test_digits(norm: str, value: float | None) -> None:
    assert read_digits(norm) == value


def test_a_joined_number_covers_its_words() -> None:
    text = "قتل ثلاثة آلاف وخمسمئة شخص"
    (number,) = [item for item in items(text, "ar") if "NUM" in item.classes]
    assert text[number.start : number.end] == "ثلاثة آلاف وخمسمئة"


@given(st.integers(0, 999_999_999))
def test_digits_with_and_without_separators_are_one_number(number: int) -> None:
    assert read_digits(str(number)) == number
    assert read_digits(f"{number:,}") == number
    assert read_digits(f"{number:,}".replace(",", ".")) == number


WORDS = ["ثلاثة", "عشر", "عشرين", "مئة", "ألف", "ملايين", "وخمسة", "و", "5", "43", "1,300", "شخص", "نصف", "مليون"]
words = st.lists(st.sampled_from(WORDS), max_size=8)


@given(words)
def test_joining_keeps_all_letters_and_their_order(row: list[str]) -> None:
    text = " ".join(row)
    joined = items(text, "ar")
    assert all(one.end <= other.start for one, other in pairwise(joined))
    assert "".join(text.split()) == "".join("".join(text[i.start : i.end].split()) for i in joined)
