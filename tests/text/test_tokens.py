"""Tokens: what is a number, a word, a mark, and where each stands in the original."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text import Folding, TokenKind, norms, tokenise

FOLDING = Folding(dict(zip("أإآٱىةؤئ", "اااايهوي", strict=True)))
N, W, P = TokenKind.NUMBER, TokenKind.WORD, TokenKind.PUNCTUATION


def tokens(text: str) -> list[tuple[str, TokenKind]]:
    return [(token.norm, token.kind) for token in tokenise(FOLDING.fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل 43 شخصاً", [("مقتل", W), ("43", N), ("شخصا", W)]),
        ("\u0661\u0662\u0663", [("123", N)]),
        ("1,300", [("1,300", N)]),
        ("3.5", [("3.5", N)]),
        ("1\u066c300", [("1\u066c300", N)]),
        ("5,", [("5", N), (",", P)]),
        ("10/11/2018", [("10", N), ("/", P), ("11", N), ("/", P), ("2018", N)]),
        ("43شخصا", [("43", N), ("شخصا", W)]),
        ("13th", [("13", N), ("th", W)]),
        ("Army's", [("army's", W)]),
        ("Army\u2019s", [("army\u2019s", W)]),
        ("'Army'", [("'", P), ("army", W), ("'", P)]),
        ("al-Hasan", [("al", W), ("-", P), ("hasan", W)]),
        ("القتلى،وأصيب", [("القتلي", W), ("،", P), ("واصيب", W)]),
        ("«حلب»", [("«", P), ("حلب", W), ("»", P)]),
        ("a_b", [("a", W), ("_", P), ("b", W)]),
        ("\ud800", [("\ud800", P)]),
        (" \n\t\u00a0", []),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[tuple[str, TokenKind]]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("قُتِلَ \u0664\u0663 شَخصاً.", ["قُتِلَ", "\u0664\u0663", "شَخصاً", "."]),
        ("\u200fحلب\u200e، قتـــلى", ["حلب\u200e", "،", "قتـــلى"]),
    ],
)
def test_spans_quote_the_original(text: str, quotes: list[str]) -> None:
    found = tokenise(FOLDING.fold(text))
    assert [text[token.span.start : token.span.end] for token in found] == quotes


def test_norms_are_the_tokens_of_a_folded_text() -> None:
    assert norms(FOLDING.word("المرصد السوري، 3")) == ("المرصد", "السوري", "،", "3")


@given(st.text(max_size=80))
def test_tokens_never_overlap_and_leave_out_only_white_space(text: str) -> None:
    folded = FOLDING.fold(text)
    found = tokenise(folded)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(token.norm == folded.text[token.at : token.at + len(token.norm)] for token in found)
    assert "".join(token.norm for token in found) == "".join(folded.text.split())
    assert tuple(token.norm for token in found) == norms(folded.text)
