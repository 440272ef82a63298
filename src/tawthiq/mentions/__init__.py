"""Documents as rows of items, and what they name: quantities, places, times, actors."""

from tawthiq.mentions.counts import Quantity, join_counts
from tawthiq.mentions.items import Item, itemise
from tawthiq.mentions.matching import RuleMatch, encode, find, find_longest
from tawthiq.mentions.numbers import join_numbers

__all__ = [
    "Item",
    "Quantity",
    "RuleMatch",
    "encode",
    "find",
    "find_longest",
    "itemise",
    "join_counts",
    "join_numbers",
]
