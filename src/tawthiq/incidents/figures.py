"""The figures of a claim as numbers, so that millions of them are kept and compared as quickly as numbers are."""

from __future__ import annotations

from tawthiq.model import Casualty, Claim, Outcome, Population

_MOST = (1 << 24) - 1
# "36 killed" in one report and "36 civilians killed" in another are one figure.
_COMPARABLE = {Population.CIVILIANS: Population.PEOPLE}
_POPULATIONS = tuple(Population)
_KINDS = {
    (outcome, who): (number * len(_POPULATIONS) + _POPULATIONS.index(_COMPARABLE.get(who, who))) << 48
    for number, outcome in enumerate(Outcome)
    for who in _POPULATIONS
}


def figures_of(claim: Claim) -> frozenset[int]:
    """The exact and bounded counts of a claim, each with its outcome and population; civilians count as people."""
    return frozenset(_code(casualty) for casualty in claim.casualties if _is_figure(casualty))


def kind_of(figure: int) -> int:
    """Its outcome and population."""
    return figure >> 48


def least_of(figure: int) -> int:
    """The least it can be, -1 where that is not said."""
    return (figure >> 24 & _MOST) - 1


def _is_figure(casualty: Casualty) -> bool:
    count = casualty.count
    return count.maximum != 0 and (count.minimum is not None or count.maximum is not None)


def _code(casualty: Casualty) -> int:
    """Outcome and population, then each bound plus one, capped at 2^24, zero for none."""
    count = casualty.count
    return _KINDS[casualty.outcome, casualty.who] | _bound(count.minimum) << 24 | _bound(count.maximum)


def _bound(number: int | None) -> int:
    return 0 if number is None else min(number + 1, _MOST)
