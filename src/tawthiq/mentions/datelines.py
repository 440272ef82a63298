"""Headline, dateline and lead that a page's text has lost the line breaks between, taken apart again.

"Raid kills six AFP Monday 4 May 2020 Six people were killed ..." is two statements with the page's date between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tawthiq.mentions.time_datelines import TOP
from tawthiq.mentions.times import TimeMention
from tawthiq.model import Span
from tawthiq.text import Sentence

_LINES = 2  # lines of a text in which it may stand
_REST = 4  # words: a shorter remainder is no statement
_AFTER = re.compile(r"(?:\s|[)\]|:.-]|\d{1,2}:\d\d\b|\bGMT\b)*")
_LAST_WORDS = re.compile(r"[^\W_]+(?:\s+[^\W_]+){0,2}$")


def cut_at_datelines(
    sentences: Sequence[Sentence], times: Sequence[TimeMention], text: str, bylines: frozenset[str]
) -> list[Sentence]:
    """The sentences, one with the page's date inside cut around it; the date itself goes.

    `bylines` are the words, folded to lower case, that may stand before such a date: agencies, "published".
    """
    dates = [time for time in times if time.span.start < TOP and _is_full(time, text)]
    if not dates:
        return list(sentences)
    return [part for sentence in sentences for part in _cut(sentence, dates, text, bylines)]


def _is_full(time: TimeMention, text: str) -> bool:
    return time.day is not None and str(time.day.year) in text[time.span.start : time.span.end]


def _cut(sentence: Sentence, dates: Sequence[TimeMention], text: str, bylines: frozenset[str]) -> Iterator[Sentence]:
    start, end = sentence.span.start, sentence.span.end
    for date in dates:
        if sentence.line >= _LINES or not (start <= date.span.start and date.span.end < end):
            continue
        head = _head(text[start : date.span.start], bylines)
        after = _AFTER.match(text, date.span.end, end)
        rest = after.end() if after else date.span.end
        if head is None or not _begins_a_statement(text[rest:end]):
            continue
        if text[start : start + head].strip():
            yield replace(sentence, span=Span(start, start + len(text[start : start + head].rstrip())))
        start = rest
    yield sentence if start == sentence.span.start else replace(sentence, span=Span(start, end))


def _head(before: str, bylines: frozenset[str]) -> int | None:
    """How much of what stands before a date is a statement of its own; `None` where the date belongs to it."""
    if not before.strip(" \t([|"):
        return 0
    words = _LAST_WORDS.search(before.rstrip(" \t([|:,"))
    while words:
        if words.group().lower() in bylines:
            return _head(before[: words.start()], bylines) or words.start()
        shorter = re.search(r"\s+", words.group())
        words = _LAST_WORDS.search(before.rstrip(" \t([|:,"), words.start() + shorter.end()) if shorter else None
    return None


def _begins_a_statement(rest: str) -> bool:
    return len(rest.split()) >= _REST and (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'\u201c\u2018")
