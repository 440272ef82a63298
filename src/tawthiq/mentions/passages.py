"""A report as passages: one a sentence, with its items, and the times and places it names."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from tawthiq.lang import Language
from tawthiq.mentions.body import report_lines
from tawthiq.mentions.counts import join_counts
from tawthiq.mentions.datelines import cut_at_datelines
from tawthiq.mentions.items import Item, itemise
from tawthiq.mentions.matching import Row, encode
from tawthiq.mentions.named import Named
from tawthiq.mentions.namesakes import settle_actors, settle_places
from tawthiq.mentions.numbers import join_numbers
from tawthiq.mentions.parties import join_parties
from tawthiq.mentions.places import join_places
from tawthiq.mentions.spellings import read_spellings
from tawthiq.mentions.times import TimeKind, TimeMention, find_times
from tawthiq.mentions.titles import said_once
from tawthiq.model import Document, Span
from tawthiq.text import Sentence, Token, split_sentences, tokenise

_EDGE = frozenset({"EDGE"})
_ENDING = 5  # words: a shorter sentence is a repeated one only as a whole
LONGEST = 1000  # tokens of a passage
_start = itemgetter(1)  # of a token
_DATELINE = 12  # words that may stand before a repeated sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence. `items` begin and end with an EDGE item, so that rules can see where it starts and stops;
    `row` is them as rules take them. `words` are the items before any were joined to counts, places and parties.

    `line` counts the text's lines; `is_title` marks the first.
    """

    span: Span
    line: int
    is_title: bool
    items: tuple[Item, ...]
    row: Row
    words: Sequence[Item] = ()

    def times(self) -> list[TimeMention]:
        """The times it names."""
        return [item.value for item in self.items if isinstance(item.value, TimeMention)]


def read_passages(document: Document, language: Language) -> list[Passage]:
    """The passages of the lines that are the report, in order; a sentence that stood before is left out."""
    folded = language.folding.fold(document.text)
    tokens = tokenise(folded)
    found = find_times(tokens, document.text, language.times, document.published)
    times = [time for time in found if time.kind is not TimeKind.PAGE]
    rows: list[tuple[Sentence, list[Item]]] = []
    told = _Told()
    position = 0
    bylines = language.words.get("bylines", frozenset())
    for sentence in cut_at_datelines(_sentences(document.text, language), found, document.text, bylines):
        position, stretch = _tokens_of(sentence, tokens, position)
        for part, words in _parts(sentence, stretch):
            if told.is_new(tuple([token[0] for token in words if token[0].isalnum()])):
                items = join_numbers(itemise(words, folded, language))
                rows.append((part, list(_join_times(items, _times_in(part.span, times)))))
    named = read_spellings([items for _, items in rows], document.text, language)
    settled = settle_places(settle_actors(named))
    before = Named()
    return [_passage(sentence, items, language, before) for (sentence, _), items in zip(rows, settled, strict=True)]


class _Told:
    """The sentences read so far: a report repeats its title, often behind a dateline."""

    def __init__(self) -> None:
        self._sentences: set[tuple[str, ...]] = set()
        self._endings: set[tuple[str, ...]] = set()

    def is_new(self, words: tuple[str, ...]) -> bool:
        """Whether a sentence has words and is no earlier one again, with a few words before it at most."""
        ending = words[-_ENDING:]
        repeats = ending in self._endings and self._repeats(words)
        self._sentences.add(words)
        self._endings.add(ending)
        return bool(words) and not repeats

    def _repeats(self, words: tuple[str, ...]) -> bool:
        before = range(min(_DATELINE, max(0, len(words) - _ENDING)) + 1)
        return any(words[dateline:] in self._sentences for dateline in before)


def _sentences(text: str, language: Language) -> list[Sentence]:
    lines = report_lines(text, language)
    found = split_sentences(text, language.words.get("abbreviations", frozenset()))
    end = said_once(text.partition("\n")[0])
    return [sentence for one in found if one.line in lines and (sentence := _until(one, end))]


def _until(sentence: Sentence, end: int) -> Sentence | None:
    """A sentence of the title as far as `end`; any other as it is."""
    if sentence.line or sentence.span.end <= end:
        return sentence
    return replace(sentence, span=Span(sentence.span.start, end)) if sentence.span.start < end else None


def _passage(sentence: Sentence, items: Sequence[Item], language: Language, before: Named) -> Passage:
    joined = join_parties(join_places(join_counts(items, language), language, before), language)
    span = sentence.span
    row = (edge(span.start), *joined, edge(span.end - 1))
    return Passage(span, sentence.line, sentence.line == 0, row, encode(row), items)


def _tokens_of(sentence: Sentence, tokens: Sequence[Token], position: int) -> tuple[int, Sequence[Token]]:
    """The tokens that begin in a sentence, the first of them at `position` or after, and where they end."""
    first = bisect_left(tokens, sentence.span.start, position, key=_start)
    last = bisect_left(tokens, sentence.span.end, first, key=_start)
    return last, tokens[first:last]


def _parts(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[tuple[Sentence, Sequence[Token]]]:
    """The sentence with its tokens; one far longer than people write is cut, so that reading it takes bounded time."""
    if len(tokens) <= LONGEST:
        yield sentence, tokens
        return
    for start in range(0, len(tokens), LONGEST):
        part = tokens[start : start + LONGEST]
        yield replace(sentence, span=Span(part[0].start, part[-1].end)), part


def _times_in(sentence: Span, times: Sequence[TimeMention]) -> list[TimeMention]:
    """The times that stand wholly inside a sentence; all `times` are in the order of their words."""
    first = bisect_left(times, sentence.start, key=lambda time: time.span.start)
    last = bisect_left(times, sentence.end, key=lambda time: time.span.start)
    return [time for time in times[first:last] if sentence.contains(time.span)]


def _join_times(items: Sequence[Item], times: Sequence[TimeMention]) -> Sequence[Item]:
    """The items with those inside a time expression joined into one item of class TIME; both are in order."""
    if not times:
        return items
    joined: list[Item] = []
    waiting = deque(times)
    for item in items:
        while waiting and waiting[0].span.end <= item.start:
            waiting.popleft()
        time = waiting[0] if waiting and waiting[0].span.overlaps(item.span) else None
        if time is None or item.end <= time.span.start:
            joined.append(item)
        elif not joined or joined[-1].value is not time:
            classes = frozenset({"TIME", "CUMULATIVE"} if time.cumulative else {"TIME"})
            joined.append(Item(classes, time.span.start, time.span.end, item.norm, value=time))
        else:
            joined[-1] = joined[-1]._replace(norm=f"{joined[-1].norm} {item.norm}")
    return joined


def edge(position: int) -> Item:
    """The item that stands before the first and after the last word of a sentence."""
    return Item(_EDGE, position, position + 1, "")
