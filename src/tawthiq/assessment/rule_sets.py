"""Published grading rules, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tawthiq.assessment.findings import CONDITIONS, Findings
from tawthiq.errors import InputError
from tawthiq.model import Grade, StrikeStatus

DEFAULT = "airwars"


@dataclass(frozen=True, slots=True)
class GradeRule:
    """A grade, the conditions under which it is given, its labels by language and the parts of its reason."""

    id: str
    grade: Grade
    when: tuple[str, ...]
    parts: tuple[str, ...]
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StrikeRule:
    """A strike status and the conditions under which it is given."""

    status: StrikeStatus
    when: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules in order: the first that holds decides. The last of each kind has no condition."""

    id: str
    grades: tuple[GradeRule, ...]
    strikes: tuple[StrikeRule, ...]

    def grade(self, findings: Findings) -> GradeRule:
        """The first grade rule that holds."""
        return next(rule for rule in self.grades if _hold(rule.when, findings))

    def strike_status(self, findings: Findings) -> StrikeStatus:
        """The status of the first strike rule that holds."""
        return next(rule.status for rule in self.strikes if _hold(rule.when, findings))


@cache
def load_rule_set(name: str = DEFAULT) -> RuleSet:
    """The rule set of that name. Raises InputError where there is none or it names an unknown condition."""
    source = files("tawthiq.assessment").joinpath("rules", f"{name}.toml")
    if not name.isidentifier() or not source.is_file():
        raise InputError(f"rule set {name}", "there is no such rule set", f"the one that comes along is {DEFAULT}")
    return parse_rule_set(tomllib.loads(source.read_text(encoding="utf-8")))


def parse_rule_set(value: Mapping[str, Any]) -> RuleSet:
    """The rule set of a parsed TOML file. Raises InputError for an unknown condition or a list that can run out."""
    for kind in ("grade", "strike"):
        unknown = {name for entry in value[kind] for name in entry["when"]} - CONDITIONS.keys()
        if unknown:
            raise InputError(f"rule set {value['id']}", f"unknown conditions: {', '.join(sorted(unknown))}")
        if value[kind][-1]["when"]:
            raise InputError(f"rule set {value['id']}", f"the last {kind} rule has a condition", "add one without")
    grades = (
        GradeRule(e["id"], Grade(e["grade"]), tuple(e["when"]), tuple(e["parts"]), e["label"]) for e in value["grade"]
    )
    strikes = (StrikeRule(StrikeStatus(e["status"]), tuple(e["when"])) for e in value["strike"])
    return RuleSet(value["id"], tuple(grades), tuple(strikes))


def _hold(conditions: tuple[str, ...], findings: Findings) -> bool:
    return all(CONDITIONS[name](findings) for name in conditions)
