"""Where sentences end: stops that do and stops that do not, and spans that cover what is there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text import split_lines, split_sentences

ABBREVIATIONS = frozenset({"gen", "mr", "د"})


def split(text: str) -> list[str]:
    return [
        text[sentence.span.start : sentence.span.end] for sentence in split_sentences(text, abbreviations=ABBREVIATIONS)
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("قتل مدني. أصيب آخر.", ["قتل مدني.", "أصيب آخر."]),
        ("قتل مدني؟ لا! نعم۔ ربما", ["قتل مدني؟", "لا!", "نعم۔", "ربما"]),
        ("سقط قتلى في البلدة.,وقال المرصد ذلك.", ["سقط قتلى في البلدة.", "وقال المرصد ذلك."]),
        ("سقط قتلى في البلدة., وقال المرصد ذلك.", ["سقط قتلى في البلدة.", "وقال المرصد ذلك."]),
        ("قال «انتهى القصف.» ثم غادر.", ["قال «انتهى القصف.»", "ثم غادر."]),
        ('He said "it is over." Then he left.', ['He said "it is over."', "Then he left."]),
        ("(It was night.) Then day.", ["(It was night.)", "Then day."]),
        ("وقال... ثم سكت. انتهى", ["وقال... ثم سكت.", "انتهى"]),
        ("ضربات على البلدة.. ومقتل مدني", ["ضربات على البلدة.. ومقتل مدني"]),
        ("About 3.5 million. Some 1.200 died.", ["About 3.5 million.", "Some 1.200 died."]),
        ("في 10.11.2018 قتل مدني.", ["في 10.11.2018 قتل مدني."]),
        ("Lt. Gen. Smith spoke.", ["Lt.", "Gen. Smith spoke."]),  # only what is listed is an abbreviation
        ("Mr. J. Smith spoke. He left.", ["Mr. J. Smith spoke.", "He left."]),
        ("وقال د. سمير إن القصف توقف.", ["وقال د. سمير إن القصف توقف."]),
        ("The U.S. military denied it.", ["The U.S. military denied it."]),
        ("انتهى القصف مساء.وقال المرصد إن القتلى كثر", ["انتهى القصف مساء.", "وقال المرصد إن القتلى كثر"]),
        ("See example.com for more.", ["See example.com for more."]),
        ("The raid ended.Then it began.", ["The raid ended.Then it began."]),  # capitals tell names and domains apart
        ("Is it true?! Yes.", ["Is it true?!", "Yes."]),
        ("one line\nanother line", ["one line", "another line"]),
        ("one\r\n\r\n  two  \u2029three", ["one", "two", "three"]),
        ("\u00a0 \n\t\n", []),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_sentences_know_their_line() -> None:
    found = split_sentences("Title\n\nOne. Two.\nThree.")
    assert [sentence.line for sentence in found] == [0, 1, 1, 2]


def test_lines_are_trimmed_and_empty_ones_left_out() -> None:
    text = "  a b \n\n \t\n\tc\r\nd"
    assert [text[line.start : line.end] for line in split_lines(text)] == ["a b", "c", "d"]


anything = st.text(
    alphabet=st.sampled_from('ab قت.,!?\u061f\u2026"»)(1\n\r\u2028 \u00a0\x85\x1c') | st.characters(), max_size=80
)


@given(anything)
def test_sentences_cover_all_that_is_no_space_once_and_in_order(text: str) -> None:
    found = split_sentences(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    pieces = [text[sentence.span.start : sentence.span.end] for sentence in found]
    assert all(piece == piece.strip() for piece in pieces)
    said = "".join("".join(piece.split()) for piece in pieces)
    assert said.replace(",", "") == "".join(text.split()).replace(",", "")  # a joint's comma belongs to no sentence


@given(anything)
def test_each_sentence_stands_in_its_line(text: str) -> None:
    lines = split_lines(text)
    assert all(lines[sentence.line].contains(sentence.span) for sentence in split_sentences(text))
