"""Equal small values kept once: a million claims hold each span, count and day of theirs many times over.

Values that are equal mean the same, so that only memory and time tell whether two fields hold one object or two.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

from tawthiq.model.count import Count
from tawthiq.model.span import Span

span_of = lru_cache(maxsize=1 << 17)(Span)
"""`Span(start, end)`, the same object for the same offsets."""

count_of = lru_cache(maxsize=1 << 14)(Count)
"""`Count(minimum, maximum)`, the same object for the same bounds."""

day_of = lru_cache(maxsize=1 << 14)(datetime.date.fromisoformat)
"""The day of an ISO text, the same object for the same text."""


@lru_cache(maxsize=1 << 14)
def names_of(*names: str) -> tuple[str, ...]:
    """The names as a tuple, the same object for the same names in that order."""
    return names
