"""Numbers in several words or in digits and words: "three hundred and twenty", "40 thousand", "half a million"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.mentions.items import Item

_HUNDRED = 100
_THOUSAND = 1000


def join_numbers(items: Sequence[Item]) -> list[Item]:
    """The items with each run of numerals that is one number joined; its value is a whole number or None."""
    joined: list[Item] = []
    index = 0
    while index < len(items):
        if "NUM" in items[index].classes:
            item, index = _read_number(items, index)
            joined.append(item)
        else:
            joined.append(items[index])
            index += 1
    return joined


def _read_number(items: Sequence[Item], start: int) -> tuple[Item, int]:
    total, current = 0.0, _value(items[start])
    index = start + 1
    if current is None:
        return items[start], index
    last = start
    if _is_scale(items[start]):
        total, current = current, 0.0
    while index < len(items):
        linked = "AND" in items[index].classes
        position = index + linked
        if position >= len(items) or "NUM" not in items[position].classes:
            break
        value = _value(items[position])
        if value is None or not _fits(total, current, items[start : last + 1], items[position], linked):
            break
        if _is_scale(items[position]):
            total, current = total + max(current, 1) * value, 0.0
        elif value == _HUNDRED and not linked:
            current *= value
        else:
            current += value
        last, index = position, position + 1
    whole = round(total + current)
    if last == start:
        exact = whole if whole == total + current else None
        return _replaced(items[start], items[start], exact), index
    return _replaced(items[start], items[last], whole), index


def _fits(total: float, current: float, run: Sequence[Item], item: Item, linked: bool) -> bool:
    """Whether a numeral goes on the number so far, rather than beginning another."""
    value = _value(item) or 0
    if not item.meanings:  # digits: "3 thousand and 500"
        return linked and total >= _THOUSAND and current == 0 and value < _THOUSAND
    if linked:
        return _fits_linked(total, current, value)
    if _is_scale(item):
        return 0 < current < _THOUSAND * _THOUSAND and (total == 0 or total > value)
    if value == _HUNDRED:
        return 0 < current < 10
    tight = any(part.feature("joins") == "tight" for part in (*run, item))
    in_words = bool(run[-1].meanings)  # "20 three" is two numbers
    return tight and in_words and _fits_tightly(total, current, value)


def _fits_tightly(total: float, current: float, value: float) -> bool:
    """A smaller part without "and": "twenty three", "two thousand five hundred"."""
    after_tens = value < 10 and current % _HUNDRED >= 20 and current % 10 == 0
    after_hundreds = value < _HUNDRED and current >= _HUNDRED and current % _HUNDRED == 0
    return after_tens or after_hundreds or (value < _THOUSAND and current == 0 and total >= _THOUSAND)


def _fits_linked(total: float, current: float, value: float) -> bool:
    """A numeral after "and" adds a smaller part, or tens to units ("five and twenty")."""
    if value >= _THOUSAND:
        return False
    whole_hundreds = current >= _HUNDRED and current % _HUNDRED == 0
    after_thousands = current == 0 and total >= _THOUSAND
    if value >= _HUNDRED:
        return after_thousands
    is_tens = value >= 20 and value % 10 == 0
    return whole_hundreds or after_thousands or (is_tens and 0 < current % _HUNDRED < 10)


def _is_scale(item: Item) -> bool:
    return item.feature("scale") is not None


def _value(item: Item) -> float | None:
    return float(item.value) if isinstance(item.value, int | float) else None


def _replaced(first: Item, last: Item, value: int | None) -> Item:
    norm = first.norm if first is last else f"{first.norm} {last.norm}"
    return Item(first.classes, first.start, last.end, norm, first.meanings, first.definite, last.possessed, value)
