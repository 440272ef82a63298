"""Which lines of a text are the report, and which are the page around it: menus, links to other reports, comments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tawthiq.lang import Language
from tawthiq.model import Span
from tawthiq.text import split_lines

_CLOSED = tuple('.!?:,\u060c\u061f\u2026"\u00bb\u201d')  # with the commas of lines that break off
_BROKEN_OFF = ("...", "\u2026")  # a short line that ends so is a headline cut to fit, in a list of links
_LONG = 25  # words: a line this long is prose even without a stop at its end
_ALIKE = 0.85  # share of a line's words that makes it a repeated title
_MARKER = 6  # words: a marker line is no longer than this


def report_lines(text: str, language: Language) -> frozenset[int]:
    """The indexes (as `split_lines` counts) of the lines to read: the title, prose and quoted posts.

    Where a text has hardly any prose, as a post has, every line before the end of the report is read. A line that
    repeats an earlier one is read once.
    """
    lines = split_lines(text)
    folded = [language.folding.word(text[line.start : line.end]).strip() for line in lines]
    kept = _kept(text, lines, folded, language.words)
    return frozenset(_first_of_each(kept, folded))


def _kept(text: str, lines: Sequence[Span], folded: Sequence[str], words: Mapping[str, frozenset[str]]) -> list[int]:
    prose = [_is_prose(text[line.start : line.end], words.get("post", frozenset())) for line in lines]
    scarce = sum(prose[1:]) < 2
    kept: list[int] = []
    in_links = False
    for index, line in enumerate(folded):
        if _begins(line, words.get("end", frozenset())) and any(prose[1:index]):
            break
        if index and _begins(line, words.get("related", frozenset())):
            in_links = True
        elif index == 0 or prose[index] or (scarce and not in_links):
            if in_links and not _is_long(text[lines[index].start : lines[index].end]):
                continue  # a link to another report, even where it ends with a stop
            kept.append(index)
            in_links = False
    return kept


def _first_of_each(kept: Sequence[int], folded: Sequence[str]) -> list[int]:
    seen: set[str] = set()
    first = []
    title = frozenset(_words(folded[0])) if folded else frozenset()
    for index in kept:
        words = _words(folded[index])
        if "".join(words) not in seen and not (index and _repeats(words, title)):
            first.append(index)
        seen.add("".join(words))
    return first


def _words(line: str) -> list[str]:
    return re.findall(r"[^\W_]+", line)


def _repeats(words: Sequence[str], title: frozenset[str]) -> bool:
    """Whether nearly all words of a line are the title's: pages print the title again, even twice, with a name."""
    return len(words) >= _MARKER and sum(word in title for word in words) >= _ALIKE * len(words)


def _is_prose(line: str, post_marks: frozenset[str]) -> bool:
    line = line.rstrip()
    if _is_long(line) or (line.endswith(_CLOSED) and not line.endswith(_BROKEN_OFF)):
        return True
    return any(mark in line for mark in post_marks)


def _is_long(line: str) -> bool:
    return len(line.split()) >= _LONG


def _begins(line: str, markers: frozenset[str]) -> bool:
    return len(line.split()) <= _MARKER and line.startswith(tuple(markers))
