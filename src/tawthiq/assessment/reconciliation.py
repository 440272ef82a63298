"""From the figures of independent sources to ranges, each population for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from tawthiq.assessment.figures import PROTECTED, Figure
from tawthiq.assessment.standing import Standing
from tawthiq.model import Casualty, Outcome, Population, Range

_Maker = Callable[[int, Standing, Outcome], "_Bound | None"]

UNKNOWN = "unknown"

_POPULATIONS = tuple(Population)
_PROTECTED = tuple(sorted(PROTECTED))
_PARTS = (Population.CIVILIANS, Population.COMBATANTS)  # do not overlap; children and women are within others


class _Bound(NamedTuple):
    """What one source, by its place among the sources, says at the least and at the most, and by which claims."""

    source: int
    low: int | None
    high: int | None
    low_claim: str
    high_claim: str
    order: tuple[str, str, int, str]


def reconcile(standings: Sequence[Standing], outcome: Outcome) -> Mapping[str, Range]:
    """By population, and `unknown`, the range of one outcome over all sources.

    The minimum is the lowest lower bound, the maximum the highest upper bound. "At least 12" gives no upper bound;
    but a maximum below what some source has as its least is lifted to that, since it would deny the source. "Up to
    20" counts only where nothing better is said, and then leaves the minimum open. A source that counts only civilians
    or combatants bounds the people from below, where others count people. Where nobody counts civilians, those of the
    people who are said to be children, women or helpers are civilians at the least, and the people at the most. Open
    counts, zeros, totals and strikes never enter.
    """
    bounds = _given(standings, outcome)
    if not bounds:
        return {}
    if Population.PEOPLE in bounds:
        bounds[Population.PEOPLE] += _bounds(standings, outcome, _from_parts)
    if Population.CIVILIANS not in bounds:
        bounds[Population.CIVILIANS] = _bounds(standings, outcome, _protected)
    ranges = {who.value: _range(bounds[who]) for who in _POPULATIONS if bounds.get(who)}
    whole = enumerate(standings) if Population.PEOPLE in bounds else ()
    remainders = [bound for place, standing in whole for bound in _remainders(place, standing, outcome)]
    if remainders:
        ranges[UNKNOWN] = _range(remainders)
    return ranges


def _given(standings: Sequence[Standing], outcome: Outcome) -> dict[Population, list[_Bound]]:
    found: dict[Population, list[_Bound]] = {}
    for place, standing in enumerate(standings):
        for (own, who), figures in standing.figures.items():
            if own is outcome:
                found.setdefault(who, []).extend([_bound(place, figure) for figure in figures])
    return found


def _bound(source: int, figure: Figure) -> _Bound:
    count, claim = figure.count, figure.statement.claim.id
    return _Bound(source, count.minimum, count.maximum, claim, claim, figure.statement.order)


def _from_parts(source: int, standing: Standing, outcome: Outcome) -> _Bound | None:
    """The people at the least, of a source that counts only civilians and combatants."""
    if (outcome, Population.PEOPLE) in standing.figures:
        return None
    lows = _lowest(standing, outcome, _PARTS)
    return _summed(source, lows, None) if lows else None


def _protected(source: int, standing: Standing, outcome: Outcome) -> _Bound | None:
    """The civilians of a source that counts people and says how many of them are children, women or helpers."""
    people = standing.figures.get((outcome, Population.PEOPLE))
    lows = _lowest(standing, outcome, _PROTECTED) if people else []
    if not people or not lows:
        return None
    most = max(people, key=lambda figure: figure.count.maximum or 0)
    fits = most.count.maximum is not None and most.count.maximum >= sum(figure.count.minimum or 0 for figure in lows)
    return _summed(source, lows, most if fits else None)


def _lowest(standing: Standing, outcome: Outcome, groups: Sequence[Population]) -> list[Figure]:
    """Of each of the groups that has a figure with a lower bound the lowest."""
    figures = [standing.figures.get((outcome, who), ()) for who in groups]
    known = [[figure for figure in own if figure.count.minimum is not None] for own in figures if own]
    return [min(own, key=lambda f: (f.count.minimum or 0, f.statement.order)) for own in known if own]


def _summed(source: int, lows: Sequence[Figure], most: Figure | None) -> _Bound:
    first = lows[0].statement
    high, high_claim = (most.count.maximum, most.statement.claim.id) if most else (None, first.claim.id)
    return _Bound(source, sum(f.count.minimum or 0 for f in lows), high, first.claim.id, high_claim, first.order)


def _bounds(standings: Sequence[Standing], outcome: Outcome, make: _Maker) -> list[_Bound]:
    return [bound for place, standing in enumerate(standings) if (bound := make(place, standing, outcome))]


_ORDER = attrgetter("order")


def _range(bounds: Sequence[_Bound]) -> Range:
    if len(bounds) == 1:
        return _sole(bounds[0])
    ordered = sorted(bounds, key=_ORDER)
    based = [bound for bound in ordered if bound.low is not None] or ordered
    lows = [bound.low for bound in based if bound.low is not None]
    highs = [bound.high for bound in based if bound.high is not None]
    minimum = min(lows, default=None)
    maximum = max([*highs, *lows]) if highs else None
    least = [b.low_claim for b in based if minimum is not None and b.low == minimum]
    highest = [b for b in based if maximum is not None and maximum in (b.low, b.high)]
    most = [b.high_claim if b.high == maximum else b.low_claim for b in highest]
    edges = [b for b in based if b.low == minimum or (maximum is not None and maximum in (b.low, b.high))]
    claims = dict.fromkeys([claim for bound in edges for claim in (bound.low_claim, bound.high_claim)])
    return Range(
        minimum,
        maximum,
        tuple(claims),
        tuple(dict.fromkeys(least)),
        tuple(dict.fromkeys(most)),
        tuple(sorted({bound.source for bound in bounds})),
    )


def _sole(bound: _Bound) -> Range:
    """The range of one source that gives one figure, as most are."""
    low, high = (bound.low_claim,), (bound.high_claim,)
    claims = low if low == high else low + high
    least, most = () if bound.low is None else low, () if bound.high is None else high
    return Range(bound.low, bound.high, claims, least, most, (bound.source,))


def _remainders(source: int, standing: Standing, outcome: Outcome) -> Iterator[_Bound]:
    """What one claim's exact total leaves after its exact civilians, and combatants if it counts them."""
    for figure in standing.figures.get((outcome, Population.PEOPLE), ()):
        claim = figure.statement.claim
        parts = [c for c in claim.casualties if c.outcome is outcome and c.who in _PARTS]
        civilians = [part for part in parts if part.who is Population.CIVILIANS]
        if civilians and figure.count.is_exact and all(part.count.is_exact for part in parts):
            rest = (figure.count.minimum or 0) - sum(_least(parts))
            if rest > 0:
                yield _Bound(source, rest, rest, claim.id, claim.id, figure.statement.order)


def _least(parts: Sequence[Casualty]) -> list[int]:
    return [part.count.minimum or 0 for part in parts]
