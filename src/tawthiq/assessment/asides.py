"""What enters no range, or only as a bound, listed with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.assessment.figures import Aside, Key
from tawthiq.assessment.standing import Standing
from tawthiq.assessment.wording import Wording, wordings
from tawthiq.model import BoundedFigure, Count, Outcome, Population, SetAside, SettingAside


def set_aside(standings: Sequence[Standing]) -> tuple[SetAside, ...]:
    """The figures that gave way to others of the same source, or tell of something else, in the order of their words.

    A count that a claim gives twice is listed once.
    """
    found = [aside for standing in standings for aside in standing.aside]
    listed = [_listed(aside) for aside in sorted(found, key=_order)]
    return tuple({(one.claim, one.outcome, one.who, one.count): one for one in listed}.values())


def bounded(standings: Sequence[Standing]) -> tuple[BoundedFigure, ...]:
    """The figures that stand and are no numbers: "at least 12", "up to 20", and "dozens" with both sides open."""
    found = [
        (key, figure)
        for standing in standings
        for figures in (standing.figures, standing.open)
        for key, group in figures.items()
        for figure in group
        if not figure.count.is_exact
    ]
    ordered = sorted(found, key=lambda pair: (_rank(pair[0]), pair[1].statement.order, _size(pair[1].count)))
    return tuple(dict.fromkeys(BoundedFigure(figure.statement.claim.id, *key, figure.count) for key, figure in ordered))


def _listed(aside: Aside) -> SetAside:
    return SetAside(
        claim=aside.figure.statement.claim.id,
        outcome=aside.key[0],
        who=aside.key[1],
        count=aside.figure.count,
        by=aside.by.statement.claim.id if aside.by else None,
        why=aside.why,
        reason={wording.language: _reason(wording, aside) for wording in wordings()},
    )


def _reason(wording: Wording, aside: Aside) -> str:
    time = aside.figure.statement.claim.time
    figure = wording.bounds(aside.by.count) if aside.by else ""
    return wording.text("aside", aside.why.value, figure=figure, time=(time.start or "") if time else "")


def _order(aside: Aside) -> tuple[object, ...]:
    return (
        _rank(aside.key),
        aside.figure.statement.order,
        _size(aside.figure.count),
        _WHYS[aside.why],
    )


def _rank(key: Key) -> tuple[int, int]:
    outcome, who = key
    return _OUTCOMES[outcome], _POPULATIONS[who]


_OUTCOMES = {outcome: rank for rank, outcome in enumerate(Outcome)}
_POPULATIONS = {who: rank for rank, who in enumerate(Population)}
_WHYS = {why: rank for rank, why in enumerate(SettingAside)}


def _size(count: Count) -> tuple[int, int]:
    return count.minimum or 0, count.maximum or 0
