"""Words are looked for in the reports of a case, however they are spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError
from tawthiq.lang import SearchWords, search_words
from tawthiq.model import Span
from tawthiq.pipeline.indexing import up_to_date
from tawthiq.store import Case, DamagedError, Indexed, SearchIndex
from tawthiq.text import Token, TokenKind, norms, tokenise

_PART = re.compile(r'"([^"]*)"(\*?)|(\S+)')
_AROUND = 90  # characters shown before and after the first hit


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other, in any of these `forms`; with `goes_on` the last is a beginning."""

    forms: tuple[tuple[str, ...], ...]
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that was found, where in its text the words stand, and the stretch of it to show."""

    doc_id: str
    published: str | None
    outlet: str | None
    url: str | None
    text: str
    spans: tuple[Span, ...]
    snippet: Span


def search_case(folder: Path, asked: str, limit: int = 20) -> list[Hit]:
    """The reports of a case in which all of the words stand, the most recent first; see `terms_of` for what is asked.

    What came in since the last search is taken into the index first. Raises CaseError for what cannot be asked.
    """
    terms = terms_of(asked, search_words())
    with Case.open(folder, read_only=True) as case:
        try:
            with up_to_date(case) as index:
                return search(index, terms, limit)
        except DamagedError:
            case.discard_search_index()
            with up_to_date(case) as index:
                return search(index, terms, limit)


def search(index: SearchIndex, terms: Sequence[Term], limit: int) -> list[Hit]:
    """The reports of an index in which all of the terms stand, the most recent first."""
    phrases = [[" ".join(form) for form in term.forms] for term in terms]
    found = index.find(phrases, limit, is_prefix=[term.goes_on for term in terms])
    return [_hit(one, terms) for one in found]


def terms_of(asked: str, words: SearchWords) -> list[Term]:
    """What to look for: words, words in quotes that must follow each other, and `*` after the beginning of a word.

    Letters and digits are folded as those of reports are, and small words written onto a word (Arabic's article,
    conjunctions and prepositions) may stand before it. Raises CaseError where nothing is left, or a quote is open.
    """
    if asked.count('"') % 2:
        remedy = 'write "these words" for words that follow each other'
        raise CaseError(f"a quotation mark is not closed: {asked}; {remedy}")
    terms = []
    for phrase, star, word in _PART.findall(asked):
        said = word or phrase
        tokens = [norm for norm in norms(words.folding.word(said)) if norm[0].isalnum()]
        if tokens:
            terms.append(Term(tuple(words.forms(tokens)), bool(star) or said.endswith("*")))
    if not terms:
        raise CaseError("nothing to look for; give at least one word, such as: tawthiq search CASE هجين")
    return terms


def hit_to_json(hit: Hit) -> dict[str, Any]:
    """A hit for programs: offsets count the characters of the report's text, as those of claims do."""
    return {
        "doc_id": hit.doc_id,
        "published": hit.published,
        "source": hit.outlet,
        "url": hit.url,
        "matches": [{"start": span.start, "end": span.end} for span in hit.spans],
        "snippet": {"start": hit.snippet.start, "end": hit.snippet.end, "text": _words(hit.text, hit.snippet)},
    }


def _hit(found: Indexed, terms: Sequence[Term]) -> Hit:
    tokens = [one for one in tokenise(search_words().folding.fold(found.text)) if one.kind is not TokenKind.PUNCTUATION]
    spans = sorted({span for term in terms for span in _spans(tokens, term)}, key=lambda span: (span.start, span.end))
    snippet = _snippet(found.text, spans[0] if spans else Span(0, 1))
    return Hit(found.doc_id, found.published, found.outlet, found.url, found.text, tuple(spans), snippet)


def _spans(tokens: Sequence[Token], term: Term) -> Iterator[Span]:
    """Where the words of a term stand among those of a text."""
    said = [token.norm for token in tokens]
    for length in {len(form) for form in term.forms}:
        forms = {form for form in term.forms if len(form) == length}
        lasts: dict[tuple[str, ...], tuple[str, ...]] = {}
        for *before, last in forms if term.goes_on else ():
            lasts[tuple(before)] = (*lasts.get(tuple(before), ()), last)
        for at in _beginnings(said, {form[0] for form in forms}, goes_on=term.goes_on and length == 1):
            words = tuple(said[at : at + length])
            is_whole = len(words) == length
            if words in forms or (is_whole and words[-1].startswith(lasts.get(words[:-1], ()))):
                yield Span(tokens[at].start, tokens[at + length - 1].end)


def _beginnings(said: Sequence[str], firsts: Set[str], *, goes_on: bool) -> list[int]:
    """Where one of the first words of a term stands, or with `goes_on` a word that begins with one."""
    if goes_on:
        beginnings = tuple(firsts)
        return [at for at, word in enumerate(said) if word.startswith(beginnings)]
    return [at for at, word in enumerate(said) if word in firsts]


def _snippet(text: str, span: Span) -> Span:
    """The words around a span, not cut within one."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    if start and (space := text.find(" ", start, span.start)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", span.end, end)) >= 0:
        end = space
    return Span(start, end)


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]
