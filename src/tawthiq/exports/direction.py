"""Which way a text runs."""

from __future__ import annotations

import unicodedata

ISOLATE, END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate

_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction_of(text: str, default: str = "ltr") -> str:
    """`rtl` or `ltr` by the first strong character, as rules P2 and P3 of the Unicode bidirectional algorithm."""
    for character in text:
        if direction := _DIRECTIONS.get(unicodedata.bidirectional(character)):
            return direction
    return default


def isolated(text: str) -> str:
    """The text shut off from its neighbours' direction, for places where no markup can do it."""
    return f"{ISOLATE}{text}{END}"
