"""A sentence read at a glance: its words, numbers, counts and parties, without days and places."""

from __future__ import annotations

from tawthiq.lang import Language
from tawthiq.mentions.counts import join_counts
from tawthiq.mentions.items import Item, itemise
from tawthiq.mentions.matching import encode
from tawthiq.mentions.numbers import join_numbers
from tawthiq.mentions.parties import join_parties
from tawthiq.mentions.passages import LONGEST, Passage, edge
from tawthiq.model import Span
from tawthiq.text import tokenise


def words_of(text: str, language: Language) -> list[Item]:
    """The words of a text by itself, each with its classes; of a text far longer than a sentence only the first."""
    folded = language.folding.fold(text)
    return itemise(tokenise(folded)[:LONGEST], folded, language)


def glance(sentence: str, language: Language) -> Passage:
    """The passage of a sentence by itself, a tenth of the work of reading it; offsets count from its first letter.

    Days and places stay single words, namesakes are not settled and other spellings not looked up.
    """
    words = join_numbers(words_of(sentence, language))
    joined = join_parties(join_counts(words, language), language)
    row = (edge(0), *joined, edge(max(0, len(sentence) - 1)))
    return Passage(Span(0, max(1, len(sentence))), 0, False, row, encode(row), words)
