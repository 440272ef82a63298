from __future__ import annotations

import pytest

from tawthiq.grammar import category, in_script, naming, vague_word

ENGLISH, ARABIC = naming("en"), naming("ar")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Syrian army", "the Syrian army"),
        ("The River Observatory for Human Rights", "the River Observatory for Human Rights"),
        ("River Observatory for Human Rights", "the River Observatory for Human Rights"),
        ("Ministry of Defence", "the Ministry of Defence"),
        ("village of Sadd", "the village of Sadd"),
        ("Houthis", "the Houthis"),
        ("Russia", "Russia"),
        ("Valley Radio", "Valley Radio"),
        ("Al-Jisr Network", "Al-Jisr Network"),
        ("الجيش", "الجيش"),
    ],
)
def test_articles(name: str, expected: str) -> None:
    assert ENGLISH.with_article(name) == expected


def test_a_name_is_in_the_script_of_its_sentence_where_it_has_one() -> None:
    assert in_script("الجيش", ("Army", "Forces"), "LATIN") == "Army"
    assert in_script("الجيش", (), "LATIN") == "الجيش"
    assert ENGLISH.name("الجيش", ("Army",)) == "Army"


def test_quotation_marks_of_reports_go_and_words_of_theirs_stand_in_ours() -> None:
    assert ARABIC.name("قرية \u201cالسد") == "قرية السد"
    assert ARABIC.quoted("ناشطون") == "«ناشطون»"
    assert ENGLISH.quoted("activists") == "activists"
    assert ARABIC.quoted("activists") == "activists"


def test_a_place_that_says_where_takes_no_preposition() -> None:
    assert ARABIC.tells_where("قرب الطاحونة")
    assert ENGLISH.tells_where("Near the mill")
    assert not ENGLISH.tells_where("Nearby")


@pytest.mark.parametrize(
    ("texts", "word"),
    [
        ([("en", "dozens of dead"), ("ar", "عشرات القتلى")], "tens"),
        ([("ar", "مئات القتلى")], "hundreds"),
        ([("en", "dozens or hundreds")], None),
        ([("en", "dozens"), ("en", "several")], None),
        ([("xx", "dozens")], None),
        ([], None),
    ],
)
def test_words_for_how_many(texts: list[tuple[str, str]], word: str | None) -> None:
    assert vague_word(texts) == word


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other"),
     (101, "other"), (103, "few"), (111, "many"), (1002, "other"), (1003, "few")],
)  # fmt: skip
def test_plural_forms_of_arabic(number: int, form: str) -> None:
    assert category("ar", number) == form
    assert category("en", number) == ("one" if number == 1 else "other")
