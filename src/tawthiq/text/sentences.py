"""Sentences and lines of a report, as spans of the original text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_CLOSERS = "\"'\u00bb\u201d\u2019)\\]"
# A stop; closing quotes; and the comma that joined paragraphs leave behind (".,").
_STOP = re.compile(
    rf"(?P<stop>[.!?\u061f\u06d4]+)(?P<close>[{_CLOSERS}]*)(?P<joint>,?)(?=(?P<space>\s|$)|(?P<glued>[^\W\d_]))"
)
_WORD_BEFORE = re.compile(r"([^\W_]+(?:\.[^\W\d_])*)$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_TATWEEL = "\u0640"
_MIN_GLUED = 3  # letters on both sides of a stop without a space: shorter ones are abbreviations or domain names


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span and the index of the line (paragraph) it stands in."""

    span: Span
    line: int


def split_lines(text: str) -> list[Span]:
    """The lines that hold more than white space, trimmed."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped[0])
            found.append(Span(start, start + len(stripped)))
    return found


def split_sentences(text: str, abbreviations: frozenset[str] = frozenset()) -> list[Sentence]:
    """Sentences in order. A stop ends one unless it stands in a number, an abbreviation or an ellipsis.

    `abbreviations` are words, lower case, after which a stop ends nothing ("gen", "mr").
    """
    sentences = []
    for index, line in enumerate(split_lines(text)):
        start = line.start
        for end, following in _stops(text, line, abbreviations):
            if text[start:end].strip():
                sentences.append(Sentence(_trim(text, start, end), index))
            start = following
        if text[start : line.end].strip():
            sentences.append(Sentence(_trim(text, start, line.end), index))
    return sentences


def _stops(text: str, line: Span, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """(end of the sentence with its stop, start of the next) for each stop that ends a sentence."""
    for match in _STOP.finditer(text, line.start, line.end):
        if len(match["stop"]) > 1 and set(match["stop"]) == {"."}:
            continue  # an ellipsis, or the ".." of headlines
        if _TATWEEL in text[max(line.start, match.start() - 1) : match.end() + 1]:
            continue  # a dot wedged into a word
        before = _WORD_BEFORE.search(text, max(line.start, match.start() - 40), match.start())
        word = before.group(1).lower() if before else ""
        if match["stop"] == "." and (word in abbreviations or _is_initial(word)):
            continue
        if match["glued"] and not match["joint"]:
            after = _WORD_AFTER.match(text, match.end())
            if len(word) < _MIN_GLUED or after is None or len(after.group()) < _MIN_GLUED or not _arabic(after.group()):
                continue
        yield match.end("close"), match.end()


def _is_initial(word: str) -> bool:
    """Whether the word is one letter, or letters with stops between them ("U.S")."""
    return all(len(part) == 1 and part.isalpha() for part in word.split("."))


def _arabic(word: str) -> bool:
    """Whether the word is in a script without capitals, where a stop without a space is a common slip."""
    return word[0].lower() == word[0].upper()


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, start + lead + len(piece.strip()))
