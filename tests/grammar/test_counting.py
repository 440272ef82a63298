from __future__ import annotations

import pytest

from tawthiq.grammar import OBLIQUE, counting
from tawthiq.grammar.tables import tables

ARABIC, ENGLISH = counting("ar"), counting("en")


@pytest.mark.parametrize(
    ("noun", "number", "arabic", "english"),
    [
        ("civilians", 1, "مدني واحد", "one civilian"),
        ("civilians", 2, "مدنيان", "two civilians"),
        ("civilians", 3, "ثلاثة مدنيين", "three civilians"),
        ("civilians", 10, "عشرة مدنيين", "10 civilians"),
        ("civilians", 11, "11 مدنياً", "11 civilians"),
        ("civilians", 99, "99 مدنياً", "99 civilians"),
        ("civilians", 100, "100 مدني", "100 civilians"),
        ("civilians", 103, "103 مدنيين", "103 civilians"),
        ("civilians", 111, "111 مدنياً", "111 civilians"),
        ("civilians", 1240, "1,240 مدنياً", "1,240 civilians"),
        ("women", 1, "امرأة واحدة", "one woman"),
        ("women", 2, "امرأتان", "two women"),
        ("women", 3, "ثلاث نساء", "three women"),
        ("women", 8, "ثماني نساء", "eight women"),
        ("women", 20, "20 امرأة", "20 women"),
        ("unknown", 1, "شخص واحد لم تُذكر صفته", "one person whose status is not stated"),
        ("unknown", 2, "شخصان لم تُذكر صفتهما", "two people whose status is not stated"),
        ("unknown", 7, "سبعة أشخاص لم تُذكر صفتهم", "seven people whose status is not stated"),
    ],
)
def test_exact_numbers(noun: str, number: int, arabic: str, english: str) -> None:
    assert ARABIC.exactly(noun, number).text == arabic
    assert ENGLISH.exactly(noun, number).text == english


@pytest.mark.parametrize(
    ("noun", "number", "arabic"),
    [
        ("sources", 1, "مصدر مستقل واحد"),
        ("sources", 2, "مصدرين مستقلين"),
        ("sources", 3, "ثلاثة مصادر مستقلة"),
        ("reports", 2, "تقريرين"),
        ("civilians", 2, "مدنيين اثنين"),
        ("women", 2, "امرأتين"),
    ],
)
def test_after_a_preposition(noun: str, number: int, arabic: str) -> None:
    assert ARABIC.exactly(noun, number, OBLIQUE).text == arabic


@pytest.mark.parametrize(
    ("noun", "least", "most", "arabic", "english"),
    [
        ("civilians", 15, 53, "ما بين 15 و53 مدنياً", "between 15 and 53 civilians"),
        ("civilians", 3, 7, "ما بين ثلاثة وسبعة مدنيين", "between three and seven civilians"),
        ("women", 3, 7, "ما بين ثلاث وسبع نساء", "between three and seven women"),
        ("civilians", 5, 12, "ما بين 5 و12 مدنياً", "between 5 and 12 civilians"),
        ("civilians", 1, 2, "مدني واحد أو اثنان", "one or two civilians"),
        ("women", 1, 2, "امرأة واحدة أو اثنتان", "one or two women"),
        ("children", 1, 5, "ما بين طفل واحد وخمسة أطفال", "between one and five children"),
        ("civilians", 2, 30, "ما بين مدنيين اثنين و30 مدنياً", "between 2 and 30 civilians"),
        ("civilians", 98, 104, "ما بين 98 و104 مدنيين", "between 98 and 104 civilians"),
        ("civilians", 12, None, "ما لا يقل عن 12 مدنياً", "at least 12 civilians"),
        ("civilians", 2, None, "ما لا يقل عن مدنيين اثنين", "at least two civilians"),
        ("women", None, 4, "ما لا يزيد على أربع نساء", "up to four women"),
        ("women", 0, 4, "ما لا يزيد على أربع نساء", "up to four women"),
        ("people", None, None, "عدد غير محدد من الأشخاص", "an unstated number of people"),
        ("people", 0, None, "عدد غير محدد من الأشخاص", "an unstated number of people"),
    ],
)
def test_ranges(noun: str, least: int | None, most: int | None, arabic: str, english: str) -> None:
    assert ARABIC.amount(noun, least, most).text == arabic
    assert ENGLISH.amount(noun, least, most).text == english


@pytest.mark.parametrize(("least", "most"), [(1, 1), (4, 4), (12, 12), (1, 2)])
def test_an_arabic_verb_agrees_with_the_noun_and_with_the_words_before_it(least: int, most: int) -> None:
    assert ARABIC.verb("killed", ARABIC.amount("women", least, most)) == "قُتلت"
    assert ARABIC.verb("killed", ARABIC.amount("children", least, most)) == "قُتل"
    assert ARABIC.verb("killed", ARABIC.amount("women", least, None)) == "قُتل"


def test_of_a_list_an_arabic_verb_agrees_with_the_first_and_an_english_one_with_all() -> None:
    women, child = (ARABIC.exactly("women", 3), ARABIC.exactly("children", 1))
    assert ARABIC.verb("injured", ARABIC.listed([women, child])) == "أُصيبت"
    assert ARABIC.listed([women, child]).text == "ثلاث نساء وطفل واحد"
    one, other = ENGLISH.exactly("women", 1), ENGLISH.exactly("children", 1)
    assert ENGLISH.verb("injured", one) == "was injured"
    assert ENGLISH.verb("injured", ENGLISH.listed([one, other])) == "were injured"


def test_words_that_are_no_numbers_stay_words() -> None:
    assert ENGLISH.some("children", "tens").text == "dozens of children"
    assert ARABIC.some("children", "tens").text == "عشرات الأطفال"
    assert ARABIC.some("civilians", "hundreds").text == "مئات المدنيين"


def test_every_language_has_the_same_nouns_amounts_and_verbs() -> None:
    arabic, english = tables("ar"), tables("en")
    for table in ("nouns", "amounts", "verbs"):
        assert set(arabic[table]) == set(english[table])
