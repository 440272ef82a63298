"""The figures by which a source stands once its later words have replaced the earlier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq.assessment.figures import WHOLE, Aside, Days, Figure, Given, Key, given_figures, implied_civilians
from tawthiq.assessment.independence import Source
from tawthiq.model import Count, Outcome, Population, SettingAside
from tawthiq.model.harm import HARM

_OUTCOMES = tuple(sorted(HARM))

Limits = Mapping[tuple[str, Outcome], Figure]


@dataclass(frozen=True, slots=True)
class Standing:
    """By outcome and population, the figures by which a source stands, usually one; what gave way to them; and the
    open counts it gives.
    """

    source: Source
    figures: Mapping[Key, tuple[Figure, ...]]
    open: Mapping[Key, Sequence[Figure]]
    aside: tuple[Aside, ...]


def stand(sources: Sequence[Source], days: Days) -> list[Standing]:
    """What every source of an incident between two ISO days stands by.

    Its later word replaces the earlier, by the day it was first published, up or down, except that a vaguer later
    word which the earlier exact figure meets ("more than 40" after 43) leaves that standing. On one day the most
    definite form stands. In one report the largest of several exact figures is the toll; smaller ones are parts of it
    or an earlier state. So is a figure of people below the source's own of civilians, and a smaller figure in the
    voice of an outlet whose report attributes a larger one to a named source. Several figures of one form in
    different reports of one day all stand, since nothing tells which is the later. Where a source counts only
    children, women and helpers, they are so many civilians.
    """
    given = [given_figures(source, days) for source in sources]
    limits = _limits(sources, given)
    return [_stand(source, own, limits) for source, own in zip(sources, given, strict=True)]


def _stand(source: Source, given: Given, limits: Limits) -> Standing:
    aside = list(given.aside)
    kept = dict(_with_implied(source, given))
    for key, figures in kept.items() if limits and source.ground != "speaker" else ():
        limited = [(figure, _limit(key, figure, limits)) for figure in figures]
        aside += [Aside(key, figure, SettingAside.PART, limit) for figure, limit in limited if limit]
        kept[key] = [figure for figure, limit in limited if not limit]
    standing = {key: _latest(key, kept[key], aside) for key in sorted(kept)}
    for outcome in _OUTCOMES if len(standing) > 1 else ():
        _put_people_right(outcome, standing, aside)
    return Standing(source, {key: figures for key, figures in standing.items() if figures}, given.open, tuple(aside))


def _put_people_right(outcome: Outcome, standing: dict[Key, tuple[Figure, ...]], aside: list[Aside]) -> None:
    """A source's figure of people below its own of civilians counts some of these."""
    key = (outcome, Population.PEOPLE)
    counted = standing.get((outcome, Population.CIVILIANS))
    if counted and key in standing:
        civilians = min(counted, key=_least)
        some = [f for f in standing[key] if f.count.maximum is not None and f.count.maximum < _least(civilians)]
        aside += [Aside(key, figure, SettingAside.PART, civilians) for figure in some]
        standing[key] = tuple(figure for figure in standing[key] if figure not in some)


def _with_implied(source: Source, given: Given) -> Mapping[Key, Sequence[Figure]]:
    whole = {outcome for outcome, who in given.figures if who in WHOLE}
    partly = {outcome for outcome, _ in given.figures} - whole
    if not partly:
        return given.figures
    found = dict(given.figures)
    for outcome in sorted(partly):
        counts = ((statement, implied_civilians(statement, outcome)) for statement in source.statements)
        found[outcome, Population.CIVILIANS] = [Figure(count, statement) for statement, count in counts if count]
    return found


def _limits(sources: Sequence[Source], given: Sequence[Given]) -> Limits:
    """By report and outcome, the largest exact figure of people or civilians that a named source has there."""
    found: dict[tuple[str, Outcome], Figure] = {}
    for source, own in zip(sources, given, strict=True):
        if source.ground == "speaker":
            for (outcome, who), figures in own.figures.items():
                for figure in figures if who in WHOLE else ():
                    key = (figure.statement.document.doc_id, outcome)
                    if figure.count.is_exact and (key not in found or _least(found[key]) < _least(figure)):
                        found[key] = figure
    return found


def _limit(key: Key, figure: Figure, limits: Limits) -> Figure | None:
    outcome, who = key
    limit = limits.get((figure.statement.document.doc_id, outcome))
    if limit is None or who not in WHOLE or figure.count.minimum is None:
        return None
    return limit if _least(figure) < _least(limit) else None


def _latest(key: Key, figures: Sequence[Figure], aside: list[Aside]) -> tuple[Figure, ...]:
    if len(figures) == 1:
        return (figures[0],)
    by_date: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_date[figure.statement.date].append(figure)
    standing: list[Figure] = []
    for date in sorted(by_date):
        latest = _of_day(key, by_date[date], aside)
        if standing and all(_meets(old, new) for old in standing for new in latest):
            aside += [
                Aside(key, new, SettingAside.VAGUER, standing[0]) for new in latest if new.count != standing[0].count
            ]
        else:
            counts = {new.count for new in latest}
            aside += [
                Aside(key, old, _change(old, latest[0]), latest[0]) for old in standing if old.count not in counts
            ]
            standing = latest
    return tuple(standing)


def _of_day(key: Key, figures: Sequence[Figure], aside: list[Aside]) -> list[Figure]:
    """The most definite figures of one day, of each report the largest, each count once."""
    best = min(_vagueness(figure.count) for figure in figures)
    definite = [figure for figure in figures if _vagueness(figure.count) == best]
    largest: dict[str, Figure] = {}
    for figure in definite:
        report = figure.statement.document.doc_id
        if report not in largest or _least(figure) > _least(largest[report]):
            largest[report] = figure
    first: dict[Count, Figure] = {}
    for figure in definite:
        toll = largest[figure.statement.document.doc_id] if best == 0 else figure
        if figure.count == toll.count:
            first.setdefault(figure.count, figure)
        else:
            aside.append(Aside(key, figure, SettingAside.PART, toll))
    standing = list(first.values())
    vaguer = (figure for figure in figures if _vagueness(figure.count) > best)
    aside += [Aside(key, figure, SettingAside.DEFINITE, standing[0]) for figure in vaguer]
    return standing


def _change(old: Figure, new: Figure) -> SettingAside:
    before, after = _top(old.count), _top(new.count)
    if before == after:
        return SettingAside.DEFINITE
    return SettingAside.ROSE if before < after else SettingAside.CORRECTED


def _top(count: Count) -> int:
    return count.maximum if count.maximum is not None else count.minimum or 0


def _least(figure: Figure) -> int:
    return figure.count.minimum or 0


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
