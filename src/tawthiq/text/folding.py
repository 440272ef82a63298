"""Folding text for comparison while keeping the way back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.model import Span

_TATWEEL = "\u0640"
# Tatweel and dots wedged between letters ("قسـ.ـد") hide words from filters; both go.
_WEDGED = re.compile("(?<=\u0640)[.*\u00b7-]+|[.*\u00b7-]+(?=\u0640)")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded copy of a text. `starts[k]` is the folded index where the k-th undisturbed run begins, `shifts[k]` what
    to add there to get the original index; `source` is the original.
    """

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]
    source: str

    def original(self, index: int) -> int:
        """The original index of the folded character at `index`."""
        return index + self.shifts[bisect_right(self.starts, index) - 1]

    def originals(self, indexes: Sequence[int]) -> Sequence[int]:
        """The original indexes of folded characters that come in order."""
        if self.shifts == (0,):
            return indexes
        found: list[int] = []
        for until, shift in zip((*self.starts[1:], len(self.text) + 1), self.shifts, strict=True):
            done = len(found)
            found += [index + shift for index in indexes[done : bisect_left(indexes, until, done)]]
        return found

    def span(self, start: int, end: int) -> Span:
        """The original span of folded `[start, end)`, with the marks that follow its last letter."""
        return Span(self.original(start), self.end(end))

    def end(self, index: int) -> int:
        """The original end of a folded stretch that ends before `index`, with the marks that follow its last letter."""
        return self.original(index) if index < len(self.text) else len(self.source)

    def is_literal(self, start: int, end: int) -> bool:
        """Whether the folded letters `[start, end)` stand so in the original: folding has only dropped marks there."""
        return all(self.source[self.original(index)] == self.text[index] for index in range(start, end))


class _Table(dict[int, int | None]):
    """Maps a code point to its folded one, `None` to drop it; filled as characters are met."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        super().__init__({ord(a): ord(b) if b else None for a, b in letters.items()})

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        plain = unicodedata.normalize("NFKC", character) if character.isalpha() else character
        is_form = len(plain) == 1 and plain != character  # of an Arabic letter by its place in the word, or a wide one
        self[code] = value = self[ord(plain)] if is_form else _fold_character(character)
        return value


def _fold_character(character: str) -> int | None:
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"} or character == _TATWEEL:
        return None
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return ord(str(digit))
    lower = character.lower()
    return ord(lower) if len(lower) == 1 else ord(character)


@dataclass(frozen=True, slots=True)
class Folding:
    """Folds case, digits, marks, tatweel and bidi controls away, and `letters` (one character to one, or to none)."""

    letters: Mapping[str, str]
    _table: _Table = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the lookup table."""
        object.__setattr__(self, "_table", _Table(self.letters))

    def word(self, text: str) -> str:
        """The folded text alone, for names and lexicon forms."""
        return (_WEDGED.sub("", text) if _TATWEEL in text else text).translate(self._table)

    def fold(self, text: str) -> Folded:
        """The folded text with its way back; every kept character stands for exactly one original character."""
        table = self._table
        whole = text.translate(table)
        if len(whole) == len(text) and _TATWEEL not in text:  # nothing is left out
            return Folded(whole, (0,), (0,), text)
        gone = {character for character in set(text) if table[ord(character)] is None}
        wedged = {i for match in _WEDGED.finditer(text) for i in range(*match.span())} if _TATWEEL in text else set()
        pieces: list[str] = []
        starts, shifts = [0], [0]
        done = kept = 0
        for index in _indexes(text, gone, wedged):
            pieces.append(text[done:index])
            kept += index - done
            done = index + 1
            if starts[-1] == kept:
                shifts[-1] = done - kept
            else:
                starts.append(kept)
                shifts.append(done - kept)
        pieces.append(text[done:])
        return Folded("".join(pieces).translate(table), tuple(starts), tuple(shifts), text)


def _indexes(text: str, gone: set[str], wedged: set[int]) -> list[int]:
    """Where the characters stand that are left out, in order."""
    found = set(wedged)
    for character in gone:
        index = text.find(character)
        while index >= 0:
            found.add(index)
            index = text.find(character, index + 1)
    return sorted(found)
