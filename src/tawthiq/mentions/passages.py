"""A report as passages: one a sentence, with its items, and the times and places it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.lang import Language
from tawthiq.mentions.body import report_lines
from tawthiq.mentions.counts import join_counts
from tawthiq.mentions.items import Item, itemise
from tawthiq.mentions.namesakes import settle_actors, settle_places
from tawthiq.mentions.numbers import join_numbers
from tawthiq.mentions.parties import join_parties
from tawthiq.mentions.places import join_places
from tawthiq.mentions.times import TimeMention, find_times
from tawthiq.model import Document, Span
from tawthiq.text import Sentence, Token, split_sentences, tokenise

_EDGE = frozenset({"EDGE"})
_ENDING = 5  # words: a shorter sentence is a repeated one only as a whole
_DATELINE = 12  # words that may stand before a repeated sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence. `items` begin and end with an EDGE item, so that rules can see where it starts and stops.

    `line` counts the text's lines; `is_title` marks the first.
    """

    span: Span
    line: int
    is_title: bool
    items: tuple[Item, ...]


def read_passages(document: Document, language: Language) -> list[Passage]:
    """The passages of the lines that are the report, in order; a sentence that stood before is left out."""
    folded = language.folding.fold(document.text)
    tokens = tokenise(folded)
    times = find_times(tokens, document.text, language.times, document.published)
    rows: list[tuple[Sentence, list[Item]]] = []
    told = _Told()
    position = 0
    for sentence in _sentences(document.text, language):
        position, stretch = _tokens_of(sentence, tokens, position)
        if told.is_new(tuple(token.norm for token in stretch if token.norm.isalnum())):
            rows.append((sentence, join_numbers(itemise(stretch, folded, language))))
    settled = settle_places(settle_actors([items for _, items in rows]))
    return [
        _passage(sentence, _join_times(items, times, sentence.span), language)
        for (sentence, _), items in zip(rows, settled, strict=True)
    ]


class _Told:
    """The sentences read so far, by their last words: a report repeats its title, often behind a dateline."""

    def __init__(self) -> None:
        self._by_ending: dict[tuple[str, ...], list[tuple[str, ...]]] = {}

    def is_new(self, words: tuple[str, ...]) -> bool:
        """Whether a sentence has words and is no earlier one again, with a few words before it at most."""
        known = self._by_ending.setdefault(words[-_ENDING:], [])
        repeats = any(
            words[-len(other) :] == other and len(words) - len(other) <= (_DATELINE if len(other) >= _ENDING else 0)
            for other in known
        )
        known.append(words)
        return bool(words) and not repeats


def _sentences(text: str, language: Language) -> list[Sentence]:
    lines = report_lines(text, language)
    found = split_sentences(text, language.words.get("abbreviations", frozenset()))
    return [sentence for sentence in found if sentence.line in lines]


def _passage(sentence: Sentence, items: Sequence[Item], language: Language) -> Passage:
    joined = join_parties(join_places(join_counts(items, language), language), language)
    span = sentence.span
    row = (_edge(span.start), *joined, _edge(span.end - 1))
    return Passage(span, sentence.line, sentence.line == 0, row)


def _tokens_of(sentence: Sentence, tokens: Sequence[Token], position: int) -> tuple[int, list[Token]]:
    while position < len(tokens) and tokens[position].start < sentence.span.start:
        position += 1
    first = position
    while position < len(tokens) and tokens[position].start < sentence.span.end:
        position += 1
    return position, list(tokens[first:position])


def _join_times(items: Sequence[Item], times: Sequence[TimeMention], sentence: Span) -> list[Item]:
    """The items with those inside a time expression joined into one item of class TIME."""
    here = [time for time in times if sentence.contains(time.span)]
    joined: list[Item] = []
    for item in items:
        time = next((time for time in here if time.span.overlaps(item.span)), None)
        if time is None or item.end <= time.span.start:
            joined.append(item)
        elif not joined or joined[-1].value is not time:
            classes = frozenset({"TIME", "CUMULATIVE"} if time.cumulative else {"TIME"})
            joined.append(Item(classes, time.span.start, time.span.end, item.norm, value=time))
        else:
            joined[-1] = replace(joined[-1], norm=f"{joined[-1].norm} {item.norm}")
    return joined


def _edge(position: int) -> Item:
    return Item(_EDGE, position, position + 1, "")
