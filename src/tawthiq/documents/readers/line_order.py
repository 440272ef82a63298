"""Letters at places on a line to the order in which people read them, from right to left where the line runs so.

A PDF says where each letter stands and in what order it was drawn; with Arabic that order is often that of the page,
from left to right or word by word. So the places decide. Numbers and Latin words within a line from right to left run
from left to right, by the classes of the Unicode Bidirectional Algorithm (Unicode Standard Annex 9).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_OPENING, _CLOSING = "([{\u00ab<\u2039", ")]}\u00bb>\u203a"
_LOOSE = re.compile(f"(?<=[{re.escape(_OPENING)}]) | (?=[{re.escape(_CLOSING)}])")
_GAP_WITHIN, _GAP_BETWEEN = 0.25, 0.07
"""Of the height of the line: how wide a gap is a space, within what the file draws as one word, and between two."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter and its box on the page, in points, from the left and the bottom."""

    letter: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """How far from the left it is."""
        return (self.left + self.right) / 2


def runs_from_the_right(glyphs: Iterable[Glyph]) -> bool:
    """Whether more of the letters are of scripts that run from right to left."""
    classes = [unicodedata.bidirectional(glyph.letter) for glyph in glyphs]
    return sum(1 for one in classes if one in _RIGHT_TO_LEFT) > sum(1 for one in classes if one == "L")


def in_reading_order(glyphs: Sequence[Glyph], *, on_such_page: bool = False) -> str:
    """The text of one line; forms of Arabic letters made for printing become the letters.

    `on_such_page` says that the page runs from right to left, and with it every line that has such a letter.
    """
    if not any(unicodedata.bidirectional(glyph.letter) in _RIGHT_TO_LEFT for glyph in glyphs):
        return " ".join(_plain("".join(glyph.letter for glyph in glyphs)).split())
    letters = list(_spaced(_from_the_right(glyphs)))
    if on_such_page or runs_from_the_right(glyphs):
        text = "".join(_turned(letters))
    else:
        text = "".join(_with_right_to_left(letters[::-1]))
    return " ".join(_brackets(_plain(text)).split())


def _plain(text: str) -> str:
    """Presentation forms (U+FB50 to U+FDFF, U+FE70 to U+FEFF) as the letters they are forms of."""
    return "".join(unicodedata.normalize("NFKC", one) if "\ufb50" <= one <= "\ufeff" else one for one in text)


@dataclass(slots=True)
class _Letter:
    """A letter with the marks over and under it, where it stands, and which word of the file it is of."""

    text: str
    glyph: Glyph
    word: int


def _from_the_right(glyphs: Sequence[Glyph]) -> list[_Letter]:
    """The letters by place; the spaces that the file draws are only where its words end."""
    letters: list[_Letter] = []
    marks: list[Glyph] = []
    word = 0
    for glyph in glyphs:
        if glyph.letter.isspace():
            word += 1
        elif unicodedata.category(glyph.letter) == "Mn":
            marks.append(glyph)
        else:
            letters.append(_Letter(glyph.letter, glyph, word))
    for mark in marks:
        nearest = min(letters, key=lambda one: abs(one.glyph.middle - mark.middle), default=None)
        if nearest is not None:
            nearest.text += mark.letter
    return sorted(letters, key=lambda one: -round(one.glyph.middle, 1))


def _spaced(letters: list[_Letter]) -> Iterator[str]:
    """The letters from right to left, with a space where there is a gap as wide as one."""
    height = max((one.glyph.top for one in letters), default=0.0) - min(
        (one.glyph.bottom for one in letters), default=0.0
    )
    for index, one in enumerate(letters):
        before = letters[index - 1] if index else one
        gap = before.glyph.left - one.glyph.right
        if gap > (_GAP_WITHIN if before.word == one.word else _GAP_BETWEEN) * height:
            yield " "
        yield one.text


def _turned(letters: list[str]) -> Iterator[str]:
    """Letters from right to left with the runs in it that go from left to right turned round."""
    classes = [unicodedata.bidirectional(letter[0]) for letter in letters]
    index = 0
    while index < len(letters):
        end = _run_end(classes, index)
        yield from reversed(letters[index:end]) if end > index + 1 else letters[index : index + 1]
        index = max(end, index + 1)


def _run_end(classes: list[str], start: int) -> int:
    """Where the run of Latin words or of one number ends that begins at `start`; `start` itself where none does."""
    if classes[start] not in _NUMBERS and classes[start] != "L":
        return start
    end = start + 1
    has_word = classes[start] == "L"
    for index in range(start + 1, len(classes)):
        one, before = classes[index], classes[index - 1]
        if one in _RIGHT_TO_LEFT:
            break
        if one == "L" or (one in _NUMBERS and (has_word or before in _NUMBERS or _joins(classes, index - 1))):
            has_word |= one == "L"
            end = index + 1
        elif one in _NUMBERS and not has_word:
            break
    return end


def _joins(classes: list[str], index: int) -> bool:
    """Whether a mark stands within one number: a point, a comma, a colon or a slash between its digits."""
    return classes[index] == "CS" and index > 0 and classes[index - 1] in _NUMBERS


def _with_right_to_left(letters: list[str]) -> Iterator[str]:
    """Letters from left to right with the words of the other direction in it turned round, their numbers not."""
    classes = [unicodedata.bidirectional(letter[0]) for letter in letters]
    index = 0
    while index < len(letters):
        end = index
        while classes[index] in _RIGHT_TO_LEFT:
            more = next((one for one in range(end, len(letters)) if classes[one] in _RIGHT_TO_LEFT), None)
            if more is None or "L" in classes[end:more]:
                break
            end = more + 1
        if end > index:
            yield from _turned(letters[index:end][::-1])
        else:
            yield letters[index]
        index = max(end, index + 1)


def _brackets(text: str) -> str:
    """The text with its brackets the right way round: files draw them by their looks, or by their meaning, or mixed."""
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        places = [index for index, letter in enumerate(text) if letter in {opening, closing}]
        if len(places) % 2 == 0 and any(text[place] != (opening, closing)[n % 2] for n, place in enumerate(places)):
            letters = list(text)
            for number, place in enumerate(places):
                letters[place] = (opening, closing)[number % 2]
            text = "".join(letters)
    return _LOOSE.sub("", text)
