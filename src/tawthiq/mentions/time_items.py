"""A report as a row of items that time patterns can match: known words with their classes, the rest as OTHER."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import itemgetter
from typing import NamedTuple

from tawthiq.lang.calendar import TimeWord, TimeWords
from tawthiq.lang.clitics import Split
from tawthiq.mentions.time_values import SILENT, When, merge
from tawthiq.text import Remembered, Token, TokenKind, shared

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


_made = partial(tuple.__new__, Item)  # of all four values at once
_start = itemgetter(1)  # of a token


class _Word(NamedTuple):
    """How a word, mark or number reads by itself: its items, counted from its start, and how it may begin a phrase."""

    items: tuple[Item, ...]
    cores: tuple[str, ...] = ()
    continued: frozenset[str] = frozenset()
    is_silent: bool = False


class _Words:
    """How words, marks and numbers read by themselves, remembered by their folded form and their letters."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words
        self.readings = Remembered(words.readings)
        self.alone = Remembered(self._alone)
        self._thirds = Remembered(self._going_on)

    def _alone(self, word: tuple[str, str]) -> _Word:
        return shared(self._read(*word))  # most words say nothing of time, and differ in their length alone

    def _read(self, norm: str, letters: str) -> _Word:
        if norm in self.words.silent:
            return _Word((), is_silent=True)
        if norm[0].isdecimal():
            classes, when = _number(norm)
            return _Word((Item(classes, 0, len(letters), when),))
        kind = TokenKind.WORD if norm[0].isalnum() else TokenKind.PUNCTUATION
        items, _ = _Reader(letters, self, [norm]).read([Token(norm, 0, len(letters), kind)], 0, definite=False)
        cores = tuple(reading.core for reading in self.readings[norm])
        return _Word(tuple(items), cores, frozenset().union(*map(self.words.phrases.after, cores)))

    def _going_on(self, words: tuple[tuple[str, str], str]) -> frozenset[str] | None:
        return self.words.phrases.going_on(self.alone[words[0]].cores, words[1])

    def begin(self, word: tuple[str, str], second: str, third: str) -> bool:
        """Whether a phrase of two words or more may begin with these."""
        thirds = self._thirds[word, second]
        return thirds is None or third in thirds


_remembered = lru_cache(maxsize=16)(_Words)


def _mark(norm: str, words: TimeWords) -> frozenset[str]:
    mark = _MARKS.get(norm, "MARK")
    return frozenset({mark, "DAYFIRST"} if words.day_first and mark in {"SLASH", "DASH"} else {mark})


def read_items(tokens: Sequence[Token], text: str, words: TimeWords) -> list[Item]:
    """The items of a report in order; a line break gives a BREAK, silent words (the English article) give none."""
    known = _remembered(words)
    reader = _Reader(text, known, [token[0] for token in tokens])
    keys = [(norm, text[start:end]) for norm, start, end, _, _ in tokens]
    alone = list(map(known.alone.__getitem__, keys))
    following = [*reader.norms[1:], "", ""]
    breaks = frozenset(_line_starts(tokens, text))
    silent = {index for index, word in enumerate(alone) if word.is_silent}
    phrases = {
        index
        for index, (word, second) in enumerate(zip(alone, following, strict=False))
        if second in word.continued and known.begin(keys[index], second, following[index + 1])
    }
    items: list[Item] = []
    done, last_silent = 0, -2
    for index in sorted(breaks | silent | phrases | {index + 1 for index in silent if index + 1 < len(tokens)}):
        if index < done:
            continue  # inside a phrase
        items += _placed(alone, tokens, done, index)
        done = index
        if index in breaks and items:
            items.append(Item(_BREAK, tokens[index].start, tokens[index].start))
        if index in silent:
            last_silent, done = index, index + 1
        elif index in phrases or (last_silent == index - 1 and alone[index].cores):
            found, used = reader.read(tokens, index, last_silent == index - 1)
            items += found
            done = index + used
    return items + _placed(alone, tokens, done, len(tokens))


def _placed(words: Sequence[_Word], tokens: Sequence[Token], first: int, last: int) -> list[Item]:
    """The items of words that read as they do alone, each where its token stands."""
    return [
        _made((classes, at + start, at + end, when))
        for word, (_, at, _, _, _) in zip(words[first:last], tokens[first:last], strict=True)
        for classes, start, end, when in word.items
    ]


def _line_starts(tokens: Sequence[Token], text: str) -> Iterator[int]:
    """The tokens before which a line ends."""
    line_end = text.find("\n")
    index = 0
    while line_end >= 0:
        index = bisect_left(tokens, line_end, index, key=_start)
        if index == len(tokens):
            return
        yield index
        line_end = text.find("\n", tokens[index].start)


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


def _number(norm: str) -> tuple[frozenset[str], When]:
    dotted = _DOTTED.fullmatch(norm)
    if dotted:
        day, month, year = map(int, dotted.groups())
        return frozenset({"DATE"}), When(day=day, month=month, year=year)
    if not norm.isdigit() or len(norm) > 9:
        return _OTHER, SILENT
    number, classes = int(norm), {"NUM"}
    if 1 <= number <= 31 and len(norm) <= 2:
        classes |= {"DAYNUM", "MONTHNUM" if number <= 12 else "DAYONLY"}
    if number in _YEARS and len(norm) == 4:
        classes.add("YEARNUM")
    together = _RUN_TOGETHER.fullmatch(norm)
    if together:
        day, year = map(int, together.groups())
        return frozenset({"NUM", "DAYYEAR"}), When(day=day, year=year, number=number)
    return frozenset(classes), When(number=number)
