from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.documents.readers.line_order import Glyph, in_reading_order


@pytest.mark.parametrize("text", ["قتل مدني في القرية", "قُتل مدنيّ"])
@pytest.mark.parametrize("in_order", [True, False])
def test_places_decide_and_not_the_order_of_drawing(text: str, in_order: bool) -> None:
    glyphs, x = [], 0.0
    for letter in text:
        if letter in "\u064f\u0651":
            glyphs.append(Glyph(letter, x + 1, 8, x + 4, 9))
            continue
        x -= 4 if letter == " " else 6
        glyphs.append(Glyph(letter, x, 0, x, 0) if letter == " " else Glyph(letter, x, 0, x + 6, 8))
    assert in_reading_order(glyphs if in_order else glyphs[::-1]) == text


def visual(*pieces: str) -> list[Glyph]:
    """Pieces as they stand on the page from left to right."""
    glyphs, x = [], 0.0
    for letter in " ".join(pieces):
        width = 4 if letter == " " else 6
        glyphs.append(Glyph(letter, x, 0, x + width, 8))
        x += width
    return glyphs


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("ةيرقلا", "يف", "12", "لتق"), "قتل 12 في القرية"),
        (("17/11/2018", "موي", "45.5"), "45.5 يوم 17/11/2018"),
        (("ةيرقلا", "نإ", "Syrian", "News", "ةلاكو"), "وكالة Syrian News إن القرية"),
        (("نإ", "(SOHR)", "لاق"), "قال (SOHR) إن"),
        (("نإ", ")SOHR)", "لاق"), "قال (SOHR) إن"),
        (("15", "و", "12", "نيب"), "بين 12 و 15"),
        (("The", "word", "ليتق", "is", "Arabic"), "The word قتيل is Arabic"),
        (("ﺔﻳﺮﻗ",), "قرية"),
    ],
)
def test_numbers_and_latin_words_run_the_other_way(pieces: tuple[str, ...], text: str) -> None:
    assert in_reading_order(visual(*pieces)) == text


@given(st.text(st.sampled_from("abc قتل12.()"), max_size=12))
def test_no_letter_is_lost_or_made(text: str) -> None:
    found = in_reading_order(visual(text))
    assert sorted(one for one in found if one.isalnum()) == sorted(one for one in text if one.isalnum())


def test_on_a_page_that_runs_from_the_right_so_does_each_line_of_it() -> None:
    glyphs = visual("نإ", "Syrian", "News", "Agency", "لاق")
    assert in_reading_order(glyphs, on_such_page=True) == "قال Syrian News Agency إن"
