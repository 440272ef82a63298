"""The figures of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tawthiq.errors import InputError
from tawthiq.model import Casualty, Count, exactly
from tawthiq.recorders.mapping import FigureRule
from tawthiq.recorders.row import Row

_MOST_DIGITS = 9


def read_figures(row: Row, rules: Sequence[FigureRule], is_armed: Callable[[str], bool]) -> tuple[Casualty, ...]:
    """The figures that a row states, in the order of the rules; an empty cell is not known, and no figure.

    `is_armed` says whether one of the parties in the cell of a name is a known force. Raises InputError where a cell
    holds no number, or a range ends below its start.
    """
    return tuple(_figures(row, rules, is_armed))


def _figures(row: Row, rules: Sequence[FigureRule], is_armed: Callable[[str], bool]) -> Iterator[Casualty]:
    for rule in rules:
        if not row.holds(rule.when) or not all(map(is_armed, rule.armed)):
            continue
        count = _count(row, rule)
        words = row.words((*_bounds(rule), *rule.also))
        if count is None or words is None or (count.maximum == 0 and not rule.zero_counts):
            continue
        yield Casualty(rule.outcome, rule.who, count, row.quote(words), words)


def _bounds(rule: FigureRule) -> tuple[str, ...]:
    return tuple(name for name in (rule.least, rule.most, *rule.parts) if name)


def _count(row: Row, rule: FigureRule) -> Count | None:
    if rule.parts:
        numbers = [number for name in rule.parts if (number := _number(row, name)) is not None]
        return exactly(sum(numbers)) if len(numbers) == len(rule.parts) else None
    least, most = _number(row, rule.least), _number(row, rule.most)
    if most is None and not least:
        return None  # "at least none" says nothing
    if least is not None and most is not None and least > most:
        problem = f"{rule.least} is {least} and {rule.most} is {most}"
        raise InputError(row.where, problem, "the least comes first; correct the row")
    return Count(least, most)


def _number(row: Row, name: str | None) -> int | None:
    cell = row.values.get(name or "", "")
    if not cell:
        return None
    whole, point, part = cell.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= _MOST_DIGITS and not part.strip("0")):
        raise InputError(row.where, f"{name} is {cell!r}", "write a whole number, or leave the cell empty")
    if point and not part:
        raise InputError(row.where, f"{name} is {cell!r}", "write a whole number, or leave the cell empty")
    return int(whole)
