"""Published grading rules, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tawthiq.assessment.conditions import CONDITIONS, holds
from tawthiq.assessment.findings import Findings
from tawthiq.errors import InputError
from tawthiq.model import Grade, StrikeStatus

DEFAULT = "airwars"


@dataclass(frozen=True, slots=True)
class GradeRule:
    """A grade, the conditions under which it is given, and the parts of its reason."""

    id: str
    grade: Grade
    when: tuple[str, ...]
    parts: tuple[str, ...]

    def basis(self, findings: Findings) -> tuple[str, ...]:
        """The claims (ids) on which the grade rests: those of its conditions, or of the sources where it has none."""
        names = self.when or ("two_origins",)
        return tuple(dict.fromkeys(key for name in names for key in CONDITIONS[name].basis(findings)))


@dataclass(frozen=True, slots=True)
class StrikeRule:
    """A strike status and the conditions under which it is given."""

    status: StrikeStatus
    when: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules in order: the first that holds decides. The last has no condition.

    `labels` are the names of its grades by language, `asked` the conditions that any of the rules names.
    """

    id: str
    grades: tuple[GradeRule, ...]
    labels: Mapping[Grade, Mapping[str, str]]
    asked: frozenset[str]

    def grade(self, findings: Findings) -> GradeRule:
        """The first grade rule that holds."""
        return self.given(self.met(findings))

    def given(self, met: frozenset[str]) -> GradeRule:
        """The first grade rule that holds where these are the conditions that do."""
        return next(rule for rule in self.grades if met.issuperset(rule.when))

    def met(self, findings: Findings) -> frozenset[str]:
        """Those of the conditions asked that hold."""
        return frozenset([name for name in self.asked if holds(name, findings)])


def strike_status(findings: Findings) -> StrikeStatus:
    """The status of the first strike rule that holds, under whatever rule set."""
    return next(rule.status for rule in strike_rules() if _hold(rule.when, findings))


def available() -> tuple[str, ...]:
    """The names of the rule sets that come along, sorted."""
    folder = files("tawthiq.assessment").joinpath("rules")
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def load_rule_set(name: str = DEFAULT) -> RuleSet:
    """The rule set of that name. Raises InputError where there is none or it names an unknown condition."""
    if name not in available():
        raise InputError(f"rule set {name}", "there is no such rule set", f"there are: {', '.join(available())}")
    source = files("tawthiq.assessment").joinpath("rules", f"{name}.toml")
    return parse_rule_set(tomllib.loads(source.read_text(encoding="utf-8")))


def parse_rule_set(value: Mapping[str, Any]) -> RuleSet:
    """The rule set of a parsed TOML file.

    Raises InputError for an unknown condition, a grade without labels or a list that can run out.
    """
    name = f"rule set {value['id']}"
    _check(name, value["grade"])
    unnamed = {entry["grade"] for entry in value["grade"]} - value["labels"].keys()
    if unnamed:
        raise InputError(name, f"grades without labels: {', '.join(sorted(unnamed))}")
    grades = tuple(GradeRule(e["id"], Grade(e["grade"]), tuple(e["when"]), tuple(e["parts"])) for e in value["grade"])
    labels = {Grade(grade): words for grade, words in value["labels"].items()}
    return RuleSet(value["id"], grades, labels, frozenset(name for rule in grades for name in rule.when))


@cache
def strike_rules() -> tuple[StrikeRule, ...]:
    """The rules of the strike status, in order; the last has no condition."""
    source = files("tawthiq.assessment").joinpath("strike_status.toml")
    entries = tomllib.loads(source.read_text(encoding="utf-8"))["strike"]
    _check("strike status", entries)
    return tuple(StrikeRule(StrikeStatus(e["status"]), tuple(e["when"])) for e in entries)


def _check(name: str, entries: list[Mapping[str, Any]]) -> None:
    unknown = {condition for entry in entries for condition in entry["when"]} - CONDITIONS.keys()
    if unknown:
        raise InputError(name, f"unknown conditions: {', '.join(sorted(unknown))}")
    if entries[-1]["when"]:
        raise InputError(name, "the last rule has a condition", "add one without")


def _hold(conditions: tuple[str, ...], findings: Findings) -> bool:
    return all(holds(name, findings) for name in conditions)
