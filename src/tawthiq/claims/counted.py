"""A casualty figure of a sentence, and the quantity that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.mentions import Item, Quantity
from tawthiq.model import Count, Outcome, Population


@dataclass(frozen=True, slots=True)
class Figure:
    """A casualty figure: the item it rests on (an index into the sentence's items), and the rule that made it."""

    item: int
    outcome: Outcome
    who: Population
    count: Count
    rule: str
    part_of: int | None = None


def quantity_at(index: int, items: Sequence[Item]) -> Quantity | None:
    """The quantity that an item holds, if it holds one."""
    value = items[index].value
    return value if isinstance(value, Quantity) else None
