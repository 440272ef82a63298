"""The finite grammar of time expressions: a cascade of pattern tables, each level building on the one before.

A rule makes one item out of the items it matches. What they say is merged; a named group sends numbers to a field
(`day:DAYNUM`), `first:` and `last:` keep two ends apart, and `core:` limits the new item to a part of the match,
with the rest as its context; what makes HEAD keeps the class of `head:` and is LED. A rule with the class OTHER
removes what only looks like a time. Within a level the longest match wins, then the earlier rule. The cascade follows
Abney, "Partial parsing via finite-state cascades" (1996).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from tawthiq.lang.alphabet import ClassAlphabet
from tawthiq.lang.patterns import Pattern
from tawthiq.mentions import time_rules, time_rules_stretches
from tawthiq.mentions.time_items import Item
from tawthiq.mentions.time_values import SILENT, When, merge

_LED = frozenset({"LED"})  # behind a preposition
_LEVELS = (*time_rules.LEVELS, *time_rules_stretches.LEVELS)
Unit = TypeVar("Unit")  # an item, or the character that stands for it


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    pattern: Pattern
    makes: str
    sets: When
    order: int


_Level = Sequence[tuple[int, tuple[int, ...], _Rule]]  # each rule with what it needs, in bits of the alphabet


@dataclass(frozen=True, slots=True)
class _Cascade:
    """The compiled levels and the alphabet that they share."""

    alphabet: ClassAlphabet
    levels: tuple[_Level, ...]


@cache
def _cascade() -> _Cascade:
    made = (frozenset({makes}) for level in _LEVELS for _, _, makes, _ in level)
    rules = [
        [
            _Rule(name, Pattern(notation, f"time rule {name}"), makes, sets, order)
            for order, (name, notation, makes, sets) in enumerate(level)
        ]
        for level in _LEVELS
    ]
    relevant = frozenset[str]().union(*(rule.pattern.classes for level in rules for rule in level))
    alphabet = ClassAlphabet(made, relevant)
    return _Cascade(alphabet, tuple([(*rule.pattern.needed(alphabet), rule) for rule in level] for level in rules))


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    rule: _Rule
    item: Item


def parse(items: list[Item]) -> list[Item]:
    """The items with all time expressions put together; each keeps the class of the rule that made it."""
    cascade = _cascade()
    alphabet = cascade.alphabet
    string = alphabet.encode([item.classes for item in items])
    present = alphabet.mask(string)
    for level in cascade.levels:
        rules = [r for must, one_of, r in level if not must & ~present and all(present & one for one in one_of)]
        found = _longest([match for rule in rules for match in _matches(rule, string, items, alphabet)])
        if found:
            made = alphabet.encode([match.item.classes for match in found])
            items = _joined(items, [match.item for match in found], found)
            string = "".join(_joined(string, made, found))
            present |= alphabet.mask(made)
    return items


def _longest(found: list[_Match]) -> list[_Match]:
    """Those that do not overlap: leftmost first, then longest, then by the rule that comes first."""
    found.sort(key=lambda match: (match.start, -match.end, match.rule.order))
    chosen: list[_Match] = []
    for match in found:
        if not chosen or match.start >= chosen[-1].end:
            chosen.append(match)
    return chosen


def _joined(row: Sequence[Unit], made: Sequence[Unit], matches: Sequence[_Match]) -> list[Unit]:
    """The row with each match replaced by what it made."""
    joined: list[Unit] = []
    done = 0
    for match, one in zip(matches, made, strict=True):
        joined += row[done : match.start]
        joined.append(one)
        done = match.end
    joined += row[done:]
    return joined


def _matches(rule: _Rule, string: str, items: list[Item], alphabet: ClassAlphabet) -> Iterator[_Match]:
    for match in rule.pattern.find(string, alphabet):
        start, end = match.span("core") if "core" in match.re.groupindex else match.span()
        said = _says(rule, match, items, start, end)
        if said is not None:
            classes = frozenset({rule.makes})
            if rule.makes == "HEAD":
                classes = items[match.end("head") - 1].classes | _LED
            item = Item(classes, items[start].start, items[end - 1].end, said)
            yield _Match(start, end, rule, item)


def _says(rule: _Rule, match: re.Match[str], items: list[Item], start: int, end: int) -> When | None:
    """What the new item says; `None` where its parts contradict each other or the calendar."""
    ends: dict[str, When] = {}
    numbers: dict[str, int] = {}
    apart: set[int] = set()
    for name, group in match.re.groupindex.items():
        field, inside = name.rstrip("0123456789"), range(*match.regs[group])
        if match.regs[group][0] < 0 or field in {"core", "head"}:
            continue
        if field in {"first", "last"}:
            ends[field] = items[inside[-1]].when
            apart.update(inside)
        else:
            numbers[field] = sum(items[index].when.number or 0 for index in inside)
    merged = merge([*(items[i].when for i in range(start, end) if i not in apart), rule.sets])
    if merged is None:
        return None
    fitted = merged
    if ends or numbers or merged.number is not None:
        fitted = replace(merged, number=None, **ends, **numbers)  # type: ignore[arg-type]
    return fitted if _possible(fitted) else None


def _possible(when: When) -> bool:
    longest = 30 if when.lunar else (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[when.month or 1]
    month_fits = when.month is None or 1 <= when.month <= 12
    return month_fits and (when.day is None or 1 <= when.day <= longest) and _ends_fit(when)


def _ends_fit(when: When) -> bool:
    first, last = when.first or SILENT, when.last or SILENT
    if when.shape == "next-days" and first.weekday is not None and last.weekday is not None:
        return (first.weekday + 1) % 7 == last.weekday
    return when.shape != "next-days" or (first.offset, last.offset) in {(-2, -1), (-1, 0)}
