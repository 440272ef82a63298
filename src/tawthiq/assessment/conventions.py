"""The same figures as three recorders of casualties would enter them, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from tawthiq.assessment.figures import PROTECTED, Figure, Key
from tawthiq.assessment.standing import Standing
from tawthiq.assessment.wording import wordings
from tawthiq.model import Convention, Outcome, Population, Range

NEEDED = 2  # independent sources of civilian deaths that Iraq Body Count asks for

_CIVILIANS = tuple(
    frozenset((outcome, who) for who in PROTECTED | {Population.CIVILIANS})
    for outcome in (Outcome.KILLED, Outcome.INJURED)
)
_PROTECTED = tuple(sorted(PROTECTED))


def conventions(
    standings: Sequence[Standing], killed: Mapping[str, Range], injured: Mapping[str, Range]
) -> tuple[Convention, ...]:
    """An incident's figures by the conventions of UCDP, Airwars and Iraq Body Count, with the claims they rest on.

    `ucdp`: all the dead as `low`, `best` and `high`, and `best` split into `civilians`, `combatants` and `unknown`,
    which add up to it (UCDP GED codebook: deaths_a, deaths_b, deaths_civilians and deaths_unknown; the sides of
    combatants are not told apart here). Each total is that of one source; civilians alone are a total only where
    nobody counts people. UCDP's coders choose the number they find most reliable, and their best estimate is
    conservative; which source is most reliable is not for a program to say, so `best` is here the lowest exact total,
    `low` the lowest that any source allows and `high` the highest. An event needs one death in one of the three.

    `airwars`: civilians killed and injured, from the lowest to the highest over the independent sources. People whose
    status no source states are not counted as civilians.

    `ibc`: civilians killed, from the lowest to the highest. Iraq Body Count publishes what at least two independent
    sources report (its published methods); `qualifies` says whether so many report deaths of civilians here, with or
    without a number.
    """
    deaths, injuries = (sum(_tells_of(civilians, standing) for standing in standings) for civilians in _CIVILIANS)
    return (_ucdp(standings), _airwars(killed, injured, harmed=deaths + injuries > 0), _ibc(killed, deaths))


@dataclass(frozen=True, slots=True)
class _Total:
    """All the dead by one source: at the least, at the most, and the figures that give it."""

    low: int
    high: int | None
    figures: tuple[Figure, ...]
    standing: Standing

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def order(self) -> tuple[object, ...]:
        return (self.low, self.figures[0].statement.order)


def _ucdp(standings: Sequence[Standing]) -> Convention:
    whole = [total for standing in standings for total in _totals(standing)]
    rest = [standing for standing in standings if (Outcome.KILLED, Population.PEOPLE) not in standing.figures]
    parts = [total for standing in rest if (total := _sum_of_parts(standing))]
    totals = whole or parts
    if not totals:
        return _convention("ucdp", dict.fromkeys(_UCDP), (), _reason("ucdp_none"), qualifies=False)
    lowest = min(totals, key=_ORDER)
    best = min([total for total in totals if total.is_exact], key=_ORDER, default=lowest)
    ends = [(total.low if total.high is None else total.high, total) for total in (*totals, *parts)]
    high = max([end for end, _ in ends])
    highest = min([total for end, total in ends if end == high], key=_ORDER)
    same = [total for total in (*totals, *parts) if total.is_exact and total.low == best.low] or [best]
    civilians, combatants = max(map(_split, same), key=sum)
    numbers = (lowest.low, best.low, high, civilians, combatants, best.low - civilians - combatants)
    claims = [figure.statement.claim.id for total in (lowest, best, highest) for figure in total.figures]
    figures = dict(zip(_UCDP, numbers, strict=True))
    return _convention("ucdp", figures, claims, _reason("ucdp"), qualifies=high > 0)


_UCDP = ("low", "best", "high", "civilians", "combatants", "unknown")
_AIRWARS = ("killed_min", "killed_max", "injured_min", "injured_max")
_ORDER = attrgetter("order")


def _totals(standing: Standing) -> Iterator[_Total]:
    for figure in standing.figures.get((Outcome.KILLED, Population.PEOPLE), ()):
        if figure.count.minimum is not None:
            yield _Total(figure.count.minimum, figure.count.maximum, (figure,), standing)


def _sum_of_parts(standing: Standing) -> _Total | None:
    """What a source that does not count people counts of civilians and combatants."""
    groups = [standing.figures.get((Outcome.KILLED, who), ()) for who in (Population.CIVILIANS, Population.COMBATANTS)]
    lowest = [
        min(known, key=_least) for group in groups if (known := [f for f in group if f.count.minimum is not None])
    ]
    if not lowest:
        return None
    highs = [figure.count.maximum for figure in lowest]
    high = None if None in highs else sum(high or 0 for high in highs)
    return _Total(sum(map(_least, lowest)), high, tuple(lowest), standing)


def _split(best: _Total) -> tuple[int, int]:
    """The civilians and combatants among the dead of a total, as its own claim or else its source says."""
    claims = {figure.statement.claim.id for figure in best.figures}
    civilians = _known(best, (Population.CIVILIANS,), claims) or min(_known(best, _PROTECTED, claims), best.low)
    return civilians, min(_known(best, (Population.COMBATANTS,), claims), best.low - civilians)


def _known(best: _Total, groups: Sequence[Population], claims: set[str]) -> int:
    known = 0
    for who in groups:
        figures = best.standing.figures.get((Outcome.KILLED, who))
        if not figures:
            continue
        counts = [_least(figure) for figure in figures if _least(figure) <= best.low]
        own = [_least(figure) for figure in figures if figure.statement.claim.id in claims]
        known += min(own or counts, default=0)
    return known if known <= best.low else 0


def _least(figure: Figure) -> int:
    return figure.count.minimum or 0


def _airwars(killed: Mapping[str, Range], injured: Mapping[str, Range], *, harmed: bool) -> Convention:
    civilians = [ranges.get(Population.CIVILIANS.value) for ranges in (killed, injured)]
    edges = [edge for value in civilians for edge in ((value.minimum, value.maximum) if value else (None, None))]
    claims = [claim for value in civilians if value for claim in value.claims]
    reason = _reason("airwars" if claims else "airwars_none")
    return _convention("airwars", dict(zip(_AIRWARS, edges, strict=True)), claims, reason, qualifies=harmed)


def _ibc(killed: Mapping[str, Range], telling: int) -> Convention:
    """The convention of Iraq Body Count; `telling` are the sources that report deaths of civilians."""
    value = killed.get(Population.CIVILIANS.value)
    figures = {"min": value.minimum if value else None, "max": value.maximum if value else None}
    claims = value.claims if value else ()
    return _convention("ibc", figures, claims, _reason("ibc", telling), qualifies=telling >= NEEDED)


def _tells_of(keys: frozenset[Key], standing: Standing) -> bool:
    return not (keys.isdisjoint(standing.figures) and keys.isdisjoint(standing.open))


def _convention(
    id_: str, figures: Mapping[str, int | None], claims: Sequence[str], reason: Mapping[str, str], *, qualifies: bool
) -> Convention:
    return Convention(id_, figures, tuple(dict.fromkeys(claims)), qualifies, reason)


@lru_cache(1024)
def _reason(key: str, n: int = 0) -> Mapping[str, str]:
    return {wording.language: wording.text("conventions", key, n=n, needed=NEEDED) for wording in wordings()}
