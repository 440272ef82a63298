"""Which prediction stands for which annotation: one to one, the most alike in words first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tawthiq.evaluation.annotation import Figure, Marked

_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Item:
    """What is aligned: a claim, or one of its figures with the claim that carries it."""

    claim: Marked
    figure: Figure | None = None

    @property
    def optional(self) -> bool:
        """Whether careful annotators differed on it."""
        return self.figure.optional if self.figure else self.claim.optional


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of gold that counts with predictions, gold that was missed, and predictions that nothing asked for.

    Predictions that only meet optional gold are in none of the three.
    """

    pairs: tuple[tuple[Item, Item], ...]
    missed: tuple[Item, ...]
    invented: tuple[Item, ...]


Agree = Callable[[Item, Item], bool]


def overlap(left: Counter[str], right: Counter[str]) -> float:
    """The share of the shorter text's words that the longer one has too, from 0 to 1."""
    shorter = min(left.total(), right.total())
    return (left & right).total() / shorter if shorter else 0.0


def align(gold: Sequence[Item], predicted: Sequence[Item], agree: Agree) -> Alignment:
    """Match predictions with gold that counts, then what is left with optional gold."""
    firm = [item for item in gold if not item.optional]
    pairs = _match(firm, predicted, agree)
    met_gold, met = {i for i, _ in pairs}, {j for _, j in pairs}
    rest = [item for j, item in enumerate(predicted) if j not in met]
    excused = {j for _, j in _match([item for item in gold if item.optional], rest, agree)}
    return Alignment(
        pairs=tuple((firm[i], predicted[j]) for i, j in pairs),
        missed=tuple(item for i, item in enumerate(firm) if i not in met_gold),
        invented=tuple(item for j, item in enumerate(rest) if j not in excused),
    )


def _match(gold: Sequence[Item], predicted: Sequence[Item], agree: Agree) -> list[tuple[int, int]]:
    """Index pairs, greedily: the greatest overlap first, then the order of the gold, then that of the predictions."""
    candidates = sorted(
        (-shared, i, j)
        for i, mine in enumerate(gold)
        for j, theirs in enumerate(predicted)
        if agree(mine, theirs) and (shared := overlap(mine.claim.words, theirs.claim.words)) >= _ENOUGH
    )
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, i, j in candidates:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j))
    return pairs
