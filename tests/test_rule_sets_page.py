"""docs/rule-sets.md has every rule of every rule set and every condition, as the data have them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tawthiq.assessment.conditions import CONDITIONS
from tawthiq.assessment.rule_sets import available, load_rule_set, strike_rules

PAGE = (Path(__file__).parents[1] / "docs" / "rule-sets.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, its own head left out."""
    section = re.split(rf"^## {re.escape(heading)}.*$", PAGE, flags=re.MULTILINE)[1].split("\n## ")[0]
    lines = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line] for line in lines[2:]]


def listed(when: tuple[str, ...]) -> str:
    return "`, `".join(when) or "none"


@pytest.mark.parametrize("name", available())
def test_the_rules_of_a_set(name: str) -> None:
    rules = load_rule_set(name).grades
    assert rows(f"`{name}`") == [[rule.id, rule.grade.value, listed(rule.when)] for rule in rules]


def test_the_rules_of_the_strike_status() -> None:
    assert rows("The strike itself") == [[rule.status.value, listed(rule.when)] for rule in strike_rules()]


def test_every_condition() -> None:
    assert [name for name, _ in rows("Conditions")] == list(CONDITIONS)
