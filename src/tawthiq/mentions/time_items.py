"""A report as a row of items that time patterns can match: known words with their classes, the rest as OTHER."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tawthiq.lang.calendar import TimeWord, TimeWords
from tawthiq.lang.clitics import Split
from tawthiq.mentions.time_values import SILENT, When, merge
from tawthiq.text import Remembered, Token, TokenKind

_MARKS = {
    "/": "SLASH",
    "\\": "SLASH",
    "-": "DASH",
    "\u2013": "DASH",
    "\u2014": "DASH",
    "(": "OPEN",
    ")": "CLOSE",
    "[": "OPEN",
    "]": "CLOSE",
    ",": "COMMA",
    "\u060c": "COMMA",
    ".": "DOT",
}
_OTHER = frozenset({"OTHER"})
_BREAK = frozenset({"BREAK"})
_YEARS = range(1900, 2100)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_RUN_TOGETHER = re.compile(r"(0?[1-9]|[12]\d|3[01])((?:19|20)\d\d)")  # "Jun 132016", a comma lost between

_SAYS: dict[str, Callable[[TimeWord], When]] = {
    "WEEKDAY": lambda word: When(weekday=word.number),
    "CUEDAY": lambda word: When(weekday=word.number),
    "MONTH": lambda word: When(month=word.number),
    "CUEMONTH": lambda word: When(month=word.number),
    "MONTHFIRST": lambda word: When(month=word.number),
    "HIJRI": lambda word: When(month=word.number, lunar=True),
    "FEAST": lambda word: When(month=int(word.value[:2]), day=int(word.value[3:]), lunar=True),
    "AH": lambda _: When(lunar=True),
    "PART": lambda word: When(part=word.value),
    "PARTADV": lambda word: When(part=word.value),
    "NIGHT": lambda word: When(offset=word.number, part="past-night"),
    "OVERNIGHT": lambda word: When(offset=word.number, part="over-night"),
    "SHIFTDAY": lambda word: When(count=word.number),
    "WARWORD": lambda _: When(war=True),
    "RELDAY": lambda word: When(offset=word.number),
    "TODAY": lambda word: When(offset=word.number),
    "UNIT": lambda word: When(unit=word.value),
    "UNITS": lambda word: When(unit=word.value),
    "UNITDUAL": lambda word: When(unit=word.value, count=2),
    "LAST": lambda word: When(order=-1, rolling=word.value == "past"),
    "LASTBEFORE": lambda word: When(order=-1, rolling=word.value == "past"),
    "CURRENT": lambda _: When(order=0),
    "THIS": lambda _: When(order=0),
    "NEXT": lambda _: When(order=1),
    "NEXTBEFORE": lambda _: When(order=1),
    "EDGE": lambda word: When(edge=word.value),
    "APPROX": lambda _: When(about=True),
    "VAGUE": lambda _: When(vague=True),
    "SEASON": lambda word: When(season=word.value),
    "ORD": lambda word: When(number=word.number),
    "NUMWORD": lambda word: When(number=word.number),
}
_ALSO = {"NUMWORD": "NUM", "TODAY": "RELDAY", "OVERNIGHT": "NIGHT"}


class Item(NamedTuple):
    """`classes` for the patterns, `when` for all that it may say, and its place in the original text."""

    classes: frozenset[str]
    start: int
    end: int
    when: When = SILENT


class _Words:
    """How words and marks read by themselves, remembered."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words
        self.readings = Remembered(words.readings)
        self.unread = Remembered(self._unread)
        self.read = Remembered(self._read)

    def _unread(self, norm: str) -> frozenset[str] | None:
        """The classes of what no time word reads, which is most of a text; `None` where one may."""
        if self.readings[norm]:
            return None
        return _OTHER if norm[0].isalnum() else _mark(norm, self.words)

    def _read(self, word: tuple[str, str]) -> tuple[list[Item], frozenset[str]]:
        """Of a folded word and its letters: its items, counted from its start, and what may go on what it begins."""
        norm, letters = word
        kind = TokenKind.WORD if norm[0].isalnum() else TokenKind.PUNCTUATION
        items, _ = _Reader(letters, self, [norm]).read([Token(norm, 0, len(letters), kind)], 0, definite=False)
        phrases = self.words.phrases
        return items, frozenset().union(*(phrases.after(reading.core) for reading in self.readings[norm]))


_remembered = lru_cache(maxsize=16)(_Words)


def _mark(norm: str, words: TimeWords) -> frozenset[str]:
    mark = _MARKS.get(norm, "MARK")
    return frozenset({mark, "DAYFIRST"} if words.day_first and mark in {"SLASH", "DASH"} else {mark})


def read_items(tokens: Sequence[Token], text: str, words: TimeWords) -> list[Item]:
    """The items of a report in order; a line break gives a BREAK, silent words (the English article) give none."""
    known = _remembered(words)
    reader = _Reader(text, known, [token.norm for token in tokens])
    unread, read = known.unread, known.read
    following = (*reader.norms[1:], "")
    items: list[Item] = []
    position, definite, line_end = 0, False, text.find("\n")
    while position < len(tokens):
        norm, start, end, kind, _ = token = tokens[position]
        if 0 <= line_end < start:
            if items:
                items.append(Item(_BREAK, start, start))
            line_end = text.find("\n", start)
        position += 1
        if norm in words.silent:
            definite = True
            continue
        if kind is TokenKind.NUMBER:
            items.append(_number(token))
        elif (classes := unread[norm]) is not None:
            items.append(Item(classes, start, end))
        else:
            alone, continued = read[norm, text[start:end]]
            if definite or following[position - 1] in continued:
                found, used = reader.read(tokens, position - 1, definite)
                items += found
                position += used - 1
                line_end = text.find("\n", tokens[position - 1].end)
            else:
                items += [Item(classes, start + first, start + last, when) for classes, first, last, when in alone]
        definite = False
    return items


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    known: _Words
    norms: list[str]

    def read(self, tokens: Sequence[Token], position: int, definite: bool) -> tuple[list[Item], int]:
        """The items of the word or phrase at `position`, and how many tokens they take."""
        token = tokens[position]
        reading, used, found = self._longest(position, self.text[token.start])
        if not found:
            classes = _OTHER if token.kind is TokenKind.WORD else _mark(token.norm, self.known.words)
            return [Item(classes, token.start, token.end)], 1
        end = tokens[position + used - 1].end - reading.suffix
        items, start = _clitics(token, self.text, reading)
        items.append(_item(found, start, end, definite or reading.definite))
        return items, used

    def _longest(self, position: int, initial: str) -> tuple[Split, int, list[TimeWord]]:
        """The reading of a word that covers most tokens; among equals the one with fewest clitics off."""
        best: tuple[Split, int, list[TimeWord]] = (Split((), ""), 0, [])
        for reading in self.known.readings[self.norms[position]]:
            used, values = self.known.words.phrases.longest(reading.core, self.norms, position + 1)
            used = min(used, 1) if reading.suffix else used
            bare = all(name == "AND" for name, _ in reading.before)
            kept = [
                word for word in values if (bare or word.name != "CUEMONTH") and (not word.capital or initial.isupper())
            ]
            if kept and used > best[1]:
                best = (reading, used, kept)
        return best


def _clitics(token: Token, text: str, reading: Split) -> tuple[list[Item], int]:
    """Items for the conjunction and preposition written onto a word, and where the rest of the word starts."""
    items, start = [], token.start
    for name, letters in reading.before:
        end = start + len(letters)
        while end < token.end and not text[end].isalpha():
            end += 1
        items.append(Item(frozenset({name}), start, end))
        start = end
    return items, start


def _item(found: list[TimeWord], start: int, end: int, definite: bool) -> Item:
    classes: set[str] = set()
    said: list[When] = []
    for word in found:
        also = _ALSO.get(word.name)
        classes |= {word.name} | ({also} if also else set())
        if word.name in {"UNIT", "UNITS", "UNITDUAL"}:
            classes.add(f"U_{word.value.upper()}")
            if definite and word.name == "UNIT":
                classes.add("DEFINITE")
        says = _SAYS.get(word.name)
        if says is not None:
            said.append(says(word))
    return Item(frozenset(classes), start, end, merge(said) or SILENT)


def _number(token: Token) -> Item:
    dotted = _DOTTED.fullmatch(token.norm)
    if dotted:
        day, month, year = map(int, dotted.groups())
        said = When(day=day, month=month, year=year)
        return Item(frozenset({"DATE"}), token.start, token.end, said)
    if not token.norm.isdigit() or len(token.norm) > 9:
        return Item(_OTHER, token.start, token.end)
    number, classes = int(token.norm), {"NUM"}
    if 1 <= number <= 31 and len(token.norm) <= 2:
        classes |= {"DAYNUM", "MONTHNUM" if number <= 12 else "DAYONLY"}
    if number in _YEARS and len(token.norm) == 4:
        classes.add("YEARNUM")
    together = _RUN_TOGETHER.fullmatch(token.norm)
    if together:
        day, year = map(int, together.groups())
        return Item(frozenset({"NUM", "DAYYEAR"}), token.start, token.end, When(day=day, year=year, number=number))
    return Item(frozenset(classes), token.start, token.end, When(number=number))
