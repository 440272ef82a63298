"""Applying rules to a row of items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawthiq.lang import ClassAlphabet, Rule, Rules
from tawthiq.mentions.items import Item

Stretch = tuple[int, int]  # half-open, in items


class RuleMatch(NamedTuple):
    """Where a rule matched: `start` and `end` in items, half-open, and the stretches of its named parts."""

    rule: Rule
    start: int
    end: int
    parts: dict[str, Stretch]


class Row:
    """Items ready for rules: a string of one character an item for each alphabet that asks for one."""

    __slots__ = ("_classes", "_sets", "_strings")

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        """Take the classes of each item."""
        self._sets = sets
        self._strings: dict[ClassAlphabet, str] = {}
        self._classes: frozenset[str] | None = None

    @property
    def classes(self) -> frozenset[str]:
        """The classes of all items together."""
        if self._classes is None:
            self._classes = frozenset().union(*self._sets)
        return self._classes

    def string(self, alphabet: ClassAlphabet) -> str:
        """The items in an alphabet."""
        found = self._strings.get(alphabet)
        if found is None:
            found = self._strings[alphabet] = alphabet.encode(self._sets)
        return found


def encode(items: Iterable[Item]) -> Row:
    """The row of some items."""
    return Row([item.classes for item in items])


def applicable(rules: Sequence[Rule], row: Row) -> list[Rule]:
    """The rules that may match in a row, in their order: those for which all that they need is there."""
    if not rules:
        return []
    shared = rules if isinstance(rules, Rules) else Rules(rules)
    return shared.applicable(row.string(shared.alphabet))


def find(rule: Rule, row: Row) -> list[RuleMatch]:
    """The rule's matches in a row, left to right."""
    pattern = rule.pattern
    found = pattern.find(row.string(pattern.alphabet), pattern.alphabet)
    return [RuleMatch(rule, *match.span(), pattern.spans(match)) for match in found]


def find_longest(rules: Sequence[Rule], items: Sequence[Item] | Row) -> list[RuleMatch]:
    """Matches of all rules that do not overlap: leftmost first, then longest, then the rule that comes first."""
    row = items if isinstance(items, Row) else encode(items)
    found = [match for rule in applicable(rules, row) for match in find(rule, row)]
    if len(found) < 2:
        return found
    found.sort(key=_rank)
    chosen: list[RuleMatch] = []
    end = 0
    for match in found:
        if match.start >= end:
            chosen.append(match)
            end = match.end
    return chosen


def _rank(match: RuleMatch) -> tuple[int, int, int]:
    return match.start, -match.end, match.rule.order
