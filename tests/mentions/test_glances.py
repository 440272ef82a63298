"""A sentence at a glance has the words, counts and parties that reading finds in it, and no days and places."""

from __future__ import annotations

import pytest

from tawthiq.lang import load
from tawthiq.mentions import glance, read_passages, words_of
from tawthiq.model import Document


@pytest.mark.parametrize(
    ("language", "text", "classes"),
    [
        ("ar", "مقتل 43 شخصاً بينهم 36 مدنياً", {"OUTCOME", "COUNT_GROUP", "SUBSET"}),
        ("ar", "قصفت القوات الحكومية البلدة", {"STRUCK", "PARTY"}),
        ("en", "Russian warplanes struck the town", {"PARTY", "STRUCK"}),
        ("en", "three hundred and twenty people were killed", {"COUNT_GROUP", "AFTER"}),
    ],
)
def test_what_is_seen(language: str, text: str, classes: set[str]) -> None:
    passage = glance(text, load(language))
    (read,) = read_passages(Document("case", text, language), load(language))
    assert classes <= passage.row.classes & read.row.classes


def test_days_and_places_stay_words() -> None:
    classes = glance("قصف على بلدة هجين يوم 13 أيار 2020", load("ar")).row.classes
    assert not classes & {"TIME", "PLACE_EXACT"}


def test_the_items_stand_where_their_words_do() -> None:
    text = "قتل 43 شخصاً"
    passage = glance(text, load("ar"))
    assert [text[item.start : item.end] for item in passage.items[1:-1]] == ["قتل", "43 شخصاً"]


@pytest.mark.parametrize("text", ["", " ", "\u064e"])
def test_nothing_is_seen_in_nothing(text: str) -> None:
    assert glance(text, load("ar")).row.classes == {"EDGE"}


def test_of_what_is_far_longer_than_a_sentence_only_the_beginning_is_seen() -> None:
    assert len(words_of("كلمة " * 3000, load("ar"))) == 1000
