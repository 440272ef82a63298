"""A row of items: which class each word gets, which clitics stand apart, and that no letter is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mentions.rows import itemised

from tawthiq.mentions import Item


def by_words(text: str) -> list[tuple[str, set[str]]]:
    return [(text[item.start : item.end], set(item.classes)) for item in itemised(text)]


def test_clitics_stand_apart() -> None:
    found = by_words("وبالقصف")
    assert [words for words, _ in found] == ["و", "ب", "القصف"]
    assert [classes & {"AND", "BY", "ATTACK"} for _, classes in found] == [{"AND"}, {"BY"}, {"ATTACK"}]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("للقوات", ["لل", "للقوات"]),  # without the article that is swallowed, the rest is no word
        ("وَبِالقَصفِ", ["وَ", "بِ", "القَصفِ"]),
        ("وقتـــل", ["و", "قتـــل"]),
        ("مواقع التحالف الدولي", ["مواقع", "التحالف الدولي"]),
        ("والمرصد السوري لحقوق الإنسان", ["و", "المرصد السوري لحقوق الإنسان"]),
        ("43شخصا", ["43", "شخصا"]),
        ("«حلب»", ["«", "حلب", "»"]),
    ],
)
def test_what_stands_together(text: str, quotes: list[str]) -> None:
    assert [words for words, _ in by_words(text)] == quotes


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("قتيل", {"VICTIM"}),
        ("التحالف الدولي", {"ACTOR", "ACTOR_COALITION", "ARMED"}),
        ("الدفاع المدني السوري", {"ACTOR", "ACTOR_RESCUE"}),
        ("،", {"COMMA"}),
        ("؛", {"SEMICOLON"}),
        ("؟", {"QUESTION"}),
        ("…", {"DOT"}),
        ("«", {"QUOTE"}),
        ("†", {"MARK"}),
        ("43", {"NUM"}),
        ("زقزاق", {"WORD"}),
        ("الزقزاقية", {"WORD", "DEF_WORD"}),
        ("هجين", {"DOUBTFUL_PLACE"}),
        ("جويا", {"PLACE"}),
        ("جوياً", {"WORD"}),
    ],
)
def test_classes(word: str, classes: set[str]) -> None:
    ((words, found),) = by_words(word)
    assert words == word
    assert found == classes


@pytest.mark.parametrize(
    ("text", "definite", "possessed"),
    [("قتيل", False, False), ("القتيل", True, False), ("للقتيل", True, False), ("مسلحيها", False, True)],
)
def test_article_and_ending(text: str, definite: bool, possessed: bool) -> None:
    item = itemised(text)[-1]
    assert (item.definite, item.possessed) == (definite, possessed)


@pytest.mark.parametrize("word", ["الفئة", "آلية", "قضية", "ذكرى"])
def test_letters_that_fold_to_an_ending_are_none(word: str) -> None:
    """They would be two thousand, "to", "died" and "mentioned" with an ending off."""
    assert not itemised(word)[-1].possessed


def test_the_longest_reading_wins_over_one_with_less_taken_off() -> None:
    (item,) = [item for item in itemised("في وزارة الدفاع الروسية") if "ACTOR" in item.classes]
    assert item.actor() is not None
    assert len(item.norm.split()) > 1


def test_features_and_places() -> None:
    item = itemised("مدنيين")[0]
    assert (item.feature("who"), item.feature("num"), item.feature("level")) == ("civilians", "p", None)
    assert {place.country for place in itemised("حلب")[0].places()} == {"SY"}
    assert itemised("حلب")[0].actor() is None


def test_a_short_place_name_is_not_read_after_a_clitic() -> None:
    assert all(not item.places() for item in itemised("بقم"))


alphabet = st.sampled_from("ابتةىلوكفسمن الحلب قتيل و،.43\u0660\u0640\u064e\u200f\n«»") | st.characters()
texts = st.text(alphabet=alphabet, max_size=60)

TATWEEL = "\u0640"  # a letter to Unicode, and nothing to a reader


def is_covered(text: str, items: list[Item]) -> bool:
    inside = {index for item in items for index in range(item.start, item.end)}
    letters = (index for index in range(len(text)) if text[index].isalnum() and text[index] != TATWEEL)
    return all(index in inside for index in letters)


@given(texts)
def test_each_letter_stands_in_one_item(text: str) -> None:
    items = itemised(text)
    assert all(one.end <= other.start or one.norm == "لل" for one, other in pairwise(items))
    assert is_covered(text, items)
    assert all(item.classes for item in items)


@given(
    st.lists(
        st.sampled_from(["والقتلى", "بالقصف", "سيارته", "سيارة", "للقوات", "قتـــل", "هجين", "،", "43"]), min_size=1
    )
)
def test_a_word_reads_the_same_wherever_it_stands(words: list[str]) -> None:
    text = " | ".join(words)
    alone = [item for word in words for item in (*itemised(word), *itemised("|"))][:-1]
    assert [(i.classes, i.norm, i.definite, i.possessed) for i in itemised(text)] == [
        (i.classes, i.norm, i.definite, i.possessed) for i in alone
    ]


def test_letters_that_fold_alike_are_told_apart() -> None:
    """A possessive ending is one only as written; what was remembered of one spelling is not used for another."""
    assert [[item.possessed for item in itemised(word)] for word in ("غاراته", "غاراتة", "غاراته")] == [
        [True],
        [False],
        [True],
    ]


@pytest.mark.parametrize(
    ("text", "word", "is_verb"),
    [("قصف", "قصف", True), ("القصف", "القصف", False), ("بقصف", "قصف", False), ("لتقصف", "تقصف", True)],
)
def test_a_verb_has_no_article_and_no_preposition_of_nouns(text: str, word: str, is_verb: bool) -> None:
    assert ("STRUCK" in dict(by_words(text))[word]) is is_verb


def test_a_state_with_the_article_is_an_adjective() -> None:
    assert dict(by_words("الأراضي السورية"))["السورية"] & {"DEMONYM", "ARMED"} == {"DEMONYM"}
    assert "ARMED" in dict(by_words("سورية"))["سورية"]


def test_no_name_stands_after_a_particle_of_the_future() -> None:
    assert "PLACE" not in set().union(*(classes for _, classes in by_words("سليمان")))
