"""A report as passages: one a sentence, with its items, and the times and places it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.lang import Language
from tawthiq.mentions.body import report_lines
from tawthiq.mentions.counts import join_counts
from tawthiq.mentions.items import Item, itemise
from tawthiq.mentions.numbers import join_numbers
from tawthiq.mentions.parties import join_parties
from tawthiq.mentions.places import join_places
from tawthiq.mentions.times import TimeMention, find_times
from tawthiq.model import Document, Span
from tawthiq.text import Sentence, Token, split_sentences, tokenise

_EDGE = frozenset({"EDGE"})


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
    lines = report_lines(document.text, language)
    sentences = [
        sentence
        for sentence in split_sentences(document.text, language.words.get("abbreviations", frozenset()))
        if sentence.line in lines
    ]
    passages: list[Passage] = []
    seen: set[tuple[str, ...]] = set()
    position = 0
    for sentence in sentences:
        position, stretch = _tokens_of(sentence, tokens, position)
        key = tuple(token.norm for token in stretch if token.norm.isalnum())
        if not key or key in seen:
            continue
        seen.add(key)
        items = join_numbers(itemise(stretch, folded, language))
        items = join_counts(_join_times(items, times, sentence.span), language)
        items = join_parties(join_places(items, language), language)
        edges = _edge(sentence.span.start), _edge(sentence.span.end - 1)
        row = (edges[0], *items, edges[1])
        passages.append(Passage(sentence.span, sentence.line, sentence.line == 0, row))
    return passages


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
