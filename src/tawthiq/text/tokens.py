"""Words, numbers and punctuation, each with its place in the original text."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from tawthiq.model import Span
from tawthiq.text.folding import Folded

_NUMBER = r"\d+(?:[.,\u066b\u066c]\d+)*"
_WORD = r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*"
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<word>{_WORD})|(?P<punctuation>[^\s])")
_NORM = re.compile(rf"{_NUMBER}|{_WORD}|[^\s]")


class TokenKind(StrEnum):
    """What a token is made of."""

    NUMBER = "number"
    WORD = "word"
    PUNCTUATION = "punctuation"


_KINDS: dict[str | None, TokenKind] = {kind.value: kind for kind in TokenKind}


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


def tokenise(folded: Folded) -> list[Token]:
    """All tokens of a folded text in order; white space gives none."""
    tokens = []
    runs = iter(zip((*folded.starts[1:], len(folded.text)), folded.shifts, strict=True))
    next_run, shift = next(runs)
    for match in _TOKEN.finditer(folded.text):
        at, stop = match.span()
        while at >= next_run:
            next_run, shift = next(runs)
        if stop < next_run:
            start, end = at + shift, stop + shift
        else:
            start, end = at + shift, folded.end(stop)
        tokens.append(Token(match[0], start, end, _KINDS[match.lastgroup], at))
    return tokens


def norms(folded_text: str) -> tuple[str, ...]:
    """The token norms of an already folded string, for lexicon forms and names."""
    return tuple(_NORM.findall(folded_text))
