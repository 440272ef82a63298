"""Which lines of a text are the report, and which are the page around it: menus, links to other reports, comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.lang import Language
from tawthiq.model import Span
from tawthiq.text import split_lines

_CLOSED = tuple(".!?:\u061f\u2026\"\u00bb\u201d")
_LONG = 25  # words: a line this long is prose even without a stop at its end
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
        if _begins(line, words.get("related", frozenset())):
            in_links = True
        elif index == 0 or prose[index] or (scarce and not in_links):
            kept.append(index)
            in_links = in_links and not prose[index]
    return kept


def _first_of_each(kept: Sequence[int], folded: Sequence[str]) -> list[int]:
    seen: set[str] = set()
    first = []
    for index in kept:
        key = "".join(filter(str.isalnum, folded[index]))
        if key not in seen:
            first.append(index)
        seen.add(key)
    return first


def _is_prose(line: str, post_marks: frozenset[str]) -> bool:
    if line.rstrip().endswith(_CLOSED) or len(line.split()) >= _LONG:
        return True
    return any(mark in line for mark in post_marks)


def _begins(line: str, markers: frozenset[str]) -> bool:
    return len(line.split()) <= _MARKER and line.startswith(tuple(markers))
