"""Documents as rows of items, and what they name: quantities, places, times, parties."""

from tawthiq.mentions.counts import Quantity, StrikeCount, join_counts
from tawthiq.mentions.glances import glance, words_of
from tawthiq.mentions.items import Item, classes_of, itemise
from tawthiq.mentions.matching import Row, RuleMatch, Stretch, applicable, encode, find, find_longest
from tawthiq.mentions.named import PlaceMention
from tawthiq.mentions.numbers import join_numbers
from tawthiq.mentions.parties import PartyMention, aliases_of, join_parties, states, to_actor
from tawthiq.mentions.passages import Passage, read_passages
from tawthiq.mentions.places import join_places
from tawthiq.mentions.time_reach import Reach
from tawthiq.mentions.times import TimeKind, TimeMention

__all__ = [
    "Item",
    "PartyMention",
    "Passage",
    "PlaceMention",
    "Quantity",
    "Reach",
    "Row",
    "RuleMatch",
    "Stretch",
    "StrikeCount",
    "TimeKind",
    "TimeMention",
    "aliases_of",
    "applicable",
    "classes_of",
    "encode",
    "find",
    "find_longest",
    "glance",
    "itemise",
    "join_counts",
    "join_numbers",
    "join_parties",
    "join_places",
    "read_passages",
    "states",
    "to_actor",
    "words_of",
]
