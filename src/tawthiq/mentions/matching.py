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


def encode(items: Sequence[Item], alphabet: ClassAlphabet) -> str:
    """The row as a string for the patterns, one character an item."""
    return "".join(alphabet.character(item.classes) for item in items)


def find(rule: Rule, string: str, alphabet: ClassAlphabet) -> Iterator[RuleMatch]:
    """The rule's matches in an encoded row, left to right."""
    for match in rule.pattern.find(string, alphabet):
        parts = {name: match.span(name) for name in match.re.groupindex if match.span(name) != (-1, -1)}
        yield RuleMatch(rule, match.start(), match.end(), {n: s for n, s in parts.items() if s[0] < s[1]})


def find_longest(rules: Sequence[Rule], items: Sequence[Item], alphabet: ClassAlphabet) -> list[RuleMatch]:
    """Matches of all rules that do not overlap: leftmost first, then longest, then the rule that comes first."""
    string = encode(items, alphabet)
    found = [match for rule in rules for match in find(rule, string, alphabet)]
    found.sort(key=lambda match: (match.start, -match.end, match.rule.order))
    chosen: list[RuleMatch] = []
    for match in found:
        if not chosen or match.start >= chosen[-1].end:
            chosen.append(match)
    return chosen
