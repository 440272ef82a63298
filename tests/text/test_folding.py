"""Folding keeps the way back: every folded letter leads to the original letter that it stands for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text import Folding

FOLDING = Folding(dict(zip("أإآٱىةؤئ", "اااايهوي", strict=True)))

ARABIC = "ابتةىأإآؤئءلكمنهوي"
MARKS = "\u064b\u064e\u0651\u0670\u0640\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2069\ufeff"
OTHERS = "aB\u00c9\u0130\u1e9e 0\u0661\u06f2,.\u060c-*\u00b7\n\U0001f54a\ud800"
texts = st.text(alphabet=st.sampled_from(ARABIC + MARKS + OTHERS) | st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("مَدَنِيّاً", "مدنيا"),
        ("قتـــلى", "قتلي"),
        ("قسـ.ـد", "قسد"),
        ("قسـ*ـد", "قسد"),
        ("د.ا.ع.ش", "د.ا.ع.ش"),
        ("أإآٱ", "اااا"),
        ("مدرسة", "مدرسه"),
        ("\ufee3\ufeaa\ufeae\ufeb3\ufe94", "مدرسه"),  # letters by their place in the word
        ("\uff21\uff22", "ab"),  # wide letters
        ("مسؤول رئيس", "مسوول رييس"),
        ("شيء", "شيء"),
        ("\u0661\u0662\u06f3", "123"),
        ("\u200fحلب\u200e", "حلب"),
        ("\u2067حلب\u2069", "حلب"),
        ("NATO's \u00c9tat", "nato's \u00e9tat"),
        ("\u0130", "\u0130"),  # its lower case is two characters: left as it is, so that one stays one
        ("", ""),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert FOLDING.fold(text).text == FOLDING.word(text) == folded


def test_a_letter_may_fold_to_none() -> None:
    folding = Folding({"'": ""})
    folded = folding.fold("al-Sha'ar")
    assert folded.text == "al-shaar"
    assert folded.span(3, 8).end == 9


@pytest.mark.parametrize(
    ("text", "word", "quote"),
    [
        ("قال مَدَنِيّونَ إن", "مدنيون", "مَدَنِيّونَ"),
        ("في \u200fحلب\u200e أمس", "حلب", "حلب\u200e"),
        ("قوات قسـ.ـد هنا", "قسد", "قسـ.ـد"),
        ("عدد \u0664\u0663 شخصا", "43", "\u0664\u0663"),
        ("حلبُ", "حلب", "حلبُ"),
    ],
)
def test_spans_quote_the_original_with_the_marks_that_follow(text: str, word: str, quote: str) -> None:
    folded = FOLDING.fold(text)
    start = folded.text.index(word)
    span = folded.span(start, start + len(word))
    assert text[span.start : span.end] == quote
    assert FOLDING.word(quote) == word


@pytest.mark.parametrize(
    ("text", "ending", "literal"),
    [("سيارته", "ه", True), ("سيارة", "ه", False), ("بيتُهُ", "ه", True), ("مستشفى", "ي", False), ("بيتي", "ي", True)],
)
def test_letters_that_stand_so_in_the_original(text: str, ending: str, literal: bool) -> None:
    folded = FOLDING.fold(text)
    assert folded.text.endswith(ending)
    assert folded.is_literal(len(folded.text) - len(ending), len(folded.text)) is literal


@given(texts)
def test_every_folded_letter_leads_to_one_that_folds_to_it(text: str) -> None:
    folded = FOLDING.fold(text)
    for index, letter in enumerate(folded.text):
        assert FOLDING.word(text[folded.original(index)]) == letter


@given(texts)
def test_the_way_back_only_goes_forward(text: str) -> None:
    folded = FOLDING.fold(text)
    ways = [folded.original(index) for index in range(len(folded.text))]
    assert all(one < next_ for one, next_ in pairwise(ways))
    assert all(0 <= way < len(text) for way in ways)


@given(texts, st.data())
def test_what_a_span_quotes_folds_to_what_it_stands_for(text: str, data: st.DataObject) -> None:
    folded = FOLDING.fold(text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        span = folded.span(start, end)
        letters = [text[folded.original(index)] for index in range(start, end)]
        assert folded.text[start:end] == "".join(map(FOLDING.word, letters))
        assert span.start == folded.original(start)
        assert span.end > folded.original(end - 1)


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = FOLDING.word(text)
    assert FOLDING.word(once) == once


@given(texts)
def test_many_originals_are_those_of_each(text: str) -> None:
    folded = Folding({"\u0649": "\u064a", "x": ""}).fold(text)
    indexes = range(len(folded.text) + 1)
    assert list(folded.originals(indexes)) == [*map(folded.original, indexes[:-1]), len(text)]
