"""Rows of items for the tests of this folder."""

from __future__ import annotations

from tawthiq.lang import load
from tawthiq.mentions import Item, itemise, join_counts, join_numbers, join_parties, join_places
from tawthiq.text import tokenise


def itemised(text: str, code: str = "ar") -> list[Item]:
    language = load(code)
    folded = language.folding.fold(text)
    return itemise(tokenise(folded), folded, language)


def joined(text: str, code: str = "ar") -> list[Item]:
    """All joins but that of times, in the order of the stage."""
    language = load(code)
    counted = join_counts(join_numbers(itemised(text, code)), language)
    return join_parties(join_places(counted, language), language)
