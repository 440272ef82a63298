"""Casualty figures: those of a sentence, and those that a claim tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.mentions import Item, Quantity
from tawthiq.model import Claim, Count, Outcome, Population

FigureKey = tuple[Outcome, Population, Count]


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


def figures_told(claim: Claim) -> Mapping[FigureKey, None]:
    """The figures that tell one event from another, in the order of the words: "some" and none are said of many."""
    return {(c.outcome, c.who, c.count): None for c in claim.casualties if not c.count.is_open and c.count.maximum != 0}


def contradict(some: Iterable[FigureKey], others: Iterable[FigureKey]) -> bool:
    """Whether both count the same people exactly and come to different numbers."""
    exact = {(outcome, who): count for outcome, who, count in others if count.is_exact}
    return any(
        count.is_exact and (outcome, who) in exact and exact[outcome, who] != count for outcome, who, count in some
    )
