"""Rules over rows of items: all matches of one rule, and the best of many that do not overlap."""

from __future__ import annotations

import pytest

from tawthiq.lang import Rule
from tawthiq.lang.patterns import Pattern
from tawthiq.mentions import Item, applicable, encode, find, find_longest


def row(classes: str) -> list[Item]:
    """Items of one or more classes each: `NUM PERSON|WORD`."""
    return [Item(frozenset(name.split("|")), i, i + 1, name.lower()) for i, name in enumerate(classes.split())]


def rules(*patterns: str) -> list[Rule]:
    return [
        Rule(f"xx.count.{i}", "count", Pattern(pattern, "test"), {}, (), i, f"test:{i}")
        for i, pattern in enumerate(patterns)
    ]


def matches(patterns: tuple[str, ...], classes: str) -> list[tuple[str, int, int]]:
    found = find_longest(rules(*patterns), row(classes))
    return [(match.rule.id[-1], match.start, match.end) for match in found]


CASES = [
    (("NUM PERSON",), "NUM PERSON", [("0", 0, 2)]),
    (("NUM PERSON",), "NUM WORD PERSON", []),
    (("NUM PERSON",), "NUM PERSON NUM PERSON", [("0", 0, 2), ("0", 2, 4)]),
    (("NUM", "NUM PERSON"), "NUM PERSON", [("1", 0, 2)]),  # the longer one
    (("NUM PERSON", "NUM WORD"), "NUM PERSON|WORD", [("0", 0, 2)]),  # of one length, the one that comes first
    (("PERSON NUM", "NUM PERSON"), "NUM PERSON NUM", [("1", 0, 2)]),  # the leftmost
    (("^NUM/EDGE{1,3}",), "EDGE WORD WORD NUM", [("0", 1, 3)]),
    (("NUM",), "", []),
]


@pytest.mark.parametrize(("patterns", "classes", "expected"), CASES)
def test_leftmost_then_longest_then_first(
    patterns: tuple[str, ...], classes: str, expected: list[tuple[str, int, int]]
) -> None:
    assert matches(patterns, classes) == expected


def test_parts_that_matched_nothing_are_left_out() -> None:
    (rule,) = rules("number:NUM who:PERSON?")
    items = row("NUM PERSON NUM")
    first, second = find(rule, encode(items))
    assert first.parts == {"number": (0, 1), "who": (1, 2)}
    assert second.parts == {"number": (2, 3)}


def test_a_class_met_after_the_rule_was_compiled_is_found() -> None:
    (rule,) = rules("PERSON")
    assert list(find(rule, encode(row("WORD")))) == []
    late = row("PERSON|LATE")
    assert [match.start for match in find(rule, encode(late))] == [0]


def test_rules_whose_classes_are_not_there_are_not_tried() -> None:
    found = applicable(rules("NUM PERSON", "NUM PLACE?", "(PLACE | WORD) NUM", "^NUM"), encode(row("NUM WORD")))
    assert [rule.order for rule in found] == [1, 2, 3]
