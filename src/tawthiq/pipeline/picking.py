"""Words that a person picks in a report as the value of a field: read as the program reads words, never guessed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TypeVar

from tawthiq import lang
from tawthiq.errors import CaseError
from tawthiq.judging.fields import written_count
from tawthiq.lang import Language
from tawthiq.mentions import Quantity, StrikeCount, itemise, join_counts, join_numbers
from tawthiq.mentions.times import find_times
from tawthiq.model import Document, Span
from tawthiq.model.count import exactly
from tawthiq.text import tokenise

T = TypeVar("T")
_DAY = len("2018-11-17")


def picked_value(document: Document, field: str, span: Span) -> str:
    """What the words at `span` say for a field, as a person writes it for `judging.fields.read_value`.

    Raises CaseError where the span is not in the text, or its words say nothing for the field, or several things.
    """
    _check(document, span)
    kind = field.rpartition(".")[2]
    if kind not in _READERS:
        raise CaseError(f"no words can be picked for {field}")
    return _READERS[kind](document, span)


def quoted(document: Document, span: Span, reason: str) -> str:
    """A reason with the words of a report that were picked, and where they stand. Raises CaseError likewise."""
    _check(document, span)
    words = " ".join(document.quote(span).split())
    return f"{reason.strip()} \u00ab{words}\u00bb [{span.start}-{span.end}]".strip()


def _check(document: Document, span: Span) -> None:
    if span.end > len(document.text):
        raise CaseError(f"the report has {len(document.text)} characters; there are none up to {span.end}")
    if not document.quote(span).strip():
        raise CaseError("no words were picked")


def _count(document: Document, span: Span) -> str:
    language = _language(document)
    folded = language.folding.fold(document.text)
    inside = [one for one in tokenise(folded) if span.start <= one.start and one.end <= span.end]
    items = join_numbers(itemise(inside, folded, language))
    counts = [one.value.count for one in join_counts(items, language) if isinstance(one.value, Quantity | StrikeCount)]
    counts = counts or [exactly(one.value) for one in items if isinstance(one.value, int)]
    return written_count(_only(counts, document, span))


def _time(document: Document, span: Span) -> str:
    language = _language(document)
    tokens = tokenise(language.folding.fold(document.text))
    found = [one for one in find_times(tokens, document.text, language.times, document.published) if one.start]
    times = {(str(one.start), one.end or str(one.start)) for one in found if _overlap(one.span, span)}
    start, end = _only(sorted(times), document, span)
    if len(start) == _DAY == len(end):
        return start if start == end else f"{start}/{end}"
    return json.dumps({"start": start, "end": end})


def _name(document: Document, span: Span) -> str:
    return " ".join(document.quote(span).split())


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _only(found: list[T], document: Document, span: Span) -> T:
    if len(set(map(repr, found))) == 1:
        return found[0]
    what = "several values" if found else "no value that the program can read"
    raise CaseError(f"\u00ab{document.quote(span)}\u00bb: {what}; write it yourself")


def _language(document: Document) -> Language:
    if document.language not in lang.available():
        raise CaseError(f"reports in {document.language!r} are not read; write the value yourself")
    return lang.load(document.language)


_READERS: Mapping[str, Callable[[Document, Span], str]] = {
    "words": _name,
    "about": _name,
    "count": _count,
    "strikes": _count,
    "time": _time,
    "speaker": _name,
    "belligerent": _name,
    "place": _name,
}
