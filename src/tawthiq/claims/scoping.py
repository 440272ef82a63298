"""Whether the figures of a clause are of one attack or run over more than that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.clauses import Clause
from tawthiq.claims.timing import Role, role_of
from tawthiq.mentions import PlaceMention, Quantity, Reach, StrikeCount, TimeKind, TimeMention
from tawthiq.model import Precision

_JOINTS = frozenset({"AND", "COMMA", "IN", "CUE"})
_MANY = 5000  # people: more than any single attack of these wars has killed
_MANY_STRIKES = 500  # more than reports give one place for one day


def is_total(clause: Clause, times: Sequence[TimeMention], places: Sequence[PlaceMention]) -> bool:
    """Whether the figures of a clause run over more than one attack, by the `times` and `places` of its event."""
    on_one_day = any(time.kind is TimeKind.DAY and time.reach is Reach.WITHIN for time in times)
    if any(time.reach is Reach.ALL for time in times) or _says_total(clause, "TOTAL"):
        return True
    if not on_one_day and _says_total(clause, "HABIT"):
        return True
    if any(_follows_attacks(clause, time) for time in times) or _spans_provinces(clause, places):
        return True
    open_ended = any(time.reach is Reach.OPEN for time in times)
    very_many = not on_one_day and _counts_very_many(clause)
    return very_many or (open_ended and not _is_of_one_attack(clause, places))


def _says_total(clause: Clause, name: str) -> bool:
    """Whether words for a total stand with the event: "the first since the war began" does not make one."""
    items = clause.passage.items
    totals = (index for index in range(*clause.stretch) if name in items[index].classes)
    return any(role_of(clause, index) is Role.EVENT for index in totals)


def _follows_attacks(clause: Clause, time: TimeMention) -> bool:
    """Whether a longer time stands right behind several attacks: "last week's attacks"."""
    if time.reach is not Reach.OPEN:
        return False
    items = clause.passage.items
    before = next(items[index - 1].value for index, item in enumerate(items) if item.value is time)
    return isinstance(before, StrikeCount) and before.count.minimum != 1


def _spans_provinces(clause: Clause, places: Sequence[PlaceMention]) -> bool:
    """Whether places joined by "and" lie in different provinces: "in Baiji and Ramadi"."""
    if sum(place.precision >= Precision.FIRST_LEVEL for place in places) == 1:
        return False  # the one province that holds them
    inside = [place for place in places if not place.beyond]
    return any(_is_joined(clause, one, other) and _apart(one, other) for one, other in pairwise(inside))


def _is_joined(clause: Clause, one: PlaceMention, other: PlaceMention) -> bool:
    values = [item.value for item in clause.passage.items]
    first, second = (
        next((i for i, value in enumerate(values) if _is_same(value, place)), -1) for place in (one, other)
    )
    between = clause.passage.items[first + 1 : second]
    return 0 < first < second and bool(between) and all(item.classes & _JOINTS for item in between)


def _is_same(value: object, place: PlaceMention) -> bool:
    return isinstance(value, PlaceMention) and value.span == place.span


def _apart(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether no reading of the two names puts them into one province, and both have a country in common."""
    units = [{entry.admin1 or entry.id for entry in place.entries} for place in (one, other)]
    lands = [{entry.country for entry in place.entries} for place in (one, other)]
    exact = all(place.precision <= Precision.FIRST_LEVEL for place in (one, other))
    return exact and all(units) and units[0].isdisjoint(units[1]) and not lands[0].isdisjoint(lands[1])


def _is_of_one_attack(clause: Clause, places: Sequence[PlaceMention]) -> bool:
    """Whether the clause tells of a single strike, or of one settlement."""
    strikes = (item.value for item in clause.items if isinstance(item.value, StrikeCount))
    if any(strike.count.is_exact and strike.count.minimum == 1 for strike in strikes):
        return True
    return any(place.precision <= Precision.NEAR and not place.near for place in places)


def _counts_very_many(clause: Clause) -> bool:
    """Whether a figure, of people or of strikes, is of a size that no one attack has."""
    values = [item.value for item in clause.items]
    people = [value.count for value in values if isinstance(value, Quantity) and value.who]
    strikes = [value.count for value in values if isinstance(value, StrikeCount)]
    limits = ((people, _MANY), (strikes, _MANY_STRIKES))
    return any((count.minimum or 0) >= limit for counts, limit in limits for count in counts)
