"""Words, numbers and punctuation, each with its place in the original text."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import partial
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from tawthiq.model import Span
from tawthiq.text.folding import Folded
from tawthiq.text.remembered import Remembered

_NUMBER = r"\d+(?:[.,\u066b\u066c]\d+)*"
_WORD = r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*"
_COMMON = r"[a-z\u0621-\u064a]++(?![\w'\u2019])"  # most words, found faster
_NORM = re.compile(rf"{_COMMON}|{_NUMBER}|{_WORD}|[^\s]")
_CUT = re.compile(f"({_NORM.pattern})")


class TokenKind(StrEnum):
    """What a token is made of."""

    NUMBER = "number"
    WORD = "word"
    PUNCTUATION = "punctuation"


class Token(NamedTuple):
    """`norm` is the folded form, `start` and `end` are offsets in the original text (half-open), `at` in the folded."""

    norm: str
    start: int
    end: int
    kind: TokenKind
    at: int = 0

    @property
    def span(self) -> Span:
        """Where the token stands in the original text."""
        return Span(self.start, self.end)


_token = partial(tuple.__new__, Token)  # of all five values at once


def _kind(first: str) -> TokenKind:
    """What a token is, by its first character."""
    if first.isdecimal():
        return TokenKind.NUMBER
    return TokenKind.WORD if first.isalnum() else TokenKind.PUNCTUATION


_kinds = Remembered(_kind)
_first = itemgetter(0)


def tokenise(folded: Folded) -> list[Token]:
    """All tokens of a folded text in order; white space gives none."""
    pieces = _CUT.split(folded.text)  # what is between tokens, a token, what is between, and so on
    edges = list(accumulate(map(len, pieces)))
    found, at = pieces[1::2], edges[:-1:2]
    starts, ends = folded.originals(at), folded.originals(edges[1::2])
    return list(map(_token, zip(found, starts, ends, map(_kinds.__getitem__, map(_first, found)), at, strict=True)))


def norms(folded_text: str) -> tuple[str, ...]:
    """The token norms of an already folded string, for lexicon forms and names."""
    return tuple(_NORM.findall(folded_text))
