"""The English sentences that a language has others for: each found by its words, with the values that stand in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

VALUE = re.compile(r"\{([a-z_]+)\d*\}")
"""A value in a sentence; digits tell two of a kind apart."""

_QUOTES = ("'", '"')
_LONGEST = 8000  # characters of a text that is looked up

Found = tuple[str, Mapping[str, str]]
"""What is said instead, and the values by their names."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence as what stands before, between and behind its values, and what is said instead of it."""

    fixed: tuple[str, ...]
    names: tuple[str, ...]
    other: str

    def values(self, text: str) -> Mapping[str, str] | None:
        """The values with which this is the text; `None` where it is another sentence."""
        first, *between, last = self.fixed
        at, end = len(first), len(text) - len(last)
        if at >= end or not text.startswith(first) or not text.endswith(last):
            return None
        found = []
        for fixed in between:
            begin = text.find(fixed, at + 1, end)
            if begin < 0:
                return None
            found.append(text[at:begin])
            at = begin + len(fixed)
        return dict(zip(self.names, [*found, text[at:end]], strict=True)) if at < end else None


@lru_cache(maxsize=1 << 12)
def sentence_of(text: str, language: str) -> Found | None:
    """What a language has for an English text; `None` where it has nothing.

    It is the sentence that fixes most of the text. But where its first value looks like the beginning of another one
    (`field: 'x'`), it is the next that takes that apart, if there is one.
    """
    whole, patterns = catalogue(language)
    if text in whole:
        return whole[text], {}
    fallback: Found | None = None
    for one in patterns if len(text) <= _LONGEST else ():
        values = one.values(text)
        if values is None:
            continue
        if one.fixed[0] or not _begins_another(values[one.names[0]]):
            return one.other, values
        fallback = fallback or (one.other, values)
    return fallback


def _begins_another(value: str) -> bool:
    """Whether a value is more than one: it has a colon or ends with a quotation mark, and is no whole quotation."""
    return not is_quotation(value) and (": " in value or value[-1] in _QUOTES)


def is_quotation(value: str) -> bool:
    """Whether a value stands between quotation marks, as Python writes the words of others."""
    return len(value) > 1 and value[0] == value[-1] and value[0] in _QUOTES


@cache
def catalogue(language: str) -> tuple[Mapping[str, str], tuple[Sentence, ...]]:
    """Sentences without values, and those with values, the one that fixes most first; English has none."""
    file = files("tawthiq.exports") / "wording" / "told" / f"{language}.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    said = {english: other for table in tables.values() for english, other in table.items()}
    whole = {english: other for english, other in said.items() if not VALUE.search(english)}
    patterns = [_sentence(english, other) for english, other in said.items() if english not in whole]
    return whole, tuple(sorted(patterns, key=lambda one: (-sum(map(len, one.fixed)), one.fixed)))


def _sentence(english: str, other: str) -> Sentence:
    names = tuple(match.group()[1:-1] for match in VALUE.finditer(english))
    fixed = re.split(VALUE.pattern.replace("(", "(?:"), english)
    return Sentence(tuple(fixed), names, other)
