"""The figures by which each source stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.assessment.independence import Source
from tawthiq.assessment.statements import Statement
from tawthiq.model import Count, Outcome, Population
from tawthiq.model.harm import is_harm

Key = tuple[Outcome, Population]

_WHOLE = (Population.PEOPLE, Population.CIVILIANS)
# Civilians under the Geneva Conventions, Additional Protocol I, article 50, unless a source says otherwise.
_PROTECTED = frozenset({Population.CHILDREN, Population.WOMEN, Population.OTHER})


@dataclass(frozen=True, slots=True)
class Figure:
    """A count and the statement that gives it."""

    count: Count
    statement: Statement


def standing_figures(source: Source) -> Mapping[Key, tuple[Figure, ...]]:
    """By outcome and population, the figures by which a source stands; usually one.

    Its later word replaces the earlier, by the day it was first published, except that a vaguer later word which
    the earlier exact figure meets ("more than 40" after 43) leaves that standing. On one day the most definite form
    stands. Several of one form on one day all stand, since nothing tells which is right. Open counts and zeros give
    no figure. Where a source counts only children, women and helpers, they are so many civilians.
    """
    given: dict[Key, list[Figure]] = defaultdict(list)
    for statement in source.statements:
        for casualty in statement.claim.casualties:
            if is_harm(casualty) and not casualty.count.is_open:
                given[casualty.outcome, casualty.who].append(Figure(casualty.count, statement))
    for outcome in sorted({outcome for outcome, _ in given}):
        if not any((outcome, who) in given for who in _WHOLE):
            given[outcome, Population.CIVILIANS] += _implied_civilians(source, outcome)
    return {key: _standing(figures) for key, figures in sorted(given.items()) if figures}


def _implied_civilians(source: Source, outcome: Outcome) -> Iterator[Figure]:
    """ "A woman and two children" are three civilians; "civilians, among them a child" are one at least."""
    for statement in source.statements:
        harmed = [c for c in statement.claim.casualties if c.outcome is outcome and is_harm(c)]
        known = [c.count.minimum for c in harmed if c.who in _PROTECTED and c.count.minimum is not None]
        if known:
            exact = all(c.count.is_exact for c in harmed) and not any(c.who in _WHOLE for c in harmed)
            yield Figure(Count(sum(known), sum(known) if exact else None), statement)


def _standing(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    by_date: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_date[figure.statement.date].append(figure)
    standing: list[Figure] = []
    for date in sorted(by_date):
        latest = _most_definite(by_date[date])
        if not (standing and all(_meets(old, new) for old in standing for new in latest)):
            standing = latest
    return tuple(standing)


def _most_definite(figures: Sequence[Figure]) -> list[Figure]:
    best = min(_vagueness(figure.count) for figure in figures)
    first: dict[Count, Figure] = {}
    for figure in figures:
        if _vagueness(figure.count) == best:
            first.setdefault(figure.count, figure)
    return list(first.values())


def _vagueness(count: Count) -> int:
    """0 exact, 1 between two bounds, 2 at least, 3 at most."""
    if count.is_exact:
        return 0
    if count.minimum is not None and count.maximum is not None:
        return 1
    return 2 if count.minimum is not None else 3


def _meets(old: Figure, new: Figure) -> bool:
    """Whether an exact old figure lies within a new one that is not."""
    low, high, value = new.count.minimum, new.count.maximum, old.count.minimum
    if not old.count.is_exact or value is None or new.count.is_exact:
        return new.count == old.count
    return (low is None or low <= value) and (high is None or value <= high)
