"""When the war began that a report tells of: what "since the war began" counts from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.mentions.time_days import Known
from tawthiq.mentions.time_items import Item
from tawthiq.mentions.time_resolution import resolve
from tawthiq.mentions.time_values import SILENT, When

_REACH = 12  # items before a date in which a war may be named
_STRETCHES = frozenset({"DAY", "MONTHP", "YEARP", "PERIOD"})


def war_start(items: Sequence[Item], known: Known) -> str | None:
    """The earliest beginning of a war that the words give: "a conflict since 2011", "the war that began in March 2011".

    Where none is given, what its age gives ("the five-year war").
    """
    named = sorted(start for start in _named(items, known) if start)
    if named:
        return named[0]
    ages = {resolve("SINCED", age, known)[0] for item in items if item.when is not SILENT and (age := _age(item))}
    return ages.pop() if len(ages) == 1 else None


def _named(items: Sequence[Item], known: Known) -> Iterator[str | None]:
    for index, item in enumerate(items):
        if item.when is SILENT:
            continue
        first = item.when.first
        if "SINCED" in item.classes and item.when.shape in {"since", "since-begun"} and first and _has_year(first):
            if item.when.war or "WARWORD" in _before(items, index):
                yield resolve("SINCED", item.when, known)[0]
        elif item.classes & _STRETCHES and _has_year(item.when) and {"WARWORD", "BEGIN"} <= _before(items, index):
            name = next(iter(item.classes & _STRETCHES))
            yield resolve(name, item.when, known)[0]


def _has_year(when: When) -> bool:
    return when.year is not None


def _age(item: Item) -> When | None:
    if "WARAGE" in item.classes or item.when.shape == "war-age":
        return When(shape="war-age", unit=item.when.unit, count=item.when.count)
    return None


def _before(items: Sequence[Item], index: int) -> set[str]:
    """The classes of the items before, of the same sentence."""
    found: set[str] = set()
    for item in items[index - 1 : max(0, index - _REACH) : -1] if index else ():
        if item.classes & {"DOT", "BREAK"}:
            break
        found |= item.classes
    return found
