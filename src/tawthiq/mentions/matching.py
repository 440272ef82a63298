"""Applying rules to a row of items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tawthiq.lang import ClassAlphabet, Rule
from tawthiq.mentions.items import Item

Stretch = tuple[int, int]  # half-open, in items


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """Where a rule matched: `start` and `end` in items, half-open, and the stretches of its named parts."""

    rule: Rule
    start: int
    end: int
    parts: dict[str, Stretch]


@dataclass(frozen=True, slots=True)
class Row:
    """Items ready for rules: `string` has one character an item, `classes` are those of all items together."""

    string: str
    classes: frozenset[str]
    alphabet: ClassAlphabet


def encode(items: Sequence[Item], alphabet: ClassAlphabet) -> Row:
    """The row of some items."""
    sets = [item.classes for item in items]
    return Row(alphabet.encode(sets), frozenset().union(*sets), alphabet)


def applicable(rules: Sequence[Rule], row: Row) -> list[Rule]:
    """The rules that may match in a row, in their order: those for which all that they need is there."""
    present = row.classes
    return [rule for rule in rules if rule.pattern.must <= present and rule.pattern.may_match(present)]


def find(rule: Rule, row: Row) -> Iterator[RuleMatch]:
    """The rule's matches in a row, left to right."""
    for match in rule.pattern.find(row.string, row.alphabet):
        spans = ((name, match.span(name)) for name in match.re.groupindex)
        yield RuleMatch(rule, *match.span(), {name: span for name, span in spans if span[0] < span[1]})


def find_longest(rules: Sequence[Rule], items: Sequence[Item], alphabet: ClassAlphabet) -> list[RuleMatch]:
    """Matches of all rules that do not overlap: leftmost first, then longest, then the rule that comes first."""
    row = encode(items, alphabet)
    found = [match for rule in applicable(rules, row) for match in find(rule, row)]
    found.sort(key=lambda match: (match.start, -match.end, match.rule.order))
    chosen: list[RuleMatch] = []
    for match in found:
        if not chosen or match.start >= chosen[-1].end:
            chosen.append(match)
    return chosen
