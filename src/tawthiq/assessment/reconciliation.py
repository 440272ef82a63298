"""From the figures of independent sources to ranges, each population for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.assessment.figures import Figure, Key, standing_figures
from tawthiq.assessment.independence import Source
from tawthiq.model import Casualty, Outcome, Population, Range

UNKNOWN = "unknown"

_PARTS = (Population.CIVILIANS, Population.COMBATANTS)  # do not overlap; children and women are within others


@dataclass(frozen=True, slots=True)
class _Bound:
    low: int | None
    high: int | None
    order: tuple[str, str, int, str]
    claim: str


def reconcile(sources: Sequence[Source], outcome: Outcome) -> Mapping[str, Range]:
    """By population, and `unknown`, the range of one outcome over all sources.

    The minimum is the lowest lower bound, the maximum the highest upper bound. "At least 12" gives no upper bound;
    but a maximum below what some source has as its least is lifted to that, since it would deny the source. "Up to
    20" counts only where nothing better is said, and then leaves the minimum open. A source that counts only civilians
    or combatants bounds the people from below, where others count people. Open counts, zeros, totals and strikes
    never enter.
    """
    standing = [standing_figures(source) for source in sources]
    ranges: dict[str, Range] = {}
    for who in Population:
        bounds = [_bound(figure) for figures in standing for figure in figures.get((outcome, who), ())]
        if who is Population.PEOPLE and bounds:
            bounds += [bound for figures in standing if (bound := _from_parts(figures, outcome))]
        if bounds:
            ranges[who.value] = _range(bounds)
    remainders = [bound for figures in standing for bound in _remainders(figures, outcome)]
    if remainders:
        ranges[UNKNOWN] = _range(remainders)
    return ranges


def _bound(figure: Figure) -> _Bound:
    statement = figure.statement
    return _Bound(figure.count.minimum, figure.count.maximum, statement.order, statement.claim.id)


def _from_parts(figures: Mapping[Key, tuple[Figure, ...]], outcome: Outcome) -> _Bound | None:
    if (outcome, Population.PEOPLE) in figures:
        return None
    lows = []
    for who in _PARTS:
        known = [f for f in figures.get((outcome, who), ()) if f.count.minimum is not None]
        lows += [min(known, key=lambda f: (f.count.minimum or 0, f.statement.order))] if known else []
    if not lows:
        return None
    first = lows[0].statement
    return _Bound(sum(f.count.minimum or 0 for f in lows), None, first.order, first.claim.id)


def _range(bounds: Sequence[_Bound]) -> Range:
    based = [bound for bound in bounds if bound.low is not None] or list(bounds)
    lows = [bound.low for bound in based if bound.low is not None]
    highs = [bound.high for bound in based if bound.high is not None]
    minimum = min(lows, default=None)
    maximum = max([*highs, *lows]) if highs else None
    edges = [b for b in based if b.low == minimum or (maximum is not None and maximum in {b.low, b.high})]
    first = dict.fromkeys(bound.claim for bound in sorted(edges, key=lambda bound: bound.order))
    return Range(minimum, maximum, tuple(first))


def _remainders(figures: Mapping[Key, tuple[Figure, ...]], outcome: Outcome) -> Iterator[_Bound]:
    """What one claim's exact total leaves after its exact civilians, and combatants if it counts them."""
    for figure in figures.get((outcome, Population.PEOPLE), ()):
        claim = figure.statement.claim
        parts = [c for c in claim.casualties if c.outcome is outcome and c.who in _PARTS]
        civilians = any(part.who is Population.CIVILIANS for part in parts)
        if figure.count.is_exact and civilians and all(part.count.is_exact for part in parts):
            rest = (figure.count.minimum or 0) - sum(_least(parts))
            if rest > 0:
                yield _Bound(rest, rest, figure.statement.order, claim.id)


def _least(parts: Sequence[Casualty]) -> list[int]:
    return [part.count.minimum or 0 for part in parts]
